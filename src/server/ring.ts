/** The latest entries of something that goes on for ever, numbered from 1. */
export class Ring<T> {
  readonly #size: number;
  /** Entry number n stands at (n - 1) modulo the size. */
  #kept: T[] = [];
  #added = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** From the oldest to the latest. */
  get entries(): readonly T[] {
    const oldest = this.#kept.length < this.#size ? 0 : this.#added % this.#size;
    return [...this.#kept.slice(oldest), ...this.#kept.slice(0, oldest)];
  }

  /** Number of the oldest entry that is still there. */
  get first(): number {
    return this.#added - this.#kept.length + 1;
  }

  /** How many were ever added. */
  get added(): number {
    return this.#added;
  }

  add(entry: T): void {
    this.#kept[this.#added++ % this.#size] = entry;
  }

  clear(): void {
    this.#kept = [];
    this.#added = 0;
  }
}
