/** Reading and changing instance trees by member names, without touching what is not on the way. */
import type { JsonObject, JsonValue, ParentNode, Schema } from '../../codegen/index.ts';
import type { InstancePath } from '../data/path/instance-path.ts';
import type { Tree } from '../datastore/contract.ts';

export const NATIVE = 'Cisco-IOS-XE-native:native';
export const LICENSING = 'cisco-smart-license:licensing';

/** Member names from the root down; only containers before the last. */
export type Names = readonly string[];

export function valueAt(tree: Tree, names: Names): JsonValue | undefined {
  let value: JsonValue | undefined = tree;
  for (const name of names) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    value = (value as JsonObject)[name];
  }
  return value;
}

/**
 * The tree with another value at a place, `undefined` for none. Members stay in schema order, containers that
 * come to nothing go, and the tree itself is returned when nothing changes.
 */
export function withValue(schema: Schema, tree: Tree, names: Names, value: JsonValue | undefined): Tree {
  return change(schema.root, tree, names, value) ?? {};
}

function change(
  parent: ParentNode,
  object: JsonObject,
  [name, ...rest]: Names,
  value: JsonValue | undefined,
): JsonObject | undefined {
  if (name === undefined) return object;
  const node = parent.byJsonName.get(name);
  if (!node) throw new Error(`${parent.kind === 'root' ? '' : parent.path}: the schema has no ${name}`);
  const before = object[name];
  const after =
    rest.length === 0 ? value : change(node as ParentNode, (before ?? {}) as JsonObject, rest, value);
  if (after === before) return object;
  const members = Object.entries(object).filter(([member]) => member !== name);
  if (after !== undefined) {
    const order = parent.dataChildren;
    const place = order.indexOf(node);
    const at = members.findIndex(([member]) => order.indexOf(parent.byJsonName.get(member)!) > place);
    members.splice(at < 0 ? members.length : at, 0, [name, after]);
  }
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** The instance path of a place, for errors. */
export function pathTo(schema: Schema, names: Names): InstancePath {
  let parent: ParentNode = schema.root;
  return names.map((name) => {
    const node = parent.byJsonName.get(name)!;
    parent = node as ParentNode;
    return { node };
  });
}
