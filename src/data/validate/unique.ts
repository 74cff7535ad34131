import type {
  Cursor,
  DataNode,
  JsonObject,
  JsonScalar,
  JsonValue,
  ListNode,
} from '../../../codegen/index.ts';
import { childCursor } from '../../../codegen/xpath/cursor.ts';
import { type IndexKey, joinKeys, keysOf } from '../list/keys.ts';
import type { InstancePath } from '../path/instance-path.ts';
import type { Check, CheckContext, CheckedNode } from './check.ts';
import { forEachInstance, pathOfCursor } from './instances.ts';

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

type Positions = Map<IndexKey, number>;
type Tuple = readonly JsonScalar[];

/**
 * The positions of all value tuples are kept for the newest array that was found valid, and handed on to its successor:
 * so an edit of one entry looks only at that entry.
 */
function uniqueCheck(parent: CheckedNode, list: ListNode, leaves: readonly (readonly DataNode[])[]): Check {
  const known = new WeakMap<readonly JsonValue[], Positions>();
  return {
    node: parent,
    reach: 0,
    dependencies: undefined,
    run(at, context, before) {
      const entries = entriesOf(at.value as JsonObject, list);
      if (!entries || entries.length < 2 || known.has(entries)) return;
      const old = before && entriesOf(before, list);
      const positions = (old && known.get(old)) ?? new Map<IndexKey, number>();
      if (old) known.delete(old);
      const from = positions.size > 0 ? old : undefined;
      let clash = false;
      for (let i = 0; i < entries.length; i++) {
        if (from?.[i] === entries[i]) continue;
        const tuple = tupleOf(at, list, entries[i]!, i, leaves);
        if (!tuple) continue;
        const key = joinKeys(tuple);
        const other = positions.get(key);
        if (other !== undefined && other !== i && agrees(at, list, entries, other, leaves, key)) {
          report(context, at, list, leaves, entries, other, i);
          clash = true;
        } else positions.set(key, i);
      }
      if (!clash && positions.size <= 2 * entries.length + 64) known.set(entries, positions);
    },
  };
}

function entriesOf(members: JsonObject, list: ListNode): readonly JsonValue[] | undefined {
  return members[list.jsonName] as readonly JsonValue[] | undefined;
}

function agrees(
  at: Cursor,
  list: ListNode,
  entries: readonly JsonValue[],
  position: number,
  leaves: readonly (readonly DataNode[])[],
  key: IndexKey,
): boolean {
  const entry = entries[position];
  const tuple = entry === undefined ? undefined : tupleOf(at, list, entry, position, leaves);
  return tuple !== undefined && joinKeys(tuple) === key;
}

/** Values of the leaves in an entry, defaults included; undefined when one has none, which exempts the entry. */
function tupleOf(
  parent: Cursor,
  list: ListNode,
  entry: JsonValue,
  position: number,
  leaves: readonly (readonly DataNode[])[],
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
  leaves: readonly (readonly DataNode[])[],
  entries: readonly JsonValue[],
  first: number,
  second: number,
): void {
  const nonUnique = [first, second].flatMap((position) => {
    const entry: InstancePath = [...pathOfCursor(at), { node: list, keys: keysOf(list, entries[position]!) }];
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
