import type { JsonValue, Schema } from '../../../codegen/index.ts';
import type { Change } from '../../data/diff/diff.ts';
import { type StoredChange, serialiseChange } from '../../data/diff/serialise-change.ts';
import type { DatastoreName, Storage } from '../contract.ts';
import { openDatabase } from './database.ts';
import { fitTree, type Unfit } from './fit-tree.ts';
import { type EntryPositions, type Mutable, replayChange } from './replay.ts';
import { StorageError, writeError } from './storage-error.ts';

export interface SqliteOptions {
  /** Data directory, made when it is not there. */
  readonly dir: string;
  /** Asked for at each use: it may have become another one. */
  readonly schema: Schema;
  /** Have every write on the disk before it returns, not only with the operating system. */
  readonly fsync?: boolean;
  /** Told of stored data that does not fit the schema any more; it stays in the table `set_aside`. */
  readonly onUnfit?: (name: DatastoreName, unfit: readonly Unfit[]) => void;
}

/** A log may grow to this many characters, or twice its snapshot if that is more, before it is folded into it. */
const LOG_LIMIT = 65_536;

/** How much is stored of a tree: decides when the log is folded into the snapshot. */
interface Sizes {
  snapshot: number;
  log: number;
}

/**
 * Storage in one SQLite file. A tree is a snapshot and a log of changes since; writing a change costs the same at any
 * size of the tree, as the log is folded into a new snapshot only after it has grown in proportion to it.
 */
export function openSqliteStorage(options: SqliteOptions): Storage {
  const { onUnfit } = options;
  const { database, file, close } = openDatabase(options.dir, options.fsync ?? false);
  const readTree = database.prepare('SELECT schema, text FROM tree WHERE name = ?');
  const writeTree = database.prepare('INSERT OR REPLACE INTO tree (name, schema, text) VALUES (?, ?, ?)');
  const dropTree = database.prepare('DELETE FROM tree WHERE name = ?');
  const readLog = database.prepare('SELECT text FROM log WHERE name = ? ORDER BY seq');
  /** By the number of logs that one statement appends to. */
  const writeLogs = [1, 2, 3].map((count) =>
    database.prepare(`INSERT INTO log (name, text) VALUES ${new Array(count).fill('(?, ?)').join(', ')}`),
  );
  const dropLog = database.prepare('DELETE FROM log WHERE name = ?');
  const readValue = database.prepare('SELECT text FROM value WHERE key = ?');
  const writeValue = database.prepare('INSERT OR REPLACE INTO value (key, text) VALUES (?, ?)');
  const setAside = database.prepare(
    'INSERT INTO set_aside (name, schema, path, reason, text) VALUES (?, ?, ?, ?, ?)',
  );
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const sizes = new Map<DatastoreName, Sizes>();
  let inTransaction = false;

  const storage: Storage = {
    loadTree(name) {
      const stored = read(name);
      if (!stored) return undefined;
      const { schema } = options;
      const { tree, unfit } = fitTree(schema, stored.tree);
      if (stored.schema !== schema.contentId || unfit.length > 0) {
        storage.transaction(() => {
          for (const { path, reason, value } of unfit) {
            setAside.run(name, schema.contentId, path, reason, JSON.stringify(value));
          }
          storage.saveTree(name, tree);
        });
        if (unfit.length > 0) onUnfit?.(name, unfit);
      }
      return tree;
    },
    saveTree(name, tree) {
      storage.transaction(() => {
        guard(() => dropLog.run(name));
        if (!tree) {
          guard(() => dropTree.run(name));
          sizes.delete(name);
          return;
        }
        const text = JSON.stringify(tree);
        guard(() => writeTree.run(name, options.schema.contentId, text));
        sizes.set(name, { snapshot: text.length, log: 0 });
      });
    },
    appendChanges(names, after, changes) {
      const text = textOf(changes);
      const open = names.filter((name) => hasRoom(name, text));
      if (open.length === names.length) {
        append(open, text);
        return;
      }
      storage.transaction(() => {
        append(open, text);
        for (const name of names) if (!open.includes(name)) storage.saveTree(name, after);
      });
    },
    get(key) {
      const row = readValue.get(key) as { text: string } | undefined;
      return row && (JSON.parse(row.text) as JsonValue);
    },
    set(key, value) {
      guard(() => writeValue.run(key, JSON.stringify(value)));
    },
    transaction(work) {
      if (inTransaction) {
        work();
        return;
      }
      const before = [...sizes].map(([name, size]): [DatastoreName, Sizes] => [name, { ...size }]);
      inTransaction = true;
      try {
        guard(() => begin.run());
        work();
        guard(() => commit.run());
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK');
        sizes.clear();
        for (const [name, size] of before) sizes.set(name, size);
        throw error;
      } finally {
        inTransaction = false;
      }
    },
    close,
  };
  return storage;

  function hasRoom(name: DatastoreName, text: string): boolean {
    const size = sizes.get(name);
    return size !== undefined && size.log + text.length <= Math.max(LOG_LIMIT, 2 * size.snapshot);
  }

  /** In one statement, which by itself is a transaction: it costs half of two in one. */
  function append(names: readonly DatastoreName[], text: string): void {
    if (names.length === 0) return;
    guard(() => writeLogs[names.length - 1]!.run(...names.flatMap((name) => [name, text])));
    for (const name of names) sizes.get(name)!.log += text.length;
  }

  function guard(write: () => void): void {
    try {
      write();
    } catch (error) {
      throw writeError(file, error);
    }
  }

  /** Snapshot and log together, as plain JSON, and the schema they began under; undefined when nothing is stored. */
  function read(name: DatastoreName): { tree: Mutable; schema: string } | undefined {
    const row = readTree.get(name) as { schema: string; text: string } | undefined;
    if (!row) return undefined;
    const rows = readLog.all(name) as { text: string }[];
    sizes.set(name, {
      snapshot: row.text.length,
      log: rows.reduce((sum, { text }) => sum + text.length, 0),
    });
    try {
      const tree = JSON.parse(row.text) as Mutable;
      const positions: EntryPositions = new WeakMap();
      for (const { text } of rows) {
        for (const change of JSON.parse(text) as StoredChange[]) replayChange(tree, change, positions);
      }
      return { tree, schema: row.schema };
    } catch (error) {
      throw new StorageError(
        `the ${name} configuration in ${file} is damaged (${(error as Error).message}); ` +
          'restore the file from a copy, or move it away to start anew',
        error,
      );
    }
  }
}

function textOf(changes: readonly Change[]): string {
  return `[${changes.map(serialiseChange).join(',')}]`;
}
