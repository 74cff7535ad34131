import type { JsonValue } from '../../../codegen/index.ts';
import type { DatastoreName, Storage, Tree } from '../contract.ts';

/** Storage that ends with the process, for `--ephemeral`. */
export function memoryStorage(): Storage {
  let trees = new Map<DatastoreName, Tree>();
  let values = new Map<string, JsonValue>();
  return {
    loadTree: (name) => trees.get(name),
    saveTree(name, tree) {
      if (tree) trees.set(name, tree);
      else trees.delete(name);
    },
    appendChanges(names, after) {
      for (const name of names) trees.set(name, after);
    },
    get: (key) => values.get(key),
    set(key, value) {
      values.set(key, value);
    },
    transaction(work) {
      const saved = [new Map(trees), new Map(values)] as const;
      try {
        work();
      } catch (error) {
        [trees, values] = saved;
        throw error;
      }
    },
    close() {},
  };
}
