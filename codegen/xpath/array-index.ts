/**
 * Positions of list entries by what a path in them gives. An index belongs to one (immutable) array and is handed on to
 * the array that an edit makes of it, so that an edit of one entry costs little at any length.
 */
import type { JsonValue } from '../schema/model.ts';

type Entries = readonly JsonValue[];

/** What an entry of an array is found by: any number of keys. */
export type KeysOf = (entry: JsonValue, position: number) => readonly string[];

interface ArrayIndex {
  readonly entries: Entries;
  /** Rising positions. */
  readonly positions: Map<string, number[]>;
}

export class ArrayIndexes {
  readonly #byArray = new WeakMap<Entries, ArrayIndex>();
  #latest: WeakRef<ArrayIndex> | undefined;

  /** The positions of entries by key. `keysOf` must say the same of an entry whenever it is asked. */
  of(entries: Entries, keysOf: KeysOf): ReadonlyMap<string, readonly number[]> {
    const known = this.#byArray.get(entries);
    if (known) return known.positions;
    const positions = this.#inherited(entries, keysOf) ?? built(entries, keysOf);
    const index = { entries, positions };
    this.#byArray.set(entries, index);
    this.#latest = new WeakRef(index);
    return positions;
  }

  /** Takes over the index made last, if its array and this one are the same for the most part. */
  #inherited(entries: Entries, keysOf: KeysOf): Map<string, number[]> | undefined {
    const old = this.#latest?.deref();
    if (!old) return undefined;
    let start = 0;
    let end = entries.length;
    let oldEnd = old.entries.length;
    while (start < end && start < oldEnd && old.entries[start] === entries[start]) start++;
    while (end > start && oldEnd > start && old.entries[oldEnd - 1] === entries[end - 1]) {
      end--;
      oldEnd--;
    }
    if (4 * (end - start + oldEnd - start) > entries.length) return undefined;
    const { positions } = old;
    this.#byArray.delete(old.entries);
    removeRange(positions, old.entries, start, oldEnd, keysOf);
    if (end !== oldEnd) shift(positions, oldEnd, end - oldEnd);
    addRange(positions, entries, start, end, keysOf);
    return positions;
  }
}

function built(entries: Entries, keysOf: KeysOf): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  addRange(positions, entries, 0, entries.length, keysOf);
  return positions;
}

function addRange(
  positions: Map<string, number[]>,
  entries: Entries,
  start: number,
  end: number,
  keysOf: KeysOf,
): void {
  for (let i = start; i < end; i++) {
    for (const key of keysOf(entries[i]!, i)) {
      const same = positions.get(key);
      if (!same) positions.set(key, [i]);
      else if (same.at(-1)! < i) same.push(i);
      else same.splice(rankOf(same, i), 0, i);
    }
  }
}

function removeRange(
  positions: Map<string, number[]>,
  entries: Entries,
  start: number,
  end: number,
  keysOf: KeysOf,
): void {
  for (let i = start; i < end; i++) {
    for (const key of keysOf(entries[i]!, i)) {
      const same = positions.get(key)!;
      if (same.length === 1) positions.delete(key);
      else same.splice(rankOf(same, i), 1);
    }
  }
}

function shift(positions: Map<string, number[]>, from: number, by: number): void {
  for (const same of positions.values()) {
    for (let i = rankOf(same, from); i < same.length; i++) same[i]! += by;
  }
}

/** How many of some rising positions are smaller. */
function rankOf(positions: readonly number[], position: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions[middle]! < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
