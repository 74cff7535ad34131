import type { JsonScalar, JsonValue } from '../../../codegen/index.ts';
import type { Insert } from '../edit/edit-node.ts';
import { type EntryNode, hasKeys, type IndexKey, indexKeyOf, keysOf } from '../list/keys.ts';
import type { InstancePath, PathStep } from '../path/instance-path.ts';
import type { Change } from './diff.ts';
import { longestIncreasing } from './longest-increasing.ts';

/** An entry that came, went or moved (`change`), or is in both lists with another content. */
export interface Matched {
  readonly keys: readonly JsonScalar[];
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
  readonly change: Change | undefined;
}

/**
 * Compares the entries of two lists by key. What is the same object at both ends of the arrays is skipped first, which
 * for the usual edit leaves one entry to look at.
 */
export function* diffEntries(
  node: EntryNode,
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  path: InstancePath,
): Generator<Matched> {
  let start = 0;
  let oldEnd = before.length;
  let newEnd = after.length;
  while (start < oldEnd && start < newEnd && before[start] === after[start]) start++;
  while (oldEnd > start && newEnd > start && before[oldEnd - 1] === after[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  if (oldEnd - start === newEnd - start && sameKeys(node, before, after, start, newEnd)) {
    for (let i = start; i < newEnd; i++) {
      if (before[i] !== after[i]) yield kept(node, before[i]!, after[i]!);
    }
    return;
  }
  yield* diffByKey(node, before.slice(start, oldEnd), after.slice(start, newEnd), after[start - 1], path);
}

function sameKeys(
  node: EntryNode,
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  start: number,
  end: number,
): boolean {
  for (let i = start; i < end; i++) {
    if (before[i] !== after[i] && !hasKeys(node, before[i], keysOf(node, after[i]!))) return false;
  }
  return true;
}

function* diffByKey(
  node: EntryNode,
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  last: JsonValue | undefined,
  path: InstancePath,
): Generator<Matched> {
  const wanted = new Set(after.map((entry) => indexKeyOf(node, entry)));
  const positions = new Map<IndexKey, number>();
  const survivors: JsonValue[] = [];
  for (const entry of before) {
    const key = indexKeyOf(node, entry);
    if (wanted.has(key)) positions.set(key, survivors.push(entry) - 1);
    else yield changed(node, 'delete', entry, undefined, path);
  }
  const origins = after.map((entry) => positions.get(indexKeyOf(node, entry)) ?? -1);
  const ordered = node.orderedBy === 'user';
  const staying = ordered ? longestIncreasing(origins) : undefined;
  for (let i = 0; i < after.length; i++) {
    const entry = after[i]!;
    const old = survivors[origins[i]!];
    const insert = ordered ? insertAfter(node, i > 0 ? after[i - 1] : last) : undefined;
    if (old === undefined) yield changed(node, 'create', undefined, entry, path, insert);
    else {
      if (staying && !staying.has(i)) yield changed(node, 'move', old, entry, path, insert);
      if (old !== entry) yield kept(node, old, entry);
    }
  }
}

function insertAfter(node: EntryNode, previous: JsonValue | undefined): Insert {
  return previous === undefined ? { where: 'first' } : { where: 'after', point: keysOf(node, previous) };
}

function kept(node: EntryNode, before: JsonValue, after: JsonValue): Matched {
  return { keys: keysOf(node, after), before, after, change: undefined };
}

function changed(
  node: EntryNode,
  operation: Change['operation'],
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: InstancePath,
  insert?: Insert,
): Matched {
  const keys = keysOf(node, (after ?? before)!);
  const step: PathStep = node.kind === 'list' ? { node, keys } : { node, value: keys[0]! };
  const change = { operation, path: [...path, step], before, after, ...(insert && { insert }) };
  return { keys, before, after, change };
}
