/** All that is on flash as one JSON value, and back. */
import type { JsonObject } from '../../../codegen/index.ts';
import type { FilePath, Flash } from './flash.ts';

/** Paths to contents in base64; a directory is its path with a slash at the end, without content. */
export function archive(flash: Flash): JsonObject {
  return Object.fromEntries(entries(flash, []));
}

function entries(flash: Flash, path: FilePath): [string, string][] {
  const found = flash.list(path);
  if (!found.ok) return [];
  return found.value.flatMap(({ name, isDirectory }): [string, string][] => {
    const here = [...path, name];
    if (isDirectory) return [[`${here.join('/')}/`, ''], ...entries(flash, here)];
    const file = flash.read(here);
    return file.ok ? [[here.join('/'), file.value.toString('base64')]] : [];
  });
}

/** Makes flash hold what an archive holds, and nothing else. */
export function restore(flash: Flash, files: JsonObject): void {
  flash.format();
  for (const [name, content] of Object.entries(files)) {
    if (name.endsWith('/')) flash.makeDirectory(name.slice(0, -1).split('/'));
    else flash.write(name.split('/'), Buffer.from(String(content), 'base64'));
  }
}
