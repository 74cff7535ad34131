import type { JsonScalar, JsonValue } from '../../../codegen/index.ts';
import {
  buildIndex,
  type EntryIndex,
  knownIndex,
  lookUp,
  rememberIndex,
  SCAN_LIMIT,
  withEntry,
  withShift,
} from './entry-index.ts';
import { findEntry, scan } from './find-entry.ts';
import { type EntryNode, indexKeyOf } from './keys.ts';

/**
 * A list being edited: copies the array on the first change, then works in place, so that many changes in one
 * request cost one copy. Removed entries leave a hole until `finish`, so positions stay valid in between.
 */
export class EntriesDraft {
  readonly #list: EntryNode;
  readonly #base: readonly JsonValue[];
  #copy: (JsonValue | undefined)[] | undefined;
  #index: EntryIndex | undefined;
  #removed = 0;

  constructor(list: EntryNode, base: readonly JsonValue[]) {
    this.#list = list;
    this.#base = base;
  }

  /** Entries left. */
  get size(): number {
    return (this.#copy ?? this.#base).length - this.#removed;
  }

  /** Position behind the last entry. */
  get end(): number {
    return (this.#copy ?? this.#base).length;
  }

  at(position: number): JsonValue | undefined {
    return (this.#copy ?? this.#base)[position];
  }

  find(keys: readonly JsonScalar[]): number {
    const copy = this.#copy;
    if (!copy) return findEntry(this.#list, this.#base, keys);
    if (copy.length <= SCAN_LIMIT) return scan(this.#list, copy, keys);
    this.#index ??= buildIndex(this.#list, copy);
    return lookUp(this.#list, copy, this.#index, keys);
  }

  /** Puts a changed entry with the same keys in the place of the old one. */
  replace(position: number, entry: JsonValue): void {
    if (this.at(position) !== entry) this.#own()[position] = entry;
  }

  append(entry: JsonValue): void {
    const copy = this.#own();
    copy.push(entry);
    this.#note(entry, copy.length - 1);
  }

  /** Inserts before a position. */
  insert(position: number, entry: JsonValue): void {
    const copy = this.#own();
    copy.splice(position, 0, entry);
    this.#index &&= withShift(this.#index, 1);
    this.#note(entry, position);
  }

  remove(position: number): void {
    this.#own()[position] = undefined;
    this.#removed++;
  }

  clear(): void {
    this.#copy = [];
    this.#index = undefined;
    this.#removed = 0;
  }

  /** The edited array; the very same one when nothing was changed. The draft must not be used afterwards. */
  finish(): readonly JsonValue[] {
    const copy = this.#copy;
    if (!copy) return this.#base;
    const entries = this.#removed === 0 ? (copy as JsonValue[]) : copy.filter((entry) => entry !== undefined);
    if (this.#removed > 0) this.#index &&= withShift(this.#index, this.#removed);
    if (this.#index) rememberIndex(entries, this.#index);
    return entries;
  }

  #own(): (JsonValue | undefined)[] {
    if (!this.#copy) {
      this.#copy = this.#base.slice();
      this.#index = knownIndex(this.#base);
    }
    return this.#copy;
  }

  #note(entry: JsonValue, position: number): void {
    const index = this.#index;
    if (!index) return;
    this.#index = withEntry(index, indexKeyOf(this.#list, entry), position, this.#copy!.length);
  }
}
