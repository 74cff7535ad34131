/** What a terminal sends, as keys. Printable characters are themselves. */
import { StringDecoder } from 'node:string_decoder';

export type Key = string;

const CONTROLS: Readonly<Record<string, Key>> = {
  '\b': 'backspace',
  '\u007f': 'backspace',
  '\t': 'tab',
  '\u0001': 'home',
  '\u0002': 'left',
  '\u0003': 'ctrl-c',
  '\u0004': 'ctrl-d',
  '\u0005': 'end',
  '\u0006': 'right',
  '\u000b': 'ctrl-k',
  '\u000c': 'ctrl-r',
  '\u000e': 'down',
  '\u0010': 'up',
  '\u0012': 'ctrl-r',
  '\u0015': 'ctrl-u',
  '\u0016': 'ctrl-v',
  '\u0017': 'ctrl-w',
  '\u0018': 'ctrl-u',
  '\u001a': 'ctrl-z',
};

/** What ends `ESC [` or `ESC O`; with `~` the first number says which key it is. */
const SEQUENCES: Readonly<Record<string, Key>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
  '1~': 'home',
  '3~': 'delete',
  '4~': 'end',
  '7~': 'home',
  '8~': 'end',
};

/** Letters behind a mere `ESC`. */
const ESCAPED: Readonly<Record<string, Key>> = { b: 'esc-b', d: 'esc-d', f: 'esc-f' };

/** Longer sequences are no key; their end is still found. */
const MAX_ESCAPE = 16;

/** Takes bytes as they come, in pieces of any size. */
export class KeyDecoder {
  readonly #decoder = new StringDecoder('utf8');
  #escape = '';
  #afterReturn = false;

  keys(bytes: Buffer): Key[] {
    const keys: Key[] = [];
    for (const character of this.#decoder.write(bytes)) {
      const key = this.#key(character);
      if (key !== undefined) keys.push(key);
    }
    return keys;
  }

  #key(character: string): Key | undefined {
    const afterReturn = this.#afterReturn;
    this.#afterReturn = character === '\r';
    if (character === '\r') return 'enter';
    if (character === '\n') return afterReturn ? undefined : 'enter';
    if (character === '\u001b') {
      this.#escape = character;
      return undefined;
    }
    if (this.#escape !== '') return this.#continueEscape(character);
    const control = CONTROLS[character];
    if (control) return control;
    return character >= ' ' && character !== '\ufffd' ? character : undefined;
  }

  /** `ESC b`, `ESC [ A`, `ESC O A`, `ESC [ 3 ~`; other parameters are passed over. */
  #continueEscape(character: string): Key | undefined {
    if (this.#escape === '\u001b') {
      const begins = character === '[' || character === 'O';
      this.#escape = begins ? `\u001b${character}` : '';
      return begins ? undefined : ESCAPED[character.toLowerCase()];
    }
    if (/[0-9;?]/.test(character)) {
      if (this.#escape.length < MAX_ESCAPE) this.#escape += character;
      return undefined;
    }
    const number = /\d*/.exec(this.#escape.slice(2))![0];
    this.#escape = '';
    return SEQUENCES[character === '~' ? `${number}~` : character];
  }
}
