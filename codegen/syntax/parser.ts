import type { Position } from '../error.ts';
import { codePointName, findForbiddenCharacter } from './characters.ts';
import { keywordNamed } from './keywords.ts';
import { Lexer, type Token } from './lexer.ts';
import { LIMIT_CODE, MAX_DEPTH, MAX_TEXT_LENGTH } from './limits.ts';
import { Positions } from './positions.ts';
import { Problems } from './problems.ts';
import type { YangSource } from './source.ts';
import { argumentOf, type Statement } from './statement.ts';
import { isYin, parseYin } from './yin.ts';

const SECTION = 'RFC 7950 section 6';
const KEYWORD = /^(?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*$/;
const NONE: readonly Statement[] = [];

/** A statement as read. Positions are worked out when asked for, which for most is never. */
class ReadStatement implements Statement {
  readonly prefix: string | undefined;
  readonly keyword: string;
  readonly argument: string | undefined;
  substatements: readonly Statement[] = NONE;
  readonly #positions: Positions;
  readonly #offset: number;
  readonly #argumentOffset: number;

  constructor(keyword: Token, argument: string | undefined, argumentOffset: number, positions: Positions) {
    const colon = keyword.text.indexOf(':');
    this.prefix = colon < 0 ? undefined : keyword.text.slice(0, colon);
    this.keyword = keywordNamed(colon < 0 ? keyword.text : keyword.text.slice(colon + 1));
    this.argument = argument;
    this.#positions = positions;
    this.#offset = keyword.offset;
    this.#argumentOffset = argumentOffset;
  }

  get position(): Position {
    return this.#positions.at(this.#offset);
  }
  get argumentPosition(): Position {
    return this.#positions.at(this.#argumentOffset);
  }
}

/** A statement whose block is being read. */
interface Open {
  readonly statement: ReadStatement;
  readonly substatements: Statement[];
}

/**
 * Reads a YANG text, or one in YIN, into its one top-level statement (RFC 7950 sections 6 and 13). Only the form is checked here; which
 * statements may stand where is the business of `schema/grammar`.
 *
 * @throws YangError with every problem found in the text.
 */
export function parseStatements(source: YangSource): Statement {
  const problems = new Problems();
  if (source.text.length > MAX_TEXT_LENGTH) {
    problems.report(start(source), `text is longer than ${MAX_TEXT_LENGTH} characters`, LIMIT_CODE);
    problems.throwIfAny();
  }
  if (isYin(source)) return parseYin(source);
  const positions = new Positions(source);
  reportForbiddenCharacter(source, positions, problems);
  const statements = new Parser(source, positions, problems).read();
  const [first, second] = statements;
  if (second) {
    const message = `"${second.keyword}" after the end of the module; a text holds one module or submodule`;
    problems.report(second.position, message, 'RFC 7950 section 5.1');
  }
  if (!first) problems.report(start(source), 'text is empty; expected a module or submodule', SECTION);
  problems.throwIfAny();
  return first!;
}

function start(source: YangSource): Position {
  return { file: source.file, line: 1, column: 1 };
}

function reportForbiddenCharacter({ text }: YangSource, positions: Positions, problems: Problems): void {
  const offset = findForbiddenCharacter(text);
  if (offset < 0) return;
  const message = `character ${codePointName(text, offset)} is not allowed in YANG`;
  problems.report(positions.at(offset), message, SECTION);
}

class Parser {
  readonly #lexer: Lexer;
  readonly #positions: Positions;
  readonly #problems: Problems;
  #token: Token;
  #reported: Token | undefined;

  constructor({ text }: YangSource, positions: Positions, problems: Problems) {
    this.#lexer = new Lexer(text);
    this.#positions = positions;
    this.#problems = problems;
    this.#token = this.#lexer.next();
  }

  /** Reads all statements, with an explicit stack so that depth costs no call stack. */
  read(): Statement[] {
    const top: Statement[] = [];
    const stack: Open[] = [];
    while (this.#token.kind !== 'end' && !this.#problems.full) {
      const siblings = stack.at(-1)?.substatements ?? top;
      if (this.#token.kind === '}') {
        if (!stack.pop()) this.#unexpected('a statement');
        this.#advance();
        continue;
      }
      const statement = this.#statement();
      if (!statement) continue;
      siblings.push(statement);
      if (this.#token.kind === '{') {
        if (stack.length >= MAX_DEPTH) {
          const message = `statements are nested deeper than ${MAX_DEPTH}`;
          this.#problems.report(statement.position, message, LIMIT_CODE);
          return top;
        }
        const substatements: Statement[] = [];
        statement.substatements = substatements;
        stack.push({ statement, substatements });
        this.#advance();
      } else if (this.#token.kind === ';') this.#advance();
      else this.#recover(statement);
    }
    this.#finish(top, stack);
    return top;
  }

  /** Reads keyword and argument; leaves the token after them current. */
  #statement(): ReadStatement | undefined {
    const keyword = this.#token;
    if (keyword.kind !== 'string' || keyword.quoted || !KEYWORD.test(keyword.text)) {
      this.#unexpected('a keyword');
      this.#skipStatement();
      return undefined;
    }
    this.#advance();
    if (this.#token.kind !== 'string') {
      return new ReadStatement(keyword, undefined, keyword.offset, this.#positions);
    }
    const { offset } = this.#token;
    return new ReadStatement(keyword, this.#argument(), offset, this.#positions);
  }

  /** One string, or quoted strings joined by `+` (RFC 7950 section 6.1.3). */
  #argument(): string {
    let argument = this.#token.text;
    if (this.#token.quoted) {
      while (this.#lexer.takePlus()) {
        this.#advance();
        if (this.#token.kind !== 'string' || !this.#token.quoted) {
          this.#unexpected('a quoted string after "+"');
          return argument;
        }
        argument += this.#token.text;
      }
    }
    this.#advance();
    return argument;
  }

  #advance(): void {
    this.#token = this.#lexer.next();
  }

  /** After a statement that neither ends nor opens a block: say so, and go on behind it. */
  #recover(statement: Statement): void {
    this.#unexpected(
      `";" or "{" after "${statement.keyword}${statement.argument === undefined ? '' : ' …'}"`,
    );
    this.#skipStatement();
  }

  /** Passes over tokens up to the end of the statement, or to the brace that closes its parent. */
  #skipStatement(): void {
    let depth = 0;
    for (;;) {
      const { kind } = this.#token;
      if (kind === 'end' || (kind === '}' && depth === 0)) return;
      if (kind === '{') depth++;
      if (kind === '}') depth--;
      this.#advance();
      if (depth === 0 && (kind === ';' || kind === '}')) return;
    }
  }

  /** Reports the current token, once, and not the end that a string or comment left open has brought about. */
  #unexpected(expected: string): void {
    if (this.#token === this.#reported) return;
    this.#reported = this.#token;
    if (this.#token.kind === 'end' && this.#leftOpen) return;
    const { kind, text, quoted, offset } = this.#token;
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    const found = kind === 'end' ? 'end of text' : quoted ? `string "${shown}"` : `"${shown}"`;
    this.#report(offset, `expected ${expected}, found ${found}`);
  }

  get #leftOpen(): boolean {
    return this.#lexer.problems.some(({ only11 }) => !only11);
  }

  #report(offset: number, message: string): void {
    this.#problems.report(this.#positions.at(offset), message, SECTION);
  }

  #finish(top: readonly Statement[], stack: readonly Open[]): void {
    const version = top[0] && argumentOf(top[0], 'yang-version');
    for (const { offset, message, only11 } of this.#lexer.problems) {
      if (only11 && version !== '1.1') continue;
      this.#problems.report(this.#positions.at(offset), message, 'RFC 7950 section 6.1.3');
    }
    const open = stack.at(-1)?.statement;
    if (!open || this.#leftOpen) return;
    this.#report(this.#token.offset, `expected "}" to close "${open.keyword}" of line ${open.position.line}`);
  }
}
