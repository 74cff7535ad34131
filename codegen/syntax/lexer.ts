import { layoutColumn, replaceEscapes, trimLayout } from './quoted.ts';

/** A token of RFC 7950 section 6.1: a string, quoted or not, a brace, a semicolon, or the end of the text. */
export interface Token {
  readonly kind: 'string' | '{' | '}' | ';' | 'end';
  readonly text: string;
  readonly quoted: boolean;
  readonly offset: number;
}

/** What the lexer found wrong. `only11` problems count in YANG 1.1 texts only. */
export interface LexicalProblem {
  readonly offset: number;
  readonly message: string;
  readonly only11: boolean;
}

const BYTE_ORDER_MARK = 0xfeff;
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
  readonly #text: string;
  #offset: number;

  constructor(text: string) {
    this.#text = text;
    this.#offset = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  }

  next(): Token {
    this.#skipBlanks();
    const text = this.#text;
    const offset = this.#offset;
    if (offset >= text.length) return { kind: 'end', text: '', quoted: false, offset };
    const char = text[offset]!;
    if (char === '{' || char === '}' || char === ';') {
      this.#offset++;
      return { kind: char, text: char, quoted: false, offset };
    }
    if (char === '"' || char === "'") return { kind: 'string', text: this.#quoted(), quoted: true, offset };
    return { kind: 'string', text: this.#unquoted(), quoted: false, offset };
  }

  /** Passes over a `+` between parts of a string (section 6.1.3.1), if one is next. */
  takePlus(): boolean {
    this.#skipBlanks();
    if (this.#text.charCodeAt(this.#offset) !== PLUS) return false;
    this.#offset++;
    return true;
  }

  #problem(offset: number, message: string, only11 = false): void {
    this.problems.push({ offset, message, only11 });
  }

  #skipBlanks(): void {
    const text = this.#text;
    for (;;) {
      const char = text.charCodeAt(this.#offset);
      if (char === SPACE || char === LF || char === TAB || char === CR) this.#offset++;
      else if (char === SLASH && text.charCodeAt(this.#offset + 1) === SLASH) {
        const end = text.indexOf('\n', this.#offset);
        this.#offset = end < 0 ? text.length : end;
      } else if (char === SLASH && text.charCodeAt(this.#offset + 1) === STAR) this.#blockComment();
      else return;
    }
  }

  #blockComment(): void {
    const end = this.#text.indexOf('*/', this.#offset + 2);
    if (end < 0) this.#problem(this.#offset, 'comment is not closed; expected "*/"');
    this.#offset = end < 0 ? this.#text.length : end + 2;
  }

  #unquoted(): string {
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
        this.#problem(this.#offset, 'an unquoted string must not contain "*/"');
      }
    }
    if (quote) this.#problem(start, 'an unquoted string must not contain a quote character', true);
    return text.slice(start, this.#offset);
  }

  #quoted(): string {
    const text = this.#text;
    const open = this.#offset;
    const quote = text.charCodeAt(open);
    const end = quote === DOUBLE ? this.#closingQuote(open + 1) : text.indexOf("'", open + 1);
    if (end < 0) {
      this.#problem(open, `string is not closed; expected ${String.fromCharCode(quote)}`);
      this.#offset = text.length;
      return text.slice(open + 1);
    }
    this.#offset = end + 1;
    const raw = text.slice(open + 1, end);
    if (quote === SINGLE) return raw;
    const trimmed = raw.includes('\n') ? trimLayout(raw, layoutColumn(text, open)) : raw;
    const { value, illegal } = replaceEscapes(trimmed);
    if (illegal !== undefined) {
      this.#problem(open, `"${illegal}" is not an escape; a backslash is written "\\\\"`, true);
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
