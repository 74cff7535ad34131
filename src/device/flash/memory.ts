import type { FileFailure } from '../../licensing/index.ts';
import type { FileInfo, FilePath, FileResult, Flash } from './flash.ts';

interface Directory {
  readonly entries: Map<string, Entry>;
  readonly modified: number;
}

interface File {
  readonly content: Buffer;
  readonly modified: number;
}

type Entry = Directory | File;

/** Flash of a device that keeps nothing. */
export function memoryFlash(now: () => number): Flash {
  const directory = (): Directory => ({ entries: new Map(), modified: now() });
  let root = directory();

  const find = (path: FilePath): Entry | undefined => {
    let entry: Entry | undefined = root;
    for (const name of path) entry = entry && 'entries' in entry ? entry.entries.get(name) : undefined;
    return entry;
  };
  const parentOf = (path: FilePath): Directory | undefined => {
    const entry = find(path.slice(0, -1));
    return path.length > 0 && entry && 'entries' in entry ? entry : undefined;
  };

  return {
    read(path) {
      const file = find(path);
      if (!file) return no('missing');
      return 'content' in file ? { ok: true, value: file.content } : no('unreadable');
    },
    write(path, content) {
      let place = root;
      for (const name of path.slice(0, -1)) {
        const next = place.entries.get(name) ?? directory();
        if (!('entries' in next)) return no('bad-path');
        place.entries.set(name, next);
        place = next;
      }
      const name = path.at(-1);
      const old = name === undefined ? root : place.entries.get(name);
      if (name === undefined || (old && 'entries' in old)) return no('unwritable');
      place.entries.set(name, { content: Buffer.from(content), modified: now() });
      return done;
    },
    remove(path) {
      const file = find(path);
      if (!file || 'entries' in file) return no('missing');
      parentOf(path)?.entries.delete(path.at(-1)!);
      return done;
    },
    stat(path) {
      const entry = find(path);
      return entry ? { ok: true, value: infoOf(path.at(-1) ?? '', entry) } : no('missing');
    },
    list(path) {
      const entry = find(path);
      if (!entry) return no('missing');
      if (!('entries' in entry)) return no('bad-path');
      const list = [...entry.entries].map(([name, one]) => infoOf(name, one));
      return { ok: true, value: list.sort((a, b) => (a.name < b.name ? -1 : 1)) };
    },
    makeDirectory(path) {
      const parent = parentOf(path);
      if (!parent || find(path)) return no('unwritable');
      parent.entries.set(path.at(-1)!, directory());
      return done;
    },
    removeDirectory(path) {
      const entry = find(path);
      if (!entry || !('entries' in entry) || entry.entries.size > 0) return no('unwritable');
      return parentOf(path)?.entries.delete(path.at(-1)!) ? done : no('bad-path');
    },
    rename(from, to) {
      const entry = find(from);
      const [source, target] = [parentOf(from), parentOf(to)];
      if (!entry) return no('missing');
      // A directory cannot be moved into itself.
      const inside = from.every((name, i) => to[i] === name);
      if (!source || !target || inside || find(to)) return no('unwritable');
      source.entries.delete(from.at(-1)!);
      target.entries.set(to.at(-1)!, entry);
      return done;
    },
    format() {
      root = directory();
    },
  };
}

const done: FileResult<undefined> = { ok: true, value: undefined };

function no(error: FileFailure): { readonly ok: false; readonly error: FileFailure } {
  return { ok: false, error };
}

function infoOf(name: string, entry: Entry): FileInfo {
  const isDirectory = 'entries' in entry;
  return { name, isDirectory, size: isDirectory ? 0 : entry.content.length, modified: entry.modified };
}
