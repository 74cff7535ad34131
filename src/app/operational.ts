import type { DataNode, JsonObject, JsonValue, ParentNode, Schema } from '../../codegen/index.ts';
import type { Tree } from '../datastore/contract.ts';
import type { StateProvider } from '../server/contract.ts';

/** State providers that serve a fixed tree, one for each top-level node in it (`--operational FILE`). */
export function fixedState(schema: Schema, tree: Tree): StateProvider[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const node = schema.root.byJsonName.get(name);
    if (!node) return [];
    const state = stateOnly(node, value);
    return state === undefined ? [] : [{ path: [name], read: () => state as JsonObject }];
  });
}

/** Drops configuration leaves (it is the datastore that says what is configured) and keeps keys and state. */
function stateOnly(node: DataNode, value: JsonValue): JsonValue | undefined {
  if (!node.config) return value;
  if (node.kind === 'container') return stateMembers(node, value as JsonObject);
  if (node.kind !== 'list') return undefined;
  return (value as readonly JsonObject[]).map((entry) => {
    const keys = Object.fromEntries(node.keys.map((key) => [key.jsonName, entry[key.jsonName]!]));
    return { ...keys, ...stateMembers(node, entry) };
  });
}

function stateMembers(parent: ParentNode, value: JsonObject): JsonObject | undefined {
  const kept: Record<string, JsonValue> = {};
  for (const [name, member] of Object.entries(value)) {
    const node = parent.byJsonName.get(name);
    const state = node && stateOnly(node, member);
    if (state !== undefined) kept[name] = state;
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}
