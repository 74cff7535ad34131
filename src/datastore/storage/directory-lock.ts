import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'libsql';
import { codeOf, openError } from './storage-error.ts';

/**
 * Keeps a data directory for one process. The lock is an open SQLite transaction on a file of its own: one of the
 * operating system's, which ends with the process, so that a crash leaves none behind. The pid file only serves the
 * message to the second comer. Returns the way to give the lock up.
 */
export function lockDirectory(Sqlite: typeof Database, dir: string): () => void {
  const pidFile = join(dir, 'sly.pid');
  const lock = new Sqlite(join(dir, 'sly.lock'));
  try {
    lock.exec('PRAGMA journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (codeOf(error) === 'busy') throw openError(dir, error, readPid(pidFile));
    throw error;
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return () => {
    rmSync(pidFile, { force: true });
    // Closing alone would not do: the library keeps the connection until it is collected.
    lock.exec('ROLLBACK');
    lock.close();
  };
}

function readPid(pidFile: string): string | undefined {
  try {
    return readFileSync(pidFile, 'utf8').trim();
  } catch {
    return undefined;
  }
}
