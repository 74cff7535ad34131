/**
 * Replays stored changes on parsed JSON, in place and without a schema: the one they were made under may be gone.
 * What the result still means is for `fitTree` to say.
 */
import type { JsonValue } from '../../../codegen/index.ts';
import type { StoredChange, StoredEntry, StoredStep } from '../../data/diff/serialise-change.ts';

export type Mutable = { [member: string]: MutableValue };
type MutableValue = Mutable | MutableValue[] | string | number | boolean | null;

/** A change that does not fit what is stored: the log is damaged. */
export class ReplayError extends Error {}

/** Positions of list entries by their keys, kept while entries are only added or changed in place. */
export type EntryPositions = WeakMap<MutableValue[], Map<string, number>>;

export function replayChange(tree: Mutable, change: StoredChange, positions: EntryPositions): void {
  let parent = tree;
  for (const step of change.path.slice(0, -1)) parent = descend(parent, step, positions);
  const last = change.path.at(-1);
  if (last === undefined) throw new ReplayError('a change has no path');
  if (typeof last === 'string') {
    if (change.op === 'delete') delete parent[last];
    else parent[last] = change.value as MutableValue;
  } else applyToEntry(parent, last, change, positions);
}

function descend(parent: Mutable, step: StoredStep, positions: EntryPositions): Mutable {
  if (typeof step === 'string') return asObject(parent[step], step);
  const entries = parent[step[0]];
  if (!Array.isArray(entries)) throw new ReplayError(`${step[0]} is no list`);
  return asObject(entries[find(entries, step[1], positions)], step[0]);
}

function asObject(value: MutableValue | undefined, name: string): Mutable {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new ReplayError(`${name} is not there`);
}

function applyToEntry(
  parent: Mutable,
  [name, entry]: readonly [string, StoredEntry],
  change: StoredChange,
  positions: EntryPositions,
): void {
  if (change.op === 'create') parent[name] ??= [];
  const entries = parent[name];
  if (!Array.isArray(entries)) throw new ReplayError(`${name} is no list`);
  let value = change.value as MutableValue;
  if (change.op !== 'create') {
    const at = find(entries, entry, positions);
    if (at < 0) throw new ReplayError(`an entry of ${name} is not there`);
    if (change.op === 'replace') entries[at] = value;
    else {
      value = entries[at]!;
      entries.splice(at, 1);
      positions.delete(entries);
    }
  }
  if (change.op === 'create' || change.op === 'move') insert(entries, entry, value, change.after, positions);
  if (entries.length === 0) delete parent[name];
}

function insert(
  entries: MutableValue[],
  entry: StoredEntry,
  value: MutableValue,
  after: StoredEntry | null | undefined,
  positions: EntryPositions,
): void {
  if (after === undefined) {
    entries.push(value);
    positions.get(entries)?.set(JSON.stringify(entry), entries.length - 1);
    return;
  }
  entries.splice(after === null ? 0 : find(entries, after, positions) + 1, 0, value);
  positions.delete(entries);
}

function find(entries: MutableValue[], wanted: StoredEntry, positions: EntryPositions): number {
  if (typeof wanted !== 'object' || Array.isArray(wanted)) {
    const text = JSON.stringify(wanted);
    return entries.findIndex((entry) => entry === wanted || JSON.stringify(entry) === text);
  }
  const names = Object.keys(wanted);
  let known = positions.get(entries);
  if (!known) {
    known = new Map(entries.map((entry, i) => [keyText(entry as Mutable, names), i]));
    positions.set(entries, known);
  }
  return known.get(keyText(wanted as Mutable, names)) ?? -1;
}

function keyText(entry: Mutable, names: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, entry[name] as JsonValue])));
}
