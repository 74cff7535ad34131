/** YIN, the XML form of YANG, to the same statements (RFC 7950 section 13). */
import { createRequire } from 'node:module';
import type { SaxesTagNS } from 'saxes';
import type { Position } from '../error.ts';
import { codePointName, findForbiddenCharacter } from './characters.ts';
import { keywordNamed } from './keywords.ts';
import { LIMIT_CODE, MAX_DEPTH } from './limits.ts';
import { Positions } from './positions.ts';
import { Problems } from './problems.ts';
import type { YangSource } from './source.ts';
import type { Statement } from './statement.ts';
import { YIN_ARGUMENTS, YIN_NAMESPACE } from './yin-names.ts';

const SECTION = 'RFC 7950 section 13';

/** An element while it is open. Whether it is a statement or the argument of one shows only at its end. */
interface Open {
  readonly tag: SaxesTagNS;
  readonly offset: number;
  argument: string | undefined;
  argumentOffset: number;
  readonly substatements: Statement[];
  text: string;
}

/** Whether a text is YIN: no YANG text starts with an angle bracket. */
export function isYin({ text }: YangSource): boolean {
  return /^\ufeff?\s*</.test(text);
}

/**
 * Reads a YIN text into its one top-level statement. Comments are dropped; documents with a DTD are refused.
 *
 * @throws YangError with what is wrong in the text.
 */
export function parseYin(source: YangSource): Statement {
  const reader = new YinReader(source);
  return reader.read();
}

/** The XML parser is loaded when the first YIN text comes, as most runs see none. */
function newParser() {
  const { SaxesParser } = createRequire(import.meta.url)('saxes') as typeof import('saxes');
  return new SaxesParser({ xmlns: true, fileName: '' });
}

class YinReader {
  readonly #source: YangSource;
  readonly #positions: Positions;
  readonly #problems = new Problems();
  readonly #parser = newParser();
  readonly #stack: Open[] = [];
  #start = 0;
  #top: Statement | undefined;

  constructor(source: YangSource) {
    this.#source = source;
    this.#positions = new Positions(source);
  }

  read(): Statement {
    const parser = this.#parser;
    const { text } = this.#source;
    const forbidden = findForbiddenCharacter(text);
    if (forbidden >= 0) {
      const message = `character ${codePointName(text, forbidden)} is not allowed in YANG`;
      this.#report(forbidden, message, SECTION);
      this.#problems.throwIfAny();
    }
    parser.on('error', ({ message }) => {
      this.#report(Math.min(parser.position, text.length), message.replace(/^\d+:\d+: /, ''), SECTION);
      this.#problems.throwIfAny();
    });
    parser.on('doctype', () => {
      this.#report(parser.position, 'a document type declaration is not accepted', LIMIT_CODE);
      this.#problems.throwIfAny();
    });
    parser.on('opentagstart', ({ name }) => {
      this.#start = Math.max(0, text.lastIndexOf(`<${name}`, parser.position));
    });
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('text', (characters) => this.#text(characters));
    parser.on('cdata', (characters) => this.#text(characters));
    parser.on('closetag', () => this.#close());
    parser.write(text).close();
    this.#problems.throwIfAny();
    return this.#top!;
  }

  #report(offset: number, message: string, code: string): void {
    this.#problems.report(this.#positions.at(offset), message, code);
  }

  #open(tag: SaxesTagNS): void {
    if (this.#stack.length >= MAX_DEPTH) {
      this.#report(this.#start, `elements are nested deeper than ${MAX_DEPTH}`, LIMIT_CODE);
      this.#problems.throwIfAny();
    }
    const open: Open = {
      tag,
      offset: this.#start,
      argument: undefined,
      argumentOffset: this.#start,
      substatements: [],
      text: '',
    };
    const expected = tag.uri === YIN_NAMESPACE ? YIN_ARGUMENTS.get(tag.local) : undefined;
    for (const { local, prefix, name, value } of Object.values(tag.attributes)) {
      if (prefix === 'xmlns' || name === 'xmlns') continue;
      const wanted = tag.uri === YIN_NAMESPACE ? expected && !expected.element && expected.name : local;
      if (prefix !== '' || local !== wanted || open.argument !== undefined) {
        this.#report(this.#start, `element "${tag.name}" must not have an attribute "${name}"`, SECTION);
        continue;
      }
      open.argument = value;
      open.argumentOffset = this.#source.text.indexOf(name, this.#start + tag.name.length + 1);
    }
    this.#stack.push(open);
  }

  #text(characters: string): void {
    const open = this.#stack.at(-1);
    if (open) open.text += characters;
  }

  #close(): void {
    const open = this.#stack.pop()!;
    const parent = this.#stack.at(-1);
    if (parent && this.#isArgument(open, parent)) {
      parent.argument = open.text;
      parent.argumentOffset = open.offset;
      return;
    }
    if (open.text.trim() !== '') {
      this.#report(open.offset, `element "${open.tag.name}" must not hold text`, SECTION);
    }
    const statement = this.#statement(open);
    if (parent) parent.substatements.push(statement);
    else this.#top = statement;
  }

  /** The first child of its name holds the argument; of an extension it is the child that holds text. */
  #isArgument({ tag, text, substatements }: Open, parent: Open): boolean {
    if (parent.argument !== undefined || tag.uri !== parent.tag.uri || substatements.length > 0) return false;
    if (tag.uri !== YIN_NAMESPACE) return text.trim() !== '' && parent.substatements.length === 0;
    const expected = YIN_ARGUMENTS.get(parent.tag.local);
    return expected?.element === true && expected.name === tag.local;
  }

  #statement({ tag, offset, argument, argumentOffset, substatements }: Open): Statement {
    const positions = this.#positions;
    return {
      prefix: tag.uri === YIN_NAMESPACE ? undefined : tag.prefix,
      keyword: keywordNamed(tag.local),
      argument,
      substatements,
      get position(): Position {
        return positions.at(offset);
      },
      get argumentPosition(): Position {
        return positions.at(argumentOffset);
      },
    };
  }
}
