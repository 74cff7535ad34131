import type { JsonValue } from '../../../codegen/index.ts';
import type { DatastoreName, Storage, Tree } from '../contract.ts';

/** Storage that lasts as long as the process. */
export function memoryStorage(): Storage {
  const trees = new Map<DatastoreName, Tree>();
  const values = new Map<string, JsonValue>();
  const saveTree = (name: DatastoreName, tree: Tree | undefined) => {
    if (tree === undefined) trees.delete(name);
    else trees.set(name, tree);
  };
  return {
    loadTree: (name) => trees.get(name),
    saveTree,
    appendChanges: (name, _before, after) => saveTree(name, after),
    get: (key) => values.get(key),
    set(key, value) {
      values.set(key, value);
    },
    transaction: (work) => work(),
    close() {},
  };
}
