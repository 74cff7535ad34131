/** The files that commands name: on flash, elsewhere by URL, or of a request (`held-files.ts`). */
import { type FileResult, type Flash, parsePath } from '../flash/flash.ts';
import { parseUrl, type RemoteFiles } from '../flash/remote.ts';
import { HeldFiles } from './held-files.ts';

/** There at once, but for files elsewhere. */
type Sooner<T> = FileResult<T> | Promise<FileResult<T>>;

const BAD_PATH = { ok: false, error: 'bad-path' } as const;

export class CommandFiles {
  readonly flash: Flash;
  readonly held = new HeldFiles();
  readonly #remote: RemoteFiles;
  readonly #ending: AbortSignal;

  /** `ending` gives up transfers that are under way. */
  constructor(flash: Flash, remote: RemoteFiles, ending: AbortSignal) {
    this.flash = flash;
    this.#remote = remote;
    this.#ending = ending;
  }

  read(name: string): Sooner<Buffer> {
    const url = parseUrl(name);
    if (url) return this.#remote.read(url, this.#ending);
    const held = this.held.read(name);
    if (held) return held;
    const path = parsePath(name);
    return path ? this.flash.read(path) : BAD_PATH;
  }

  write(name: string, content: string): Sooner<undefined> {
    const url = parseUrl(name);
    if (url) return this.#remote.write(url, content, this.#ending);
    const held = this.held.write(name, content);
    if (held) return held;
    const path = parsePath(name);
    return path ? this.flash.write(path, content) : BAD_PATH;
  }
}
