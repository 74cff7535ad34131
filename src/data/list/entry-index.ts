/**
 * Positions of list entries by key. An index belongs to one (immutable) array, but arrays that descend from each other
 * by edits share one map: positions are hints that are verified against the array at hand, so an edit need not
 * copy the map. `drift` bounds how far an entry can be from its hint, because entries before it came or went.
 */
import type { JsonScalar, JsonValue } from '../../../codegen/index.ts';
import { type EntryNode, hasKeys, type IndexKey, indexKeyOf, joinKeys } from './keys.ts';

export interface EntryIndex {
  readonly positions: Map<IndexKey, number>;
  readonly drift: number;
  /** True when it is known that no two entries of the array have the same key. */
  readonly distinct: boolean;
}

/** Arrays with holes: what a draft works on, where removed entries leave `undefined` until it is finished. */
export type Slots = readonly (JsonValue | undefined)[];

/** Below this length a scan is as fast as a look-up, and no index is made. */
export const SCAN_LIMIT = 16;

const MAX_DRIFT = 32;

const indexes = new WeakMap<Slots, EntryIndex>();

/** The index of an array, built on first use. */
export function indexOf(node: EntryNode, entries: Slots): EntryIndex {
  let index = indexes.get(entries);
  if (!index) {
    index = buildIndex(node, entries);
    indexes.set(entries, index);
  }
  return index;
}

export function buildIndex(node: EntryNode, entries: Slots): EntryIndex {
  const positions = new Map<IndexKey, number>();
  let count = 0;
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i];
    if (entry === undefined) continue;
    count++;
    const key = indexKeyOf(node, entry);
    if (!positions.has(key)) positions.set(key, i);
  }
  return { positions, drift: 0, distinct: positions.size === count };
}

/** The index made earlier for an array, if there is one. */
export function knownIndex(entries: Slots): EntryIndex | undefined {
  return indexes.get(entries);
}

export function rememberIndex(entries: Slots, index: EntryIndex): void {
  indexes.set(entries, index);
}

/** Position of the entry with these keys, or -1: at its hint, or within the drift around it. */
export function lookUp(
  node: EntryNode,
  entries: Slots,
  index: EntryIndex,
  keys: readonly JsonScalar[],
): number {
  const hint = index.positions.get(joinKeys(keys));
  if (hint === undefined) return -1;
  if (hasKeys(node, entries[hint], keys)) return hint;
  for (let distance = 1; distance <= index.drift; distance++) {
    if (hasKeys(node, entries[hint - distance], keys)) return hint - distance;
    if (hasKeys(node, entries[hint + distance], keys)) return hint + distance;
  }
  return -1;
}

/**
 * Notes a new entry in the shared map. Undefined when the map cannot serve this array any more: it has the key at
 * another place (for an array that shares the map), or is mostly made of keys long gone.
 */
export function withEntry(
  index: EntryIndex,
  key: IndexKey,
  position: number,
  length: number,
): EntryIndex | undefined {
  const known = index.positions.get(key);
  if (known === undefined) index.positions.set(key, position);
  else if (Math.abs(known - position) > index.drift) return undefined;
  if (index.positions.size > 2 * length + 64) return undefined;
  return known === undefined || !index.distinct ? index : { ...index, distinct: false };
}

/** The index after entries have shifted by at most `shift` places; undefined when a new one is cheaper. */
export function withShift(index: EntryIndex, shift: number): EntryIndex | undefined {
  const drift = index.drift + shift;
  return drift > MAX_DRIFT ? undefined : { ...index, drift };
}
