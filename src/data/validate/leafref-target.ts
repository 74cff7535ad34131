import type {
  Cursor,
  DataNode,
  JsonObject,
  JsonScalar,
  JsonValue,
  ParentNode,
} from '../../../codegen/index.ts';
import { findEntry } from '../list/find-entry.ts';
import { childInstances, forEachInstance } from './instances.ts';

/** Whether a value is among the instances of a leaf. `steps` lead from the cursor down to that leaf. */
export function hasValue(from: Cursor, steps: readonly DataNode[], value: JsonScalar, depth = 0): boolean {
  const step = steps[depth];
  if (!step) return from.value === value || (Array.isArray(from.value) && Array.isArray(value));
  if (step.kind === 'list' || step.kind === 'leaf-list') {
    const entries = (from.value as JsonObject)[step.jsonName] as readonly JsonValue[] | undefined;
    if (entries) {
      const rest = steps.slice(depth + 1);
      const only =
        step.kind === 'leaf-list' ||
        (rest.length === 1 && step.keys.length === 1 && rest[0] === step.keys[0]);
      if (only) return findEntry(step, entries, [value]) >= 0;
      if (!rest.some((inner) => inner.kind === 'list'))
        return valuesOf(from, step, entries, rest).has(setKey(value));
    }
  }
  return childInstances(from, step).some((at) => hasValue(at, steps, value, depth + 1));
}

const NOTHING = Symbol('value of type empty');
type SetKey = string | number | boolean | typeof NOTHING;

function setKey(value: JsonScalar): SetKey {
  return typeof value === 'object' ? NOTHING : value;
}

/** Values of a leaf in all entries of a list, gathered once per array. */
const valueSets = new WeakMap<readonly JsonValue[], Map<DataNode, ReadonlySet<SetKey>>>();

function valuesOf(
  from: Cursor,
  list: DataNode,
  entries: readonly JsonValue[],
  rest: readonly DataNode[],
): ReadonlySet<SetKey> {
  const leaf = rest.at(-1)!;
  const sets = valueSets.get(entries) ?? new Map<DataNode, ReadonlySet<SetKey>>();
  valueSets.set(entries, sets);
  let values = sets.get(leaf);
  if (!values) {
    const found = new Set<SetKey>();
    forEachInstance(from, [list, ...rest], (at) => found.add(setKey(at.value as JsonScalar)));
    values = found;
    sets.set(leaf, values);
  }
  return values;
}

/** The way down from an ancestor to a data node; undefined when it is no ancestor. */
export function stepsBelow(ancestor: ParentNode, node: DataNode): readonly DataNode[] | undefined {
  const steps: DataNode[] = [];
  for (let at: DataNode | ParentNode = node; at !== ancestor; ) {
    if (!('dataParent' in at)) return undefined;
    steps.push(at);
    at = at.dataParent;
  }
  return steps.reverse();
}
