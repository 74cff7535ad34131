/** What a terminal sends, as keys. Printable characters are themselves. */
import { StringDecoder } from 'node:string_decoder';

export type Key = string;

const CONTROLS: Readonly<Record<string, Key>> = {
  '\b': 'backspace',
  '\u007f': 'backspace',
  '\t': 'tab',
  '\u0003': 'ctrl-c',
  '\u0004': 'ctrl-d',
  '\u000e': 'down',
  '\u0010': 'up',
  '\u0012': 'ctrl-r',
  '\u0015': 'ctrl-u',
  '\u0016': 'ctrl-v',
  '\u0017': 'ctrl-w',
  '\u001a': 'ctrl-z',
};

const ARROWS: Readonly<Record<string, Key>> = { A: 'up', B: 'down' };

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

  /** `ESC [ A` and `ESC O A`; parameters in between are passed over. */
  #continueEscape(character: string): Key | undefined {
    if (this.#escape === '\u001b') {
      this.#escape = character === '[' || character === 'O' ? `\u001b${character}` : '';
      return undefined;
    }
    if (/[0-9;?]/.test(character)) return undefined;
    this.#escape = '';
    return ARROWS[character];
  }
}
