import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(): string {
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(dir, 'package.json'))) dir = dirname(dir);
  return dir;
}

/** The package's own directory, whether it runs from `src/` or from `dist/`. */
export const packageRoot = findRoot();

/** The YANG modules that come with the package. */
export const builtInYangDirs: readonly string[] = ['cisco', 'ietf', 'sly'].map((name) =>
  join(packageRoot, 'yang', name),
);

/** Version of the package. */
export function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
