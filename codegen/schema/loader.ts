import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { YangError } from '../error.ts';
import { Positions } from '../syntax/positions.ts';
import type { YangSource } from '../syntax/source.ts';
import type { LoadModule } from './modules/link.ts';

const FILE_NAME = /^([A-Za-z_][\w.-]*?)(?:@(\d{4}-\d\d-\d\d))?\.(?:yang|yin)$/;
const REVISION = /^[ \t]*(?:revision\s+|<revision\s+date=)["']?(\d{4}-\d\d-\d\d)/gm;

interface Entry {
  readonly file: string;
  /** From the file name, or once it was needed from the text. */
  revision: string | undefined;
}

/**
 * Finds modules in directories and all below them, by file name: `name.yang` or `name@revision.yang` (RFC 7950
 * section 5.2), or the same with `.yin`. Without revision it gives the newest. Directories are read once, on the first call.
 */
export function directoryLoader(directories: readonly string[]): LoadModule {
  let index: Map<string, Entry[]> | undefined;
  return (name, revision) => {
    index ??= readDirectories(directories);
    const entries = index.get(name);
    if (!entries) return undefined;
    if (entries.length > 1 || revision !== undefined) {
      for (const entry of entries) entry.revision ??= newestRevision(readFileSync(entry.file, 'utf8'));
    }
    const entry =
      revision === undefined
        ? entries.reduce((best, other) => ((other.revision ?? '') > (best.revision ?? '') ? other : best))
        : entries.find((candidate) => candidate.revision === revision);
    return entry && readSource(entry.file);
  };
}

/** Reads one file, which must be UTF-8 (RFC 7950 section 6). */
export function readSource(file: string): YangSource {
  const bytes = readFileSync(file);
  const source = { file, text: bytes.toString('utf8') };
  if (isUtf8(bytes)) return source;
  const position = new Positions(source).at(Math.max(0, source.text.indexOf('\ufffd')));
  throw new YangError([{ position, message: 'text is not UTF-8', code: 'RFC 7950 section 6' }]);
}

function readDirectories(directories: readonly string[]): Map<string, Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const directory of directories) {
    for (const file of modulesBelow(directory).sort()) {
      const match = FILE_NAME.exec(basename(file))!;
      const entry: Entry = { file, revision: match[2] };
      const entries = index.get(match[1]!);
      if (entries) entries.push(entry);
      else index.set(match[1]!, [entry]);
    }
  }
  return index;
}

/**
 * Node's own recursive reading takes fifteen times as long: it looks at every file. Links are followed, each directory
 * read once, so that links in a circle end. A directory inside that may not be read, or is gone by then, holds none.
 */
function modulesBelow(directory: string): string[] {
  const files: string[] = [];
  const seen = new Set<string>();
  const read = (path: string) => {
    const real = realpathSync(path);
    if (seen.has(real)) return;
    seen.add(real);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const below = join(path, entry.name);
      if (entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(below))) readIfCan(below);
      else if (FILE_NAME.test(entry.name)) files.push(below);
    }
  };
  const readIfCan = (path: string) => {
    try {
      read(path);
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
    }
  };
  read(directory);
  return files;
}

/** False for a link that leads nowhere, or to itself. */
function isDirectory(link: string): boolean {
  try {
    return statSync(link).isDirectory();
  } catch {
    return false;
  }
}

function newestRevision(text: string): string | undefined {
  let newest: string | undefined;
  for (const [, revision] of text.matchAll(REVISION)) {
    if (newest === undefined || revision! > newest) newest = revision;
  }
  return newest;
}
