import type { DataNode, JsonObject, JsonValue, ParentNode } from '../../../codegen/index.ts';
import { findEntry } from '../list/find-entry.ts';
import { type EntryNode, hasKeys, keysOf, sameScalar } from '../list/keys.ts';
import { layoutOf } from './layout.ts';

/**
 * Fits a whole new object into the place of an old one: whatever is equal keeps its identity, so that a replace
 * costs later (diff, validation, storage) only what it really changes. Also brings the new object into the shape of
 * edited trees: members in schema order, no empty non-presence containers or lists, and the entries of
 * system-ordered lists where they were, new ones last.
 */
export function reconcile(parent: ParentNode, old: JsonObject | undefined, fresh: JsonObject): JsonObject {
  if (old === fresh) return fresh;
  const names = namesInOrder(parent, fresh);
  const result: Record<string, JsonValue> = {};
  let count = 0;
  let same = old !== undefined;
  for (const name of names) {
    const node = parent.byJsonName.get(name);
    const before = old?.[name];
    const value = node ? reconcileValue(node, before, fresh[name]!) : fresh[name];
    if (value === undefined) continue;
    result[name] = value;
    count++;
    same &&= value === before;
  }
  return same && count === Object.keys(old!).length ? old! : result;
}

/** The object itself if its members are in schema order, else one in which they are. */
export function inSchemaOrder(parent: ParentNode, object: JsonObject): JsonObject {
  const own = Object.keys(object);
  const names = namesInOrder(parent, object);
  if (names.every((name, i) => name === own[i])) return object;
  return Object.fromEntries(names.map((name) => [name, object[name]!]));
}

function namesInOrder(parent: ParentNode, object: JsonObject): string[] {
  const { order } = layoutOf(parent);
  const rank = (name: string): number => order.get(name) ?? order.size;
  const names = Object.keys(object);
  let sorted = true;
  for (let i = 1; i < names.length && sorted; i++) sorted = rank(names[i - 1]!) < rank(names[i]!);
  return sorted ? names : names.sort((a, b) => rank(a) - rank(b));
}

/** As `reconcile`, for one member; undefined when it amounts to nothing. */
export function reconcileValue(
  node: DataNode,
  old: JsonValue | undefined,
  fresh: JsonValue,
): JsonValue | undefined {
  if (old === fresh) return fresh;
  switch (node.kind) {
    case 'container': {
      const value = reconcile(node, old as JsonObject | undefined, fresh as JsonObject);
      return node.presence === undefined && isEmpty(value) ? undefined : value;
    }
    case 'list':
    case 'leaf-list': {
      const entries = reconcileEntries(node, old as readonly JsonValue[] | undefined, fresh as JsonValue[]);
      return entries.length > 0 ? entries : undefined;
    }
    case 'leaf':
      return old !== undefined && sameScalar(old, fresh) ? old : fresh;
    default:
      return old !== undefined && sameValue(old, fresh) ? old : fresh;
  }
}

function reconcileEntries(
  node: EntryNode,
  old: readonly JsonValue[] | undefined,
  fresh: readonly JsonValue[],
): readonly JsonValue[] {
  if (!old || old.length === 0 || (node.kind === 'list' && node.keys.length === 0)) {
    return node.kind === 'list'
      ? fresh.map((entry) => reconcile(node, undefined, entry as JsonObject))
      : fresh;
  }
  const system = node.orderedBy === 'system';
  const survivors: (JsonValue | undefined)[] = new Array(system ? old.length : 0);
  const result: JsonValue[] = [];
  fresh.forEach((entry, i) => {
    const keys = keysOf(node, entry);
    const at = hasKeys(node, old[i], keys) ? i : findEntry(node, old, keys);
    const before = at < 0 ? undefined : old[at];
    const value =
      node.kind === 'list'
        ? reconcile(node, before as JsonObject | undefined, entry as JsonObject)
        : (before ?? entry);
    if (system && at >= 0) survivors[at] = value;
    else result.push(value);
  });
  const all = system ? [...survivors.filter((entry) => entry !== undefined), ...result] : result;
  return all.length === old.length && all.every((entry, i) => entry === old[i]) ? old : all;
}

export function isEmpty(value: JsonObject): boolean {
  for (const _ in value) return false;
  return true;
}

/** Deep equality of JSON values; members in any order. */
export function sameValue(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((entry, i) => sameValue(entry, b[i]));
  }
  const names = Object.keys(a);
  const other = b as JsonObject;
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => other[name] !== undefined && sameValue((a as JsonObject)[name]!, other[name]))
  );
}
