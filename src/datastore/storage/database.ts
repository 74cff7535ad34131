import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type Database from 'libsql';
import { lockDirectory } from './directory-lock.ts';
import { migrate } from './migrations.ts';
import { openError, StorageError } from './storage-error.ts';

/** Pages (of 4 KiB) that the write-ahead log grows to before it is worked in, which waits for the disk. */
const CHECKPOINT = 4000;

export interface OpenDatabase {
  readonly database: Database.Database;
  readonly file: string;
  close(): void;
}

/**
 * Opens (or creates) the database of a data directory for this process alone.
 *
 * The write-ahead log is handed to the operating system before a write returns, which survives the end of the
 * process at any moment; with `fsync` it is on the disk as well, which survives a power cut.
 */
export function openDatabase(dir: string, fsync: boolean): OpenDatabase {
  const file = join(dir, 'sly.db');
  let unlock: (() => void) | undefined;
  let database: Database.Database | undefined;
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    // Loaded here: a server without storage does without the library.
    const Sqlite = createRequire(import.meta.url)('libsql') as typeof Database;
    unlock = lockDirectory(Sqlite, dir);
    database = new Sqlite(file);
    database.exec('PRAGMA journal_mode = WAL');
    database.exec(`PRAGMA synchronous = ${fsync ? 'FULL' : 'NORMAL'}`);
    database.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT}`);
    database.exec('PRAGMA cache_size = -512');
    checkHealth(database);
    migrate(database, file);
  } catch (error) {
    database?.close();
    unlock?.();
    throw error instanceof StorageError ? error : openError(file, error, undefined);
  }
  return closable(database, file, unlock);
}

function closable(database: Database.Database, file: string, unlock: () => void): OpenDatabase {
  return {
    database,
    file,
    close() {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      database.close();
      unlock();
    },
  };
}

function checkHealth(database: Database.Database): void {
  const row = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (row.quick_check !== 'ok') throw new Error(`database disk image is malformed: ${row.quick_check}`);
}
