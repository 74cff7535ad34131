/** Characters to tokens (W3C XPath 1.0 section 3.7, with its rules for `*` and operator names). */
import type { Complain } from './problem.ts';

export interface Token {
  /** `operator` covers and, or, mod, div and all signs that combine expressions; `end` closes every list. */
  readonly kind: 'operator' | 'punctuation' | 'name' | 'literal' | 'number' | 'end';
  /** Text without quotes. A name may be `a`, `p:a`, `*` or `p:*`. */
  readonly text: string;
  readonly at: number;
}

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)/y;
const LITERAL = /"[^"]*"|'[^']*'/y;
const NCNAME = '[A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u{effff}][\\w.\\u00b7\\u00c0-\\u{effff}-]*';
const NAME = new RegExp(`${NCNAME}(?::(?!:)(?:${NCNAME}|\\*))?`, 'uy');
const SIGN = /\.\.|::|\/\/|!=|<=|>=|[()[\].@,/|+\-=<>*$]/y;
const OPERATORS = new Set([
  'and',
  'or',
  'mod',
  'div',
  '*',
  '/',
  '//',
  '|',
  '+',
  '-',
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
]);
const WORDS = new Set(['and', 'or', 'mod', 'div']);

export function tokenize(text: string, complain: Complain): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (regex: RegExp): string | undefined => {
    regex.lastIndex = at;
    return regex.exec(text)?.[0];
  };
  for (;;) {
    at += match(SPACE)!.length;
    if (at >= text.length) break;
    const found = next(match, operandEnded(tokens.at(-1))) ?? complain('this is no part of XPath', at);
    const raw = found.kind === 'literal' ? found.text.slice(1, -1) : found.text;
    tokens.push({ kind: found.kind, text: raw, at });
    at += found.text.length;
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
}

/** True when the token before ends an operand, so that `*` multiplies and `and` combines. */
function operandEnded(before: Token | undefined): boolean {
  if (!before || before.kind === 'operator') return false;
  return (
    before.kind !== 'punctuation' || before.text === ')' || before.text === ']' || before.text.startsWith('.')
  );
}

function next(
  match: (regex: RegExp) => string | undefined,
  ended: boolean,
): Pick<Token, 'kind' | 'text'> | undefined {
  const number = match(NUMBER);
  if (number !== undefined) return { kind: 'number', text: number };
  const literal = match(LITERAL);
  if (literal !== undefined) return { kind: 'literal', text: literal };
  const name = match(NAME);
  if (name !== undefined) return { kind: ended && WORDS.has(name) ? 'operator' : 'name', text: name };
  const sign = match(SIGN);
  if (sign === undefined) return undefined;
  if (sign === '*' && !ended) return { kind: 'name', text: sign };
  return { kind: OPERATORS.has(sign) ? 'operator' : 'punctuation', text: sign };
}
