import type {
  Cursor,
  DataNode,
  JsonObject,
  JsonScalar,
  JsonValue,
  ListNode,
} from '../../../codegen/index.ts';
import { childCursor } from '../../../codegen/xpath/cursor.ts';
import { findEntry } from '../list/find-entry.ts';
import { type IndexKey, joinKeys, keysOf } from '../list/keys.ts';
import type { InstancePath } from '../path/instance-path.ts';
import type { Check, CheckContext, CheckedNode } from './check.ts';
import { forEachInstance, pathOfCursor } from './instances.ts';
import { decidersOf } from './watched.ts';

/** No two entries agree in all leafs of a `unique` statement (RFC 7950 sections 7.8.3 and 15.1). */
export function uniqueChecks(parent: CheckedNode): readonly Check[] {
  if (!('dataChildren' in parent)) return [];
  return parent.dataChildren.flatMap((list) => {
    if (list.kind !== 'list') return [];
    return list.unique.map((leaves) =>
      uniqueCheck(
        parent,
        list,
        leaves.map((leaf) => stepsTo(list, leaf)),
      ),
    );
  });
}

/** Data nodes from (below) the list entry to a leaf. */
function stepsTo(list: ListNode, leaf: readonly DataNode[]): readonly DataNode[] {
  const steps: DataNode[] = [];
  for (let at: DataNode | undefined = leaf.at(-1); at && at !== list; ) {
    steps.push(at);
    at = 'dataParent' in at && 'jsonName' in at.dataParent ? at.dataParent : undefined;
  }
  return steps.reverse();
}

/** The entry that has a tuple of values, by the tuple. */
type Holders = Map<IndexKey, Holder>;
type Holder = readonly JsonScalar[] | number;
type Tuple = readonly JsonScalar[];
type Leaves = readonly (readonly DataNode[])[];

/**
 * Who holds which tuple is kept for the newest array that was found valid, and handed on to its successor: so an edit
 * of one entry looks only at that entry. What entries held earlier may still be noted; a find is verified.
 */
function uniqueCheck(parent: CheckedNode, list: ListNode, leaves: Leaves): Check {
  const known = new WeakMap<readonly JsonValue[], Holders>();
  const nodes = leaves.map((steps) => steps.at(-1)!);
  // Where something else decides on defaults, entries that are the same can have other values.
  const alone = !leaves.some(hasConditionalDefault);
  const deciders = alone ? undefined : decidersOf(nodes);
  return {
    node: parent,
    reach: alone ? 0 : undefined,
    dependencies: deciders && [...nodes, list, ...dataNodes(deciders)],
    run(at, context, before) {
      const entries = entriesOf(at.value as JsonObject, list);
      if (!entries || entries.length < 2 || (alone && known.has(entries))) return;
      const old = alone && before && list.keys.length > 0 ? entriesOf(before, list) : undefined;
      const kept = old && known.get(old);
      if (old) known.delete(old);
      const holders: Holders = kept ?? new Map();
      const [start, end] = kept ? changedRange(old!, entries) : [0, entries.length];
      let clash = false;
      for (let i = start; i < end; i++) {
        const key = tupleKey(at, list, entries[i]!, i, leaves);
        if (key === undefined) continue;
        const holder = holders.get(key);
        const other = holder === undefined ? -1 : positionOf(list, entries, holder);
        if (other >= 0 && other !== i && tupleKey(at, list, entries[other]!, other, leaves) === key) {
          report(context, at, list, leaves, entries, other, i);
          clash = true;
        } else holders.set(key, holderOf(list, entries[i]!, i));
      }
      if (!clash && holders.size <= 2 * entries.length + 64) known.set(entries, holders);
    },
  };
}

/** Whether a leaf may have its default or not for reasons that do not show in the leaf itself. */
function hasConditionalDefault(steps: readonly DataNode[]): boolean {
  const leaf = steps.at(-1);
  if (leaf?.kind !== 'leaf' || leaf.default === undefined) return false;
  return steps.some(({ when, parent }) => when.length > 0 || parent?.kind === 'case');
}

/** What an entry is found again by: its keys, or its position where it has none (state only). */
function holderOf(list: ListNode, entry: JsonValue, position: number): Holder {
  return list.keys.length > 0 ? keysOf(list, entry) : position;
}

function positionOf(list: ListNode, entries: readonly JsonValue[], holder: Holder): number {
  return typeof holder === 'number' ? holder : findEntry(list, entries, holder);
}

function dataNodes(nodes: Iterable<CheckedNode>): readonly DataNode[] {
  return [...nodes].filter((node) => 'jsonName' in node);
}

/** The part of an array that is not the same at both ends of an older one. */
function changedRange(old: readonly JsonValue[], entries: readonly JsonValue[]): [number, number] {
  let start = 0;
  let oldEnd = old.length;
  let end = entries.length;
  while (start < end && start < oldEnd && old[start] === entries[start]) start++;
  while (end > start && oldEnd > start && old[oldEnd - 1] === entries[end - 1]) {
    end--;
    oldEnd--;
  }
  return [start, end];
}

function entriesOf(members: JsonObject, list: ListNode): readonly JsonValue[] | undefined {
  return members[list.jsonName] as readonly JsonValue[] | undefined;
}

function tupleKey(
  at: Cursor,
  list: ListNode,
  entry: JsonValue,
  position: number,
  leaves: Leaves,
): IndexKey | undefined {
  const tuple = tupleOf(at, list, entry, position, leaves);
  return tuple && joinKeys(tuple);
}

/** Values of the leaves in an entry, defaults included; undefined when one has none, which exempts the entry. */
function tupleOf(
  parent: Cursor,
  list: ListNode,
  entry: JsonValue,
  position: number,
  leaves: Leaves,
): Tuple | undefined {
  const tuple: JsonScalar[] = [];
  for (const steps of leaves) {
    const value = plainValue(entry, steps) ?? implicitValue(parent, list, entry, position, steps);
    if (value === undefined) return undefined;
    tuple.push(value);
  }
  return tuple;
}

function plainValue(entry: JsonValue, steps: readonly DataNode[]): JsonScalar | undefined {
  let value: JsonValue | undefined = entry;
  for (const step of steps) value = (value as JsonObject | undefined)?.[step.jsonName];
  return value as JsonScalar | undefined;
}

function implicitValue(
  parent: Cursor,
  list: ListNode,
  entry: JsonValue,
  position: number,
  steps: readonly DataNode[],
): JsonScalar | undefined {
  const leaf = steps.at(-1);
  if (leaf?.kind !== 'leaf' || leaf.default === undefined) return undefined;
  let value: JsonScalar | undefined;
  forEachInstance(childCursor(parent, list, entry, position), steps, (at) => {
    value = at.value as JsonScalar;
  });
  return value;
}

function report(
  context: CheckContext,
  at: Cursor,
  list: ListNode,
  leaves: Leaves,
  entries: readonly JsonValue[],
  first: number,
  second: number,
): void {
  const nonUnique = [first, second].flatMap((position) => {
    const entry = pathOfCursor(childCursor(at, list, entries[position]!, position));
    return leaves.map((steps): InstancePath => [...entry, ...steps.map((node) => ({ node }))]);
  });
  const names = leaves.map((steps) => steps.map((step) => step.name).join('/')).join(' ');
  context.report(at, 'operation-failed', `two entries of ${list.name} have the same ${names}`, {
    appTag: 'data-not-unique',
    info: { 'non-unique': nonUnique },
    path: [...pathOfCursor(at), { node: list }],
    schemaPath: list.path,
  });
}
