/** Finds entries that a list or leaf-list holds twice (RFC 7950 sections 7.7 and 7.8.2). */
import type { JsonObject, JsonValue, LeafListNode, ListNode } from '../../../codegen/index.ts';
import { areDistinct } from '../list/find-entry.ts';
import { type IndexKey, indexKeyOf } from '../list/keys.ts';

/** Index of the first entry that repeats an earlier one, or -1. Lists without keys and state leaf-lists may repeat. */
export function firstDuplicate(node: ListNode | LeafListNode, entries: readonly JsonValue[]): number {
  if (entries.length < 2) return -1;
  if (node.kind === 'leaf-list' ? !node.config : node.keys.length === 0) return -1;
  // The index is kept for who looks for entries next: the validation, as a rule.
  if (areDistinct(node, entries)) return -1;
  const seen = new Set<IndexKey>();
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i]!;
    if (node.kind === 'list' && !hasAllKeys(node, entry as JsonObject)) continue;
    const key = indexKeyOf(node, entry);
    if (seen.has(key)) return i;
    seen.add(key);
  }
  return -1;
}

/** False for an entry with an error in its keys, reported already. */
function hasAllKeys(list: ListNode, entry: JsonObject): boolean {
  for (const { jsonName } of list.keys) if (entry[jsonName] === undefined) return false;
  return true;
}
