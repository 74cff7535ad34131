import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileFailure } from '../../licensing/index.ts';
import { type FilePath, type FileResult, type Flash, MAX_FILE_SIZE } from './flash.ts';

/**
 * Flash in a directory. Symbolic links are not followed, so that no path leads out of the directory even when
 * somebody put a link into it.
 */
export function directoryFlash(root: string): Flash {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  return {
    read: (path) => attempt('unreadable', () => readFile(locate(root, path))),
    write: (path, text) =>
      attempt('unwritable', () => {
        const file = locate(root, path);
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        const draft = `${file}.new~`;
        rmSync(draft, { force: true });
        writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
        renameSync(draft, file);
        return undefined;
      }),
    remove: (path) =>
      attempt('unwritable', () => {
        const file = locate(root, path);
        if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) throw new Refusal('missing');
        rmSync(file);
        return undefined;
      }),
    format() {
      rmSync(root, { recursive: true, force: true });
      mkdirSync(root, { recursive: true, mode: 0o700 });
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
    const stat = lstatSync(place, { throwIfNoEntry: false });
    if (stat && !stat.isDirectory()) throw new Refusal('bad-path');
  }
  return join(place, path.at(-1)!);
}

function readFile(file: string): string {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() || stat.size > MAX_FILE_SIZE) throw new Refusal('unreadable');
    return readFileSync(descriptor, 'utf8');
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
