/** The latest entries of something that goes on for ever, numbered from 1. */
export class Ring<T> {
  readonly #size: number;
  readonly #entries: T[] = [];
  #added = 0;

  constructor(size: number) {
    this.#size = size;
  }

  get entries(): readonly T[] {
    return this.#entries;
  }

  /** Number of the oldest entry that is still there. */
  get first(): number {
    return this.#added - this.#entries.length + 1;
  }

  /** How many were ever added. */
  get added(): number {
    return this.#added;
  }

  add(entry: T): void {
    this.#added++;
    this.#entries.push(entry);
    if (this.#entries.length > this.#size) this.#entries.shift();
  }

  clear(): void {
    this.#entries.length = 0;
    this.#added = 0;
  }
}
