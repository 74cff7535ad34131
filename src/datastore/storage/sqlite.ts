import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import type { JsonValue, Schema } from '../../../codegen/index.ts';
import { applyChanges } from '../../data/diff/apply-changes.ts';
import { parseChange, serialiseChange } from '../../data/diff/serialise-change.ts';
import type { Storage, Tree } from '../contract.ts';

/** Where problems with what was stored are told. */
export interface Logger {
  warn(fields: object, message: string): void;
}

export interface SqliteOptions {
  readonly dir: string;
  readonly fsync: boolean;
  readonly schema: Schema;
  readonly log?: Logger;
}

/** First version: trees, logs of changes and values in one SQLite file. */
export function openSqliteStorage({ dir, fsync, schema }: SqliteOptions): Storage {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const db = new Database(join(dir, 'sly.db'));
  db.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=${fsync ? 'FULL' : 'OFF'};
    CREATE TABLE IF NOT EXISTS tree (name TEXT PRIMARY KEY, text TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS change (seq INTEGER PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS value (key TEXT PRIMARY KEY, text TEXT NOT NULL);`);
  const getTree = db.prepare('SELECT text FROM tree WHERE name = ?');
  const putTree = db.prepare('INSERT OR REPLACE INTO tree VALUES (?, ?)');
  const dropTree = db.prepare('DELETE FROM tree WHERE name = ?');
  const getChanges = db.prepare('SELECT text FROM change WHERE name = ? ORDER BY seq');
  const putChange = db.prepare('INSERT INTO change (name, text) VALUES (?, ?)');
  const dropChanges = db.prepare('DELETE FROM change WHERE name = ?');
  const getValue = db.prepare('SELECT text FROM value WHERE key = ?');
  const putValue = db.prepare('INSERT OR REPLACE INTO value VALUES (?, ?)');
  const transaction = (work: () => void) => db.transaction(work)();
  const storage: Storage = {
    loadTree(name) {
      const row = getTree.get(name) as { text: string } | undefined;
      const rows = getChanges.all(name) as { text: string }[];
      if (!row && rows.length === 0) return undefined;
      const tree = row ? (JSON.parse(row.text) as Tree) : {};
      const changes = rows.flatMap(({ text }) =>
        (JSON.parse(text) as string[]).map((each) => parseChange(schema, each)),
      );
      return applyChanges(schema, tree, changes);
    },
    saveTree(name, tree) {
      transaction(() => {
        dropChanges.run(name);
        if (tree === undefined) dropTree.run(name);
        else putTree.run(name, JSON.stringify(tree));
      });
    },
    appendChanges(name, _before, _after, changes) {
      putChange.run(name, JSON.stringify(changes.map(serialiseChange)));
    },
    get: (key) => {
      const row = getValue.get(key) as { text: string } | undefined;
      return row && (JSON.parse(row.text) as JsonValue);
    },
    set: (key, value) => putValue.run(key, JSON.stringify(value)),
    transaction,
    close: () => db.close(),
  };
  return storage;
}
