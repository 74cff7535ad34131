/** Parser for XSD regular expressions (XML Schema part 2, appendix F), as `pattern` has them (RFC 7950 9.4.5). */
import type { Position } from '../../error.ts';
import { fail } from '../fail.ts';
import { type CharacterSet, type RegexNode, type SetPart, single } from './ast.ts';
import { ANY, multiEscape, propertyEscape } from './escapes.ts';

/** Own limits: length, nesting of groups and classes, and the counts of a quantifier. */
const MAX_LENGTH = 20_000;
const MAX_DEPTH = 100;
const MAX_COUNT = 1_000_000;

const SINGLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

class Parser {
  readonly #characters: readonly string[];
  readonly #text: string;
  readonly #position: Position | undefined;
  #at = 0;
  #depth = 0;

  constructor(text: string, position: Position | undefined) {
    this.#text = text;
    this.#characters = [...text];
    this.#position = position;
  }

  parse(): RegexNode {
    const node = this.#alternatives();
    if (this.#at < this.#characters.length) this.#wrong('")" closes no group');
    return node;
  }

  #wrong(message: string): never {
    const text = `pattern ${JSON.stringify(this.#text)}, character ${this.#at + 1}: ${message}`;
    return fail(this.#position, text, '9.4.5');
  }

  #peek(ahead = 0): string | undefined {
    return this.#characters[this.#at + ahead];
  }

  #skip(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at++;
    return true;
  }

  #nested<T>(parse: () => T): T {
    if (++this.#depth > MAX_DEPTH) this.#wrong(`more than ${MAX_DEPTH} groups within each other`);
    const result = parse();
    this.#depth--;
    return result;
  }

  #alternatives(): RegexNode {
    const options = [this.#branch()];
    while (this.#skip('|')) options.push(this.#branch());
    return options.length === 1 ? options[0]! : { kind: 'alternatives', options };
  }

  #branch(): RegexNode {
    const items: RegexNode[] = [];
    for (;;) {
      const next = this.#peek();
      if (next === undefined || next === '|' || next === ')') break;
      items.push(this.#piece());
    }
    return items.length === 1 ? items[0]! : { kind: 'sequence', items };
  }

  #piece(): RegexNode {
    const item = this.#atom();
    const next = this.#peek();
    if (next === '?') return this.#repeat(item, 0, 1);
    if (next === '*') return this.#repeat(item, 0, Number.POSITIVE_INFINITY);
    if (next === '+') return this.#repeat(item, 1, Number.POSITIVE_INFINITY);
    if (next !== '{') return item;
    this.#at++;
    const min = this.#count();
    let max = min;
    if (this.#skip(',')) max = this.#peek() === '}' ? Number.POSITIVE_INFINITY : this.#count();
    if (this.#peek() !== '}') this.#wrong('"}" was expected');
    if (max < min) this.#wrong(`{${min},${max}} counts down`);
    return this.#repeat(item, min, max);
  }

  #repeat(item: RegexNode, min: number, max: number): RegexNode {
    this.#at++;
    return { kind: 'repeat', item, min, max };
  }

  #count(): number {
    let digits = '';
    while (/^[0-9]$/.test(this.#peek() ?? '')) digits += this.#characters[this.#at++];
    if (digits === '') this.#wrong('a number was expected');
    const count = Number(digits);
    return count <= MAX_COUNT ? count : this.#wrong(`more than ${MAX_COUNT} repetitions`);
  }

  #atom(): RegexNode {
    const next = this.#characters[this.#at]!;
    if (next === '(') {
      this.#at++;
      const group = this.#nested(() => this.#alternatives());
      if (!this.#skip(')')) this.#wrong('")" was expected');
      return group;
    }
    if ('?*+{'.includes(next)) this.#wrong(`"${next}" has nothing to repeat`);
    if ('}]'.includes(next)) this.#wrong(`"${next}" must be written "\\${next}"`);
    if (next === '[') return { kind: 'set', set: this.#nested(() => this.#class()) };
    if (next === '.') {
      this.#at++;
      return { kind: 'set', set: { negated: false, parts: [ANY], minus: undefined } };
    }
    const part = next === '\\' ? this.#escape() : this.#characters[this.#at++]!.codePointAt(0)!;
    if (typeof part === 'number') return { kind: 'set', set: single(part) };
    return { kind: 'set', set: { negated: false, parts: [part], minus: undefined } };
  }

  /** After a backslash: one code point, or the inside of a JavaScript class. */
  #escape(): number | string {
    this.#at++;
    const letter = this.#peek();
    if (letter === undefined) return this.#wrong('"\\" stands at the end');
    if (letter === 'p' || letter === 'P') {
      const close = this.#characters.indexOf('}', this.#at);
      if (this.#peek(1) !== '{' || close < 0) this.#wrong(`"\\${letter}" needs a name in braces`);
      const name = this.#characters.slice(this.#at + 2, close).join('');
      const found = propertyEscape(name, letter === 'P');
      if (found === undefined) this.#wrong(`"${name}" is no character category or block`);
      this.#at = close + 1;
      return found!;
    }
    const multi = multiEscape(letter);
    // Beyond the standard, a backslash may stand before any ASCII punctuation: published modules have \$ and \/.
    if (multi === undefined && SINGLE[letter] === undefined && !/^[!-/:-@[-`{-~]$/.test(letter)) {
      this.#wrong(`"\\${letter}" is no escape`);
    }
    this.#at++;
    return multi ?? (SINGLE[letter] ?? letter).codePointAt(0)!;
  }

  #class(): CharacterSet {
    this.#at++;
    const negated = this.#skip('^');
    const parts: SetPart[] = [];
    let minus: CharacterSet | undefined;
    while (this.#peek() !== ']') {
      if (this.#peek() === undefined) this.#wrong('"]" was expected');
      if (this.#peek() === '-' && this.#peek(1) === '[') {
        this.#at++;
        minus = this.#nested(() => this.#class());
        if (this.#peek() !== ']') this.#wrong('"]" was expected after a subtracted class');
        break;
      }
      parts.push(this.#classPart());
    }
    this.#at++;
    if (parts.length === 0) this.#wrong('a character class has no characters');
    return { negated, parts, minus };
  }

  #classPart(): SetPart {
    const low = this.#classCharacter();
    const after = this.#peek(1);
    if (typeof low === 'string') return low;
    if (this.#peek() !== '-' || after === undefined || after === ']' || after === '[') return [low, low];
    this.#at++;
    const high = this.#classCharacter();
    if (typeof high === 'string') return this.#wrong('a range ends in a class of characters');
    if (high < low) this.#wrong('a range counts down');
    return [low, high];
  }

  #classCharacter(): number | string {
    const next = this.#characters[this.#at]!;
    if (next === '\\') return this.#escape();
    if (next === '[') this.#wrong('"[" must be written "\\[" in a character class');
    this.#at++;
    return next.codePointAt(0)!;
  }
}

/** Parses a pattern. Throws YangError with the place in the pattern. */
export function parseXsdRegex(text: string, position: Position | undefined): RegexNode {
  if (text.length > MAX_LENGTH) fail(position, `a pattern of ${text.length} characters is too long`, 'limit');
  return new Parser(text, position).parse();
}
