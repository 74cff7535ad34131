import { type FilePath, MAX_FILE_SIZE } from '../flash/flash.ts';

/** A file that a client has open: its content in memory, growing as it is written. */
export class OpenFile {
  readonly path: FilePath;
  readonly writable: boolean;
  readonly #append: boolean;
  #bytes: Buffer;
  #size: number;

  constructor(
    path: FilePath,
    content: Buffer,
    mode: { readonly writable: boolean; readonly append: boolean },
  ) {
    this.path = path;
    this.writable = mode.writable;
    this.#append = mode.append;
    // What is written must not change what others read.
    this.#bytes = mode.writable ? Buffer.from(content) : content;
    this.#size = content.length;
  }

  get size(): number {
    return this.#size;
  }

  get content(): Buffer {
    return this.#bytes.subarray(0, this.#size);
  }

  read(offset: number, length: number): Buffer {
    return this.content.subarray(Math.min(offset, this.#size), Math.min(offset + length, this.#size));
  }

  /** False when the file may not be written or would be too large. */
  write(offset: number, bytes: Buffer): boolean {
    const from = this.#append ? this.#size : offset;
    const end = from + bytes.length;
    if (!this.writable || end > MAX_FILE_SIZE) return false;
    if (end > this.#bytes.length) {
      const larger = Buffer.alloc(Math.min(MAX_FILE_SIZE, Math.max(end, this.#bytes.length * 2, 65_536)));
      this.content.copy(larger);
      this.#bytes = larger;
    }
    bytes.copy(this.#bytes, from);
    this.#size = Math.max(this.#size, end);
    return true;
  }
}
