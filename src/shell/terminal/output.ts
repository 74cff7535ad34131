/** Where text goes: a channel, in tests an array. */
export interface Sink {
  /** False when the other side is slow; `drain` tells when it has caught up. */
  write(text: string): boolean;
}

/** Collects what is written in one turn of the event loop, so that an echo and a prompt are one packet. */
export class Output {
  readonly #sink: Sink;
  #pending = '';
  #room = true;
  #closed = false;
  #waiting: (() => void) | undefined;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  write(text: string): void {
    if (this.#closed || text === '') return;
    if (this.#pending === '') setImmediate(() => this.flush());
    this.#pending += text;
  }

  lines(lines: readonly string[]): void {
    if (lines.length > 0) this.write(`${lines.join('\r\n')}\r\n`);
  }

  flush(): void {
    const text = this.#pending;
    this.#pending = '';
    if (text !== '' && !this.#closed) this.#room = this.#sink.write(text);
  }

  /** Resolves when the other side has taken in enough for more to be written. */
  async ready(): Promise<void> {
    this.flush();
    if (this.#room || this.#closed) return;
    await new Promise<void>((resolve) => {
      this.#waiting = resolve;
    });
  }

  drained(): void {
    this.#room = true;
    const resolve = this.#waiting;
    this.#waiting = undefined;
    resolve?.();
  }

  /** Nothing is written any more. */
  close(): void {
    this.flush();
    this.#closed = true;
    this.drained();
  }
}
