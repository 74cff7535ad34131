import type { Position } from '../error.ts';
import { layoutColumn, replaceEscapes, trimLayout } from './quoted.ts';
import type { YangSource } from './source.ts';

/** A token of RFC 7950 section 6.1: a string, quoted or not, a brace, a semicolon, or the end of the text. */
export interface Token {
  readonly kind: 'string' | '{' | '}' | ';' | 'end';
  readonly text: string;
  readonly quoted: boolean;
  readonly position: Position;
}

/** What the lexer found wrong. `only11` problems count in YANG 1.1 texts only. */
export interface LexicalProblem {
  readonly position: Position;
  readonly message: string;
  readonly only11: boolean;
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const DOUBLE = 34;
const SINGLE = 39;
const STAR = 42;
const PLUS = 43;
const SLASH = 47;
const BACKSLASH = 92;

/** Cuts a text into tokens, passing over blanks and comments. */
export class Lexer {
  readonly problems: LexicalProblem[] = [];
  readonly #file: string;
  readonly #text: string;
  #offset = 0;
  #line = 1;
  #lineStart = 0;

  constructor(source: YangSource) {
    this.#file = source.file;
    this.#text = source.text;
    if (this.#text.charCodeAt(0) === 0xfeff) {
      this.#offset = 1;
      this.#lineStart = 1;
    }
  }

  next(): Token {
    this.#skipBlanks();
    const position = this.#position();
    const text = this.#text;
    if (this.#offset >= text.length) return { kind: 'end', text: '', quoted: false, position };
    const char = text[this.#offset]!;
    if (char === '{' || char === '}' || char === ';') {
      this.#offset++;
      return { kind: char, text: char, quoted: false, position };
    }
    if (char === '"' || char === "'") return { kind: 'string', text: this.#quoted(), quoted: true, position };
    return { kind: 'string', text: this.#unquoted(position), quoted: false, position };
  }

  /** Passes over a `+` between parts of a string (section 6.1.3.1), if one is next. */
  takePlus(): boolean {
    this.#skipBlanks();
    if (this.#text.charCodeAt(this.#offset) !== PLUS) return false;
    this.#offset++;
    return true;
  }

  #position(): Position {
    return { file: this.#file, line: this.#line, column: this.#offset - this.#lineStart + 1 };
  }

  #problem(position: Position, message: string, only11 = false): void {
    this.problems.push({ position, message, only11 });
  }

  #newLine(offset: number): void {
    this.#line++;
    this.#lineStart = offset + 1;
  }

  #skipBlanks(): void {
    const text = this.#text;
    for (;;) {
      const char = text.charCodeAt(this.#offset);
      if (char === LF) this.#newLine(this.#offset++);
      else if (char === SPACE || char === TAB || char === CR) this.#offset++;
      else if (char === SLASH && text.charCodeAt(this.#offset + 1) === SLASH) {
        const end = text.indexOf('\n', this.#offset);
        this.#offset = end < 0 ? text.length : end;
      } else if (char === SLASH && text.charCodeAt(this.#offset + 1) === STAR) this.#blockComment();
      else return;
    }
  }

  #blockComment(): void {
    const position = this.#position();
    let end = this.#text.indexOf('*/', this.#offset + 2);
    if (end < 0) {
      this.#problem(position, 'comment is not closed; expected "*/"');
      end = this.#text.length;
    }
    this.#moveTo(Math.min(end + 2, this.#text.length));
  }

  /** Moves on to an offset, counting the lines passed. */
  #moveTo(end: number): void {
    for (
      let i = this.#text.indexOf('\n', this.#offset);
      i >= 0 && i < end;
      i = this.#text.indexOf('\n', i + 1)
    ) {
      this.#newLine(i);
    }
    this.#offset = end;
  }

  #unquoted(position: Position): string {
    const text = this.#text;
    const start = this.#offset;
    let quote = false;
    for (; this.#offset < text.length; this.#offset++) {
      const char = text.charCodeAt(this.#offset);
      if (char === SPACE || char === TAB || char === LF || char === CR) break;
      if (char === 59 || char === 123 || char === 125) break;
      if (char === DOUBLE || char === SINGLE) quote = true;
      if (char === SLASH) {
        const following = text.charCodeAt(this.#offset + 1);
        if (following === SLASH || following === STAR) break;
      }
      if (char === STAR && text.charCodeAt(this.#offset + 1) === SLASH) {
        this.#problem(this.#position(), 'an unquoted string must not contain "*/"');
      }
    }
    if (quote) this.#problem(position, 'an unquoted string must not contain a quote character', true);
    return text.slice(start, this.#offset);
  }

  #quoted(): string {
    const text = this.#text;
    const position = this.#position();
    const quote = text.charCodeAt(this.#offset);
    const start = this.#offset + 1;
    const column = quote === DOUBLE ? layoutColumn(text, this.#lineStart, this.#offset) : 0;
    const end = quote === DOUBLE ? this.#closingQuote(start) : text.indexOf("'", start);
    if (end < 0) {
      this.#problem(position, `string is not closed; expected ${String.fromCharCode(quote)}`);
      this.#moveTo(text.length);
      return text.slice(start);
    }
    this.#moveTo(end + 1);
    const raw = text.slice(start, end);
    if (quote === SINGLE) return raw;
    const { value, illegal } = replaceEscapes(trimLayout(raw, column));
    if (illegal !== undefined) {
      this.#problem(position, `"${illegal}" is not an escape; a backslash is written "\\\\"`, true);
    }
    return value;
  }

  #closingQuote(start: number): number {
    const text = this.#text;
    let end = text.indexOf('"', start);
    while (end >= 0) {
      let backslashes = 0;
      while (end - 1 - backslashes >= start && text.charCodeAt(end - 1 - backslashes) === BACKSLASH)
        backslashes++;
      if (backslashes % 2 === 0) return end;
      end = text.indexOf('"', end + 1);
    }
    return -1;
  }
}
