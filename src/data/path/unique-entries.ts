/** Finds entries that a list or leaf-list holds twice (RFC 7950 sections 7.7 and 7.8.2). */
import type { JsonObject, JsonScalar, JsonValue, LeafListNode, ListNode } from '../../../codegen/index.ts';

/** A text that differs for different keys. */
export function keyText(keys: readonly JsonScalar[]): string {
  if (keys.length === 1) {
    const key = keys[0]!;
    return typeof key === 'string' ? key : JSON.stringify(key);
  }
  return JSON.stringify(keys);
}

/** Key values of an entry in key order; undefined when one is missing. */
export function keysOfEntry(list: ListNode, entry: JsonObject): JsonScalar[] | undefined {
  const keys: JsonScalar[] = [];
  for (const { jsonName } of list.keys) {
    const value = entry[jsonName];
    if (value === undefined) return undefined;
    keys.push(value as JsonScalar);
  }
  return keys;
}

/** Index of the first entry that repeats an earlier one, or -1. Lists without keys and state leaf-lists may repeat. */
export function firstDuplicate(node: ListNode | LeafListNode, entries: readonly JsonValue[]): number {
  if (entries.length < 2) return -1;
  if (node.kind === 'leaf-list' ? !node.config : node.keys.length === 0) return -1;
  const seen = new Set<JsonValue>();
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i]!;
    const keys = node.kind === 'list' ? keysOfEntry(node, entry as JsonObject) : undefined;
    if (node.kind === 'list' && !keys) continue;
    const mark = keys ? keyText(keys) : (entry as JsonScalar);
    if (seen.has(mark)) return i;
    seen.add(mark);
  }
  return -1;
}
