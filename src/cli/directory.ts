import { statSync } from 'node:fs';
import { Failure } from '../app/failure.ts';

/** Throws Failure when an option names a directory that is not there. */
export function checkDirectory(option: string, dir: string): void {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure(`${option} ${dir}: no such directory`);
  }
}
