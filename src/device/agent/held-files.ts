/**
 * Files that come or go with one request instead of lying on flash: the agent reads and writes them by a path that only
 * exists until it is used once.
 */
import type { FileResult } from '../flash/flash.ts';

export class HeldFiles {
  readonly #held = new Map<string, { content: string | undefined }>();
  #count = 0;

  /** Runs `work` with the path of a file to be read, and drops it afterwards. */
  async given<T>(content: string, work: (path: string) => Promise<T>): Promise<T> {
    const { path } = this.#hold(content);
    try {
      return await work(path);
    } finally {
      this.#held.delete(path);
    }
  }

  /** Runs `work` with a path to write to; `content` is what was written, undefined when nothing was. */
  async wanted<T>(
    work: (path: string) => Promise<T>,
  ): Promise<{ readonly result: T; readonly content: string | undefined }> {
    const { path, file } = this.#hold(undefined);
    try {
      const result = await work(path);
      return { result, content: file.content };
    } finally {
      this.#held.delete(path);
    }
  }

  /** What stands at a path; undefined when the path is of another file system. */
  read(path: string): FileResult<Buffer> | undefined {
    const file = this.#take(path);
    if (!file) return undefined;
    return file.content === undefined
      ? { ok: false, error: 'missing' }
      : { ok: true, value: Buffer.from(file.content) };
  }

  write(path: string, content: string): FileResult<undefined> | undefined {
    const file = this.#take(path);
    if (!file) return undefined;
    file.content = content;
    return { ok: true, value: undefined };
  }

  /** No path of flash has a colon in it, nor a file system of this name: nobody else means one of these. */
  #hold(content: string | undefined) {
    const path = `request:${++this.#count}`;
    const file = { content };
    this.#held.set(path, file);
    return { path, file };
  }

  #take(path: string) {
    const file = this.#held.get(path);
    this.#held.delete(path);
    return file;
  }
}
