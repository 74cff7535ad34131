/** Tokens to expressions (W3C XPath 1.0 sections 2 and 3), by recursive descent. */
import type { ArithmeticOperator, Axis, CompareOperator, Expression, NodeTest, Step } from './ast.ts';
import { type Token, tokenize } from './lexer.ts';
import type { Complain } from './problem.ts';

/** Own limits, so that neither parsing nor evaluation runs out of stack. */
const MAX_TEXT = 65536;
const MAX_NESTING = 64;
const MAX_OPERATORS = 4000;
/** Of these, the ones that nest to the left; chains of `and` and `or` do not. */
const MAX_CHAINED = 1000;

const AXES: ReadonlySet<string> = new Set<Axis>([
  'ancestor',
  'ancestor-or-self',
  'attribute',
  'child',
  'descendant',
  'descendant-or-self',
  'following',
  'following-sibling',
  'namespace',
  'parent',
  'preceding',
  'preceding-sibling',
  'self',
]);

/** Binary operators by rising precedence (section 3.5 and before). */
const LEVELS: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];

/** The levels of `or` and `and`. */
const LOGIC_LEVELS = 2;

/** What stands between the steps of `//`. */
const ANYWHERE: Step = { axis: 'descendant-or-self', test: { kind: 'node' }, predicates: [] };

class Parser {
  readonly #tokens: readonly Token[];
  readonly #complain: Complain;
  #next = 0;
  #nesting = 0;
  #operators = 0;
  #chained = 0;

  constructor(tokens: readonly Token[], complain: Complain) {
    this.#tokens = tokens;
    this.#complain = complain;
  }

  parse(): Expression {
    const result = this.#expression();
    if (this.#token.kind !== 'end') this.#unexpected('an operator or the end');
    return result;
  }

  get #token(): Token {
    return this.#tokens[this.#next]!;
  }

  #unexpected(expected: string): never {
    const { kind, text, at } = this.#token;
    return this.#complain(`${expected} was expected, not ${kind === 'end' ? 'the end' : `"${text}"`}`, at);
  }

  #is(kind: Token['kind'], text: string, ahead = 0): boolean {
    const token = this.#tokens[this.#next + ahead];
    return token?.kind === kind && token.text === text;
  }

  #accept(kind: Token['kind'], text: string): boolean {
    if (!this.#is(kind, text)) return false;
    this.#next++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#accept('punctuation', text)) this.#unexpected(`"${text}"`);
  }

  #expression(): Expression {
    if (++this.#nesting > MAX_NESTING) this.#tooDeep();
    const result = this.#binary(0);
    this.#nesting--;
    return result;
  }

  #tooDeep(): never {
    return this.#complain('the expression is nested too deeply or too long', this.#token.at, 'limit');
  }

  #binary(level: number): Expression {
    const signs = LEVELS[level];
    if (!signs) return this.#unary();
    let left = this.#binary(level + 1);
    if (level < LOGIC_LEVELS) return this.#logic(signs[0] as 'and' | 'or', left, level);
    for (let chain = 0; this.#token.kind === 'operator' && signs.includes(this.#token.text); chain++) {
      this.#count(chain > 0);
      const op = this.#tokens[this.#next++]!.text;
      left = combine(op, left, this.#binary(level + 1));
    }
    return left;
  }

  #logic(op: 'and' | 'or', first: Expression, level: number): Expression {
    const operands = [first];
    while (this.#accept('operator', op)) {
      this.#count(false);
      operands.push(this.#binary(level + 1));
    }
    return operands.length === 1 ? first : { kind: 'logic', op, operands };
  }

  #count(chained: boolean): void {
    if (++this.#operators > MAX_OPERATORS || (chained && ++this.#chained > MAX_CHAINED)) this.#tooDeep();
  }

  #unary(): Expression {
    let negations = 0;
    while (this.#accept('operator', '-')) negations++;
    if (negations > MAX_NESTING) this.#tooDeep();
    let result = this.#union();
    while (negations-- > 0) result = { kind: 'negate', operand: result };
    return result;
  }

  #union(): Expression {
    let left = this.#path();
    while (this.#accept('operator', '|')) {
      this.#count(true);
      left = { kind: 'union', left, right: this.#path() };
    }
    return left;
  }

  /** A location path, or a filter expression with steps after it (section 3.3). */
  #path(): Expression {
    if (this.#startsPrimary()) {
      const start = this.#filter();
      const steps = this.#moreSteps();
      return steps.length > 0 ? { kind: 'path', start, steps } : start;
    }
    if (this.#is('operator', '//')) return { kind: 'path', start: 'root', steps: this.#moreSteps() };
    if (this.#accept('operator', '/')) {
      return { kind: 'path', start: 'root', steps: this.#startsStep() ? this.#steps() : [] };
    }
    return { kind: 'path', start: 'context', steps: this.#steps() };
  }

  #startsPrimary(): boolean {
    const { kind, text } = this.#token;
    if (kind === 'literal' || kind === 'number') return true;
    if (kind === 'punctuation') return text === '(' || text === '$';
    return kind === 'name' && this.#is('punctuation', '(', 1) && !isNodeType(text);
  }

  #startsStep(): boolean {
    const { kind, text } = this.#token;
    return kind === 'name' || (kind === 'punctuation' && ['.', '..', '@'].includes(text));
  }

  #filter(): Expression {
    let base = this.#primary();
    for (const predicate of this.#predicates()) {
      this.#count(true);
      base = { kind: 'filter', base, predicate };
    }
    return base;
  }

  #primary(): Expression {
    const { kind, text, at } = this.#token;
    if (text === '$' && kind === 'punctuation')
      this.#complain('YANG has no variables', at, 'RFC 7950 section 6.4.1');
    this.#next++;
    if (kind === 'literal') return { kind, value: text };
    if (kind === 'number') return { kind, value: Number(text) };
    if (kind === 'punctuation') {
      const inner = this.#expression();
      this.#expect(')');
      return inner;
    }
    this.#expect('(');
    const args: Expression[] = [];
    if (!this.#accept('punctuation', ')')) {
      do args.push(this.#expression());
      while (this.#accept('punctuation', ','));
      this.#expect(')');
    }
    return { kind: 'call', name: text, args, at };
  }

  #steps(): Step[] {
    return [this.#step(), ...this.#moreSteps()];
  }

  #moreSteps(): Step[] {
    const steps: Step[] = [];
    for (;;) {
      if (this.#accept('operator', '//')) steps.push(ANYWHERE);
      else if (!this.#accept('operator', '/')) return steps;
      steps.push(this.#step());
    }
  }

  #step(): Step {
    this.#count(false);
    if (this.#accept('punctuation', '.')) return { axis: 'self', test: { kind: 'node' }, predicates: [] };
    if (this.#accept('punctuation', '..')) return { axis: 'parent', test: { kind: 'node' }, predicates: [] };
    const axis = this.#axis();
    const test = this.#test();
    return { axis, test, predicates: this.#predicates() };
  }

  #axis(): Axis {
    if (this.#accept('punctuation', '@')) return 'attribute';
    if (!this.#is('punctuation', '::', 1)) return 'child';
    const { text, at } = this.#token;
    if (!AXES.has(text)) this.#complain(`"${text}" is no axis`, at);
    this.#next += 2;
    return text as Axis;
  }

  #test(): NodeTest {
    const { kind, text, at } = this.#token;
    if (kind !== 'name') this.#unexpected('the name of a node');
    this.#next++;
    if (isNodeType(text) && this.#accept('punctuation', '(')) {
      if (text === 'processing-instruction' && this.#token.kind === 'literal') this.#next++;
      this.#expect(')');
      return { kind: text === 'node' || text === 'text' ? text : 'none' };
    }
    const colon = text.indexOf(':');
    if (colon < 0) return { kind: 'name', prefix: undefined, name: text, at };
    return { kind: 'name', prefix: text.slice(0, colon), name: text.slice(colon + 1), at };
  }

  #predicates(): Expression[] {
    const predicates: Expression[] = [];
    while (this.#accept('punctuation', '[')) {
      predicates.push(this.#expression());
      this.#expect(']');
    }
    return predicates;
  }
}

function isNodeType(name: string): boolean {
  return name === 'node' || name === 'text' || name === 'comment' || name === 'processing-instruction';
}

function combine(op: string, left: Expression, right: Expression): Expression {
  if (/[=<>]/.test(op)) return { kind: 'compare', op: op as CompareOperator, left, right };
  return { kind: 'arithmetic', op: op as ArithmeticOperator, left, right };
}

/** Parses an expression. Throws (through `complain`) with the offset of what is wrong. */
export function parseXPath(text: string, complain: Complain): Expression {
  if (text.length > MAX_TEXT) complain(`an expression of ${text.length} characters is too long`, 0, 'limit');
  return new Parser(tokenize(text, complain), complain).parse();
}
