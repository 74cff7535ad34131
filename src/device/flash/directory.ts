import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileFailure } from '../../licensing/index.ts';
import { type FileInfo, type FilePath, type FileResult, type Flash, MAX_FILE_SIZE } from './flash.ts';

/**
 * Flash in a directory. Symbolic links are neither shown nor followed, so that no path leads out of the directory
 * even when somebody put a link into it.
 */
export function directoryFlash(root: string): Flash {
  const make = () => mkdirSync(root, { recursive: true, mode: 0o700 });
  make();
  return {
    read: (path) => attempt('unreadable', () => readFile(locate(root, path))),
    write: (path, content) =>
      attempt('unwritable', () => {
        const file = locate(root, path);
        if (path.length === 0 || stats(file)?.isDirectory()) throw new Refusal('unwritable');
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        const draft = `${root}.draft`;
        rmSync(draft, { force: true });
        writeFileSync(draft, content, { mode: 0o600, flag: 'wx' });
        renameSync(draft, file);
        return undefined;
      }),
    remove: (path) =>
      attempt('unwritable', () => {
        const file = locate(root, path);
        if (!stats(file)?.isFile()) throw new Refusal('missing');
        rmSync(file);
        return undefined;
      }),
    stat: (path) => attempt('unreadable', () => infoOf(path.at(-1) ?? '', statOf(locate(root, path)))),
    list: (path) =>
      attempt('unreadable', () => {
        const directory = locate(root, path);
        if (!statOf(directory).isDirectory()) throw new Refusal('bad-path');
        return readdirSync(directory)
          .sort()
          .flatMap((name) => {
            const found = stats(join(directory, name));
            return found?.isFile() || found?.isDirectory() ? [infoOf(name, found)] : [];
          });
      }),
    makeDirectory: (path) =>
      attempt('unwritable', () => {
        mkdirSync(locate(root, path), { mode: 0o700 });
        return undefined;
      }),
    removeDirectory: (path) =>
      attempt('unwritable', () => {
        if (path.length === 0) throw new Refusal('bad-path');
        rmdirSync(locate(root, path));
        return undefined;
      }),
    rename: (from, to) =>
      attempt('unwritable', () => {
        if (from.length === 0 || to.length === 0) throw new Refusal('bad-path');
        const [source, target] = [locate(root, from), locate(root, to)];
        if (!stats(source)) throw new Refusal('missing');
        if (stats(target)) throw new Refusal('unwritable');
        renameSync(source, target);
        return undefined;
      }),
    format() {
      rmSync(root, { recursive: true, force: true });
      make();
    },
  };
}

class Refusal extends Error {
  readonly failure: FileFailure;
  constructor(failure: FileFailure) {
    super(failure);
    this.failure = failure;
  }
}

/** The place of a file; every directory on the way must be one, not a link to one. */
function locate(root: string, path: FilePath): string {
  let place = root;
  for (const name of path.slice(0, -1)) {
    place = join(place, name);
    const stat = stats(place);
    if (stat && !stat.isDirectory()) throw new Refusal('bad-path');
  }
  return join(place, ...path.slice(-1));
}

function stats(file: string): Stats | undefined {
  return lstatSync(file, { throwIfNoEntry: false });
}

/** What there is at a place; a link or a device is nothing. */
function statOf(file: string): Stats {
  const found = stats(file);
  if (!found) throw new Refusal('missing');
  if (!found.isFile() && !found.isDirectory()) throw new Refusal('bad-path');
  return found;
}

function infoOf(name: string, stat: Stats): FileInfo {
  const isDirectory = stat.isDirectory();
  return { name, isDirectory, size: isDirectory ? 0 : stat.size, modified: stat.mtimeMs };
}

function readFile(file: string): Buffer {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() || stat.size > MAX_FILE_SIZE) throw new Refusal('unreadable');
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function attempt<T>(failure: FileFailure, work: () => T): FileResult<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.failure };
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { ok: false, error: failure === 'unreadable' ? 'missing' : failure };
    if (code === 'ELOOP' || code === 'ENOTDIR') return { ok: false, error: 'bad-path' };
    return { ok: false, error: failure };
  }
}
