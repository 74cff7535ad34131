import type { JsonValue, Schema } from '../../../codegen/index.ts';
import type { Change } from '../../data/diff/diff.ts';
import { type StoredChange, serialiseChange } from '../../data/diff/serialise-change.ts';
import type { DatastoreName, Storage, Tree } from '../contract.ts';
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
  const writeLog = database.prepare('INSERT INTO log (name, text) VALUES (?, ?)');
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
      const appendAll = () => {
        for (const name of names) append(name, after, text);
      };
      if (names.length === 1) appendAll();
      else storage.transaction(appendAll);
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

  function append(name: DatastoreName, after: Tree, text: string): void {
    const size = sizes.get(name);
    if (!size || size.log + text.length > Math.max(LOG_LIMIT, 2 * size.snapshot)) {
      storage.saveTree(name, after);
      return;
    }
    guard(() => writeLog.run(name, text));
    size.log += text.length;
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
