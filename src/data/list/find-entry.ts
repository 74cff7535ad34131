import type { JsonScalar, JsonValue } from '../../../codegen/index.ts';
import { indexOf, lookUp, SCAN_LIMIT, type Slots } from './entry-index.ts';
import { type EntryNode, hasKeys } from './keys.ts';

/**
 * Position of the entry with the given key values (of a leaf-list: the one value), or -1.
 * Costs the same at any length: long arrays are indexed on first use, and edits pass the index on.
 * Lists without keys have no entries that could be found (RFC 7950 section 7.8.2).
 */
export function findEntry(
  list: EntryNode,
  entries: readonly JsonValue[],
  keys: readonly JsonScalar[],
): number {
  if (list.kind === 'list' && list.keys.length === 0) return -1;
  if (entries.length <= SCAN_LIMIT) return scan(list, entries, keys);
  return lookUp(list, entries, indexOf(list, entries), keys);
}

/** Whether a long array is known to have no two entries of the same key; false where that would have to be counted. */
export function areDistinct(list: EntryNode, entries: readonly JsonValue[]): boolean {
  return entries.length > SCAN_LIMIT && indexOf(list, entries).distinct;
}

export function scan(list: EntryNode, entries: Slots, keys: readonly JsonScalar[]): number {
  for (let i = 0; i < entries.length; i++) if (hasKeys(list, entries[i], keys)) return i;
  return -1;
}
