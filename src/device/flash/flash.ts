/**
 * The file system of a device. Two file systems are one: `flash:` and `bootflash:`; a path without one is on
 * flash. No path leads out of it.
 */
import type { FileFailure } from '../../licensing/index.ts';

export type FileResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: FileFailure };

export interface FileInfo {
  readonly name: string;
  readonly isDirectory: boolean;
  /** In bytes; 0 of a directory. */
  readonly size: number;
  /** Epoch milliseconds. */
  readonly modified: number;
}

export interface Flash {
  read(path: FilePath): FileResult<Buffer>;
  /** Written as a whole or not at all; directories on the way are made. */
  write(path: FilePath, content: string | Uint8Array): FileResult<undefined>;
  remove(path: FilePath): FileResult<undefined>;
  /** The empty path is the root. */
  stat(path: FilePath): FileResult<FileInfo>;
  /** What is in a directory, by name. */
  list(path: FilePath): FileResult<readonly FileInfo[]>;
  makeDirectory(path: FilePath): FileResult<undefined>;
  /** Only an empty one. */
  removeDirectory(path: FilePath): FileResult<undefined>;
  /** Nothing may be at the new place. */
  rename(from: FilePath, to: FilePath): FileResult<undefined>;
  /** Erases everything. */
  format(): void;
}

/** The names from the root of flash to a file. */
export type FilePath = readonly string[];

/** The longest file that is read, in bytes. */
export const MAX_FILE_SIZE = 16 * 1024 * 1024;
const MAX_NAME = 255;
const MAX_DEPTH = 16;

/**
 * Takes a path apart: `flash:a.xml`, `bootflash:/dir/a.xml`, `a.xml`. Undefined for a file system that the device
 * has not or does not reach (`tftp:`), and for names that no file has.
 */
export function parsePath(text: string): FilePath | undefined {
  const colon = text.indexOf(':');
  const system = colon < 0 ? 'flash' : text.slice(0, colon).toLowerCase();
  if (system !== 'flash' && system !== 'bootflash') return undefined;
  const rest = text.slice(colon + 1);
  const names = rest.replace(/^\/+/, '').split('/');
  if (names.length > MAX_DEPTH) return undefined;
  return names.every(isName) ? names : undefined;
}

function isName(name: string): boolean {
  if (name === '' || name === '.' || name === '..' || Buffer.byteLength(name) > MAX_NAME) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not be in a file name
  return !/[\u0000-\u001f\u007f\\:]/.test(name);
}

/**
 * What a client of file transfer means by a path, as files systems of UNIX have it: `/dir/../a`, `flash:/a`, `~/a`. The
 * root has no parent. Undefined for names that no file has.
 */
export function resolvePath(text: string): FilePath | undefined {
  const rest = text.replace(/^\/?(?:(?:boot)?flash:|~(?=\/|$))/i, '');
  const path: string[] = [];
  for (const name of rest.split('/')) {
    if (name === '' || name === '.') continue;
    if (name === '..') path.pop();
    else if (isName(name)) path.push(name);
    else return undefined;
  }
  return path.length > MAX_DEPTH ? undefined : path;
}
