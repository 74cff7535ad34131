/**
 * A look over JSON text before `JSON.parse`: whether it is well-formed (RFC 8259), how deep, and without two members
 * of one name (RFC 7493 section 2.3, which RFC 7951 builds on). `JSON.parse` says little about places and nothing
 * about duplicates.
 */

/** What is wrong with a text, and where. */
export class JsonProblem extends Error {
  /** In UTF-16 code units from the start. */
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

const token = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escaped = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;

class Scanner {
  readonly text: string;
  readonly maxDepth: number;
  at = 0;

  constructor(text: string, maxDepth: number) {
    this.text = text;
    this.maxDepth = maxDepth;
  }

  fail(message: string): never {
    throw new JsonProblem(this.at, message);
  }

  /** Skips white space and returns the code of the next character, NaN at the end. */
  next(): number {
    const { text } = this;
    for (; ; this.at++) {
      const code = text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return code;
    }
  }

  /** Shows what stands here, for messages. */
  here(): string {
    return this.at >= this.text.length ? 'the end of the text' : JSON.stringify(this.text[this.at]);
  }

  /** A string, from its opening quote on. No pattern, since patterns run out of stack on long strings. */
  string(): void {
    const { text } = this;
    for (this.at++; ; this.at++) {
      const code = text.charCodeAt(this.at);
      if (code === 34) break;
      if (code === 92) {
        this.at++;
        if (!this.take(escaped)) this.fail('a backslash that starts no escape sequence');
        this.at--;
      } else if (Number.isNaN(code)) this.fail('a string that does not end');
      else if (code < 32) this.fail('a control character in a string; it must be escaped');
    }
    this.at++;
  }

  take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  value(depth: number): void {
    if (depth > this.maxDepth) this.fail(`nested more than ${this.maxDepth} deep`);
    const code = this.next();
    if (code === 123) this.object(depth);
    else if (code === 91) this.array(depth);
    else if (code === 34) this.string();
    else if (!this.take(token)) this.fail(`expected a value, found ${this.here()}`);
  }

  object(depth: number): void {
    this.at++;
    const names = new Set<string>();
    if (this.next() === 125) {
      this.at++;
      return;
    }
    for (;;) {
      if (this.next() !== 34) this.fail(`expected a member name in double quotes, found ${this.here()}`);
      const start = this.at;
      this.string();
      const written = this.text.slice(start, this.at);
      const name = written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1);
      if (names.has(name)) {
        this.at = start;
        this.fail(`member "${name}" is given twice`);
      }
      names.add(name);
      if (this.next() !== 58) this.fail(`expected ":" after the member name, found ${this.here()}`);
      this.at++;
      this.value(depth + 1);
      const code = this.next();
      if (code !== 44 && code !== 125) this.fail(`expected "," or "}", found ${this.here()}`);
      this.at++;
      if (code === 125) return;
    }
  }

  array(depth: number): void {
    this.at++;
    if (this.next() === 93) {
      this.at++;
      return;
    }
    for (;;) {
      this.value(depth + 1);
      const code = this.next();
      if (code !== 44 && code !== 93) this.fail(`expected "," or "]", found ${this.here()}`);
      this.at++;
      if (code === 93) return;
    }
  }
}

/** The first problem of a JSON text, or undefined when there is none. */
export function scanJson(text: string, maxDepth: number): JsonProblem | undefined {
  const scanner = new Scanner(text, maxDepth);
  try {
    scanner.value(1);
    if (!Number.isNaN(scanner.next())) scanner.fail(`expected nothing more, found ${scanner.here()}`);
    return undefined;
  } catch (problem) {
    if (problem instanceof JsonProblem) return problem;
    throw problem;
  }
}

/** `line:column` of an offset, both from 1. */
export function positionIn(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `${line}:${offset - before.lastIndexOf('\n')}`;
}
