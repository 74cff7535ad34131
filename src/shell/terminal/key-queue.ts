import { type Key, KeyDecoder } from './keys.ts';

/** Above this many keys waiting, the sender is told to pause. */
const HIGH = 4096;

/** Keys typed ahead of whoever reads them. */
export class KeyQueue {
  readonly #decoder = new KeyDecoder();
  readonly #keys: Key[] = [];
  #next = 0;
  #ended = false;
  #waiting: ((key: Key | undefined) => void) | undefined;
  #onRoom: (() => void) | undefined;

  /** Takes bytes in; false asks the sender to stop until `onRoom` is called. */
  push(bytes: Buffer, onRoom: () => void): boolean {
    if (this.#ended) return true;
    for (const key of this.#decoder.keys(bytes)) this.#keys.push(key);
    this.#serve();
    if (this.#keys.length - this.#next < HIGH) return true;
    this.#onRoom = onRoom;
    return false;
  }

  /** No more keys come; those that are there are still read. */
  end(): void {
    this.#ended = true;
    this.#serve();
  }

  /** The next key; undefined at the end of the input. One reader at a time. */
  next(): Promise<Key | undefined> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
      this.#serve();
    });
  }

  /** Whether somebody waits for a key, and so for the user. */
  get isAwaited(): boolean {
    return this.#waiting !== undefined;
  }

  #serve(): void {
    const resolve = this.#waiting;
    if (!resolve || (this.#next >= this.#keys.length && !this.#ended)) return;
    this.#waiting = undefined;
    const key = this.#keys[this.#next];
    if (key !== undefined) this.#next++;
    if (this.#next >= this.#keys.length) {
      this.#keys.length = 0;
      this.#next = 0;
      const onRoom = this.#onRoom;
      this.#onRoom = undefined;
      onRoom?.();
    }
    resolve(key);
  }
}
