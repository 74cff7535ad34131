import type { JsonObject, JsonScalar, JsonValue, LeafListNode, ListNode } from '../../../codegen/index.ts';

/** Schema nodes whose instances stand in arrays: by key values, or (leaf-lists) by the value itself. */
export type EntryNode = ListNode | LeafListNode;

/** What an entry is found by in a Map. A single key is taken as it is, several are joined. */
export type IndexKey = string | number | boolean | null;

/** Equality of leaf values in canonical form; `[null]` is the one value that is no primitive. */
export function sameScalar(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b));
}

/** Joins key values so that different keys never give the same result: each part says its kind or length. */
export function joinKeys(keys: readonly JsonScalar[]): IndexKey {
  if (keys.length === 1) return single(keys[0]!);
  let joined = '';
  for (const key of keys) {
    joined += typeof key === 'string' ? `${key.length}:${key}` : `#${Array.isArray(key) ? '' : key};`;
  }
  return joined;
}

function single(key: JsonScalar): IndexKey {
  return typeof key === 'object' ? null : key;
}

/** Key values of an entry, in key order (RFC 7950 section 7.8.2); of a leaf-list entry its value. */
export function keysOf(node: EntryNode, entry: JsonValue): readonly JsonScalar[] {
  if (node.kind === 'leaf-list') return [entry as JsonScalar];
  const object = entry as JsonObject;
  return node.keys.map((key) => object[key.jsonName] as JsonScalar);
}

/** `joinKeys(keysOf(...))` without the array in between. */
export function indexKeyOf(node: EntryNode, entry: JsonValue): IndexKey {
  if (node.kind === 'leaf-list') return single(entry as JsonScalar);
  const only = node.keys.length === 1 ? node.keys[0] : undefined;
  if (only) return single((entry as JsonObject)[only.jsonName] as JsonScalar);
  return joinKeys(keysOf(node, entry));
}

/** Whether an entry has exactly these keys. */
export function hasKeys(node: EntryNode, entry: JsonValue | undefined, keys: readonly JsonScalar[]): boolean {
  if (entry === undefined) return false;
  if (node.kind === 'leaf-list') return sameScalar(entry, keys[0]);
  const object = entry as JsonObject;
  for (let i = 0; i < node.keys.length; i++) {
    if (!sameScalar(object[node.keys[i]!.jsonName], keys[i])) return false;
  }
  return true;
}
