import type { Readable } from 'node:stream';

/** The longest line that is waited for. */
const MAX_LINE = 8192;

/** Reads a stream by lines and by lengths; what is not asked for stays in the stream. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    // Its end must not end the channel: there is an exit status to be sent.
    this.#chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  }

  /** The next line without its end; undefined at the end of the stream. Throws when it is cut off or too long. */
  async line(): Promise<string | undefined> {
    for (;;) {
      const end = this.#rest.indexOf(0x0a);
      if (end >= 0) return this.#take(end + 1).toString('utf8', 0, end);
      if (this.#rest.length > MAX_LINE) throw new Error('line too long');
      if (await this.#more()) continue;
      if (this.#rest.length > 0) throw new Error('the stream ended in the middle of a line');
      return undefined;
    }
  }

  /** Exactly so many bytes; throws when the stream ends before. */
  async bytes(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let missing = length;
    while (missing > 0) {
      if (this.#rest.length === 0 && !(await this.#more())) throw new Error('the stream ended too early');
      const part = this.#take(Math.min(missing, this.#rest.length));
      parts.push(part);
      missing -= part.length;
    }
    return Buffer.concat(parts);
  }

  #take(length: number): Buffer {
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return taken;
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#chunks.next();
    if (done) return false;
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
    return true;
  }
}
