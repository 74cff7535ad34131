import type Database from 'libsql';
import { StorageError } from './storage-error.ts';

/**
 * How the database came to look as it does, step by step. A step that was released is never changed; new ones are
 * added at the end, and a database is brought forward by those it lacks.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE tree (name TEXT PRIMARY KEY, schema TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE log (seq INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, text TEXT NOT NULL);
   CREATE TABLE value (key TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE set_aside (id INTEGER PRIMARY KEY, name TEXT NOT NULL, schema TEXT NOT NULL, path TEXT NOT NULL, reason TEXT NOT NULL, text TEXT NOT NULL);`,
  // Without AUTOINCREMENT, which has every append write a second page. The order of what is there is all that counts.
  `ALTER TABLE log RENAME TO old_log;
   CREATE TABLE log (seq INTEGER PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL);
   INSERT INTO log SELECT seq, name, text FROM old_log;
   DROP TABLE old_log;`,
];

/** Brings a database up to date. Throws when it was written by a newer version. */
export function migrate(database: Database.Database, file: string): void {
  database.exec('CREATE TABLE IF NOT EXISTS version (number INTEGER NOT NULL)');
  const row = database.prepare('SELECT max(number) AS number FROM version').get() as {
    number: number | null;
  };
  const found = row.number ?? 0;
  if (found > MIGRATIONS.length) {
    throw new StorageError(`${file} was written by a newer version (format ${found}); use that version`);
  }
  for (let number = found + 1; number <= MIGRATIONS.length; number++) {
    database.exec(`BEGIN; ${MIGRATIONS[number - 1]} INSERT INTO version VALUES (${number}); COMMIT`);
  }
}
