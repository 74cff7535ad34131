import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from './files.ts';

/** Writes files into a directory, made when missing; those that are right already stay untouched. Gives their paths. */
export function writeFiles(files: Files, directory: string): string[] {
  mkdirSync(directory, { recursive: true });
  return [...files].map(([name, text]) => {
    const path = join(directory, name);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
    return path;
  });
}

/** Removes files of earlier runs that are not among those given. Only for directories that hold nothing else. */
export function removeOthers(files: Files, directory: string): void {
  for (const name of readdirSync(directory)) {
    if (!files.has(name) && /\.(ts|json)$/.test(name)) rmSync(join(directory, name));
  }
}
