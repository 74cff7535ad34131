import type { FilePath, Flash } from './flash.ts';

/** Flash of a device that keeps nothing. */
export function memoryFlash(): Flash {
  const files = new Map<string, string>();
  const key = (path: FilePath) => path.join('/');
  return {
    read(path) {
      const value = files.get(key(path));
      return value === undefined ? { ok: false, error: 'missing' } : { ok: true, value };
    },
    write(path, text) {
      files.set(key(path), text);
      return { ok: true, value: undefined };
    },
    remove(path) {
      return files.delete(key(path)) ? { ok: true, value: undefined } : { ok: false, error: 'missing' };
    },
    format: () => files.clear(),
  };
}
