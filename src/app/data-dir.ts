import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a profile keeps its data unless told otherwise: `$XDG_DATA_HOME/sly/NAME`, by default below `~/.local/share`. */
export function defaultDataDir(name: string): string {
  return join(process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'sly', name);
}

/**
 * A secret that is made once and then kept in a file only its owner can read; made anew each time without a
 * directory.
 */
export async function keptSecret(
  dir: string | undefined,
  file: string,
  make: () => string | Promise<string>,
): Promise<string> {
  if (dir === undefined) return make();
  const path = join(dir, file);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const text = await make();
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return text;
}
