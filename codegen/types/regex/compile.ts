/** From a YANG `pattern` to a JavaScript RegExp that matches whole texts. */
import { type Position, YangError } from '../../error.ts';
import type { RegexNode } from './ast.ts';
import { type Automaton, automatonOf } from './automaton.ts';
import { parseXsdRegex } from './parse.ts';
import { riskOf, sizeOf } from './risk.ts';
import { anchoredSource } from './source.ts';

/** Up to this length, texts cannot hurt a pattern of polynomial risk. */
const SHORT_TEXT = 256;

/** Own limit: characters of a pattern. The longest published ones have 1,500; thousands of `\w` take seconds. */
const MAX_LENGTH = 5_000;

/**
 * Own limit on patterns that only an automaton can match in bounded time: characters when all counts are written out.
 * Published ones have up to 4,400; with thousands more a character of the text takes milliseconds.
 */
const MAX_RISKY_SIZE = 6_000;

/** A RegExp whose `test` takes time linear in the text, for patterns that could take much longer. */
export class GuardedRegExp extends RegExp {
  readonly #node: RegexNode;
  readonly #shortText: number;
  #automaton: Automaton | undefined | null = null;

  constructor(source: string, node: RegexNode, shortText: number) {
    super(source, 'u');
    this.#node = node;
    this.#shortText = shortText;
  }

  override test(text: string): boolean {
    if (text.length <= this.#shortText) return super.test(text);
    if (this.#automaton === null) this.#automaton = automatonOf(this.#node);
    return this.#automaton ? this.#automaton.matches(text) : super.test(text);
  }
}

/** Compiles an XSD regular expression. Throws YangError when it is wrong. */
export function compileXsdRegex(text: string, position?: Position): RegExp {
  if (text.length > MAX_LENGTH) {
    const message = `pattern is too long: ${text.length} characters, the limit is ${MAX_LENGTH}`;
    throw new YangError([{ position, message, code: 'limit' }]);
  }
  const node = parseXsdRegex(text, position);
  const source = anchoredSource(node);
  const risk = riskOf(node);
  if (risk !== 'none' && sizeOf(node) > MAX_RISKY_SIZE) {
    const message = 'pattern repeats repetitions too often to be matched in bounded time';
    throw new YangError([{ position, message, code: 'limit' }]);
  }
  if (risk === 'none') return new RegExp(source, 'u');
  return new GuardedRegExp(source, node, risk === 'polynomial' ? SHORT_TEXT : 0);
}
