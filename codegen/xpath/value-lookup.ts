/**
 * The short cut for `item[name-like = current()/name-like]`: nodes that a predicate selects by a value are found in an
 * index, so that a condition of every entry on all entries costs in proportion to their number, not to its square.
 */
import type { DataNode, JsonObject, JsonValue, ParentNode, SchemaNode } from '../schema/model.ts';
import { ArrayIndexes } from './array-index.ts';
import type { Step } from './ast.ts';
import { asParent } from './children.ts';
import type { Code, Context, Run } from './code.ts';
import { type Place, place } from './cursor.ts';
import { equalitiesOf, keysOfInstance, keysWanted, type Selector, selectorOf } from './equality.ts';
import { matchingChildren, wanted } from './name-test.ts';
import { inDocumentOrder } from './order.ts';

/** Nodes that may be those of a step, in the order of its axis, and the predicates that are still to be tested. */
export interface Candidates {
  readonly places: readonly Place[];
  /** Indexes of predicates. */
  readonly left: readonly number[];
}

export interface ValueLookup {
  /** For one context node; undefined where the short cut does not apply. */
  one(at: Place, run: Run): Candidates | undefined;
  /** For many, in document order. `find` gives the nodes of the step without its predicates. */
  many(all: readonly Place[], find: (at: Place) => readonly Place[], run: Run): Candidates | undefined;
}

/** Below this many entries testing each is quicker. */
const SMALL = 12;

/** So often it is quicker to look below each of many nodes: indexes of arrays are there from earlier trees. */
const FEW = 4;

const SIBLINGS: ReadonlySet<string> = new Set(['following-sibling', 'preceding-sibling']);

export function valueLookup(step: Step, codes: readonly Code[], context: Context): ValueLookup | undefined {
  const { axis, test } = step;
  if (test.kind !== 'name' || test.name === '*' || (axis !== 'child' && !SIBLINGS.has(axis)))
    return undefined;
  const equalities = equalitiesOf(step, codes, context);
  if (!equalities) return undefined;
  const name = wanted(test, context);
  const selectors = new WeakMap<SchemaNode, Selector | 'none'>();
  const selectorFor = (node: DataNode): Selector | undefined => {
    const selector = kept(selectors, node, () => selectorOf(node, equalities, codes.length) ?? 'none');
    return selector === 'none' ? undefined : selector;
  };

  let parent: ParentNode | undefined;
  let target: Selector | undefined;
  const targetBelow = (above: ParentNode | undefined): Selector | undefined => {
    if (above !== parent) {
      const [node, other] = above ? matchingChildren(above, name.name, name.module()) : [];
      const many = node?.kind === 'list' || node?.kind === 'leaf-list';
      target = many && !other ? selectorFor(node) : undefined;
      parent = above;
    }
    return target;
  };

  const byPlaces = new WeakMap<readonly Place[], SetUse>();
  return {
    one(at, run) {
      const top = axis === 'child' ? at : at.parent;
      const selector = top && targetBelow(asParent(top.node));
      if (!selector || (top !== at && (at.node !== selector.node || at.index === undefined)))
        return undefined;
      const found = inArray(selector, top, run);
      if (!found || top === at) return found && { places: found, left: selector.left };
      const own = at.index!;
      const places =
        axis === 'following-sibling'
          ? found.filter(({ index }) => index! > own)
          : found.filter(({ index }) => index! < own).reverse();
      return { places, left: selector.left };
    },
    many(all, find, run) {
      if (axis !== 'child' || equalities.positional) return undefined;
      const use = kept(byPlaces, all, () => ({ times: 0, index: undefined }));
      if (++use.times <= FEW) return undefined;
      use.index ??= indexSet(all, find, selectorFor) ?? 'none';
      if (use.index === 'none') return undefined;
      const { selector, byKey } = use.index;
      const keys = selector ? keysWanted(selector, all[0]!, run) : [];
      const places = keys?.map((key) => byKey.get(key) ?? []);
      if (!places || !selector) return places && { places: [], left: [] };
      return {
        places: places.length === 1 ? places[0]! : inDocumentOrder(places.flat()),
        left: selector.left,
      };
    },
  };
}

/** Indexes of the arrays of a list or leaf-list, by what the terms of a selector are: shared by all expressions. */
interface ListIndexes {
  readonly arrays: ArrayIndexes;
  /** Entries as places below their parent, by key. */
  readonly found: WeakMap<Place, Map<string, readonly Place[]>>;
}

const listIndexes = new WeakMap<DataNode, Map<string, ListIndexes>>();

function indexesOf({ node, terms, ways }: Selector, defaults: boolean): ListIndexes {
  const parts = ways.map((way, i) => `${terms[i]!.value.type === 'number'}${way.map(({ id }) => id)}`);
  const byTerms = kept(listIndexes, node, () => new Map<string, ListIndexes>());
  return kept(byTerms, `${defaults} ${parts.join(' ')}`, () => ({
    arrays: new ArrayIndexes(),
    found: new WeakMap(),
  }));
}

/** Entries of the array below a parent that have what a selector looks for, in order. */
function inArray(selector: Selector, parent: Place, run: Run): readonly Place[] | undefined {
  const { node } = selector;
  const entries = (parent.value as JsonObject)[node.jsonName];
  if (!Array.isArray(entries) || entries.length <= SMALL) return undefined;
  const keys = keysWanted(selector, parent, run);
  if (!keys) return undefined;
  const { arrays, found } = indexesOf(selector, parent.tree?.defaults ?? false);
  const placeAt = (position: number) => place(parent, node, entries[position] as JsonValue, position);
  const positions = arrays.of(entries as readonly JsonValue[], (entry, position) =>
    keysOfInstance(selector, place(parent, node, entry, position)),
  );
  if (keys.length !== 1) {
    const all = new Set(keys.flatMap((key) => positions.get(key) ?? []));
    return [...all].sort((a, b) => a - b).map(placeAt);
  }
  const [key] = keys as [string];
  const byKey = kept(found, parent, () => new Map<string, readonly Place[]>());
  return kept(byKey, key, () => (positions.get(key) ?? []).map(placeAt));
}

/** What a map has for a key, made where there is nothing yet. */
function kept<K, V>(
  map: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** Nodes of a step from many nodes, by key; without a selector where there are none. */
interface SetIndex {
  readonly selector: Selector | undefined;
  readonly byKey: ReadonlyMap<string, readonly Place[]>;
}

/** How often nodes were asked for below the same ones. */
interface SetUse {
  times: number;
  index: SetIndex | 'none' | undefined;
}

/** Undefined when the nodes cannot all be selected by the same terms. */
function indexSet(
  all: readonly Place[],
  find: (at: Place) => readonly Place[],
  selectorFor: (node: DataNode) => Selector | undefined,
): SetIndex | undefined {
  const byKey = new Map<string, Place[]>();
  let first: Selector | undefined;
  for (const instance of inDocumentOrder(all.flatMap(find))) {
    const selector = selectorFor(instance.node as DataNode);
    first ??= selector;
    if (!selector || !first || !sameTerms(selector, first)) return undefined;
    for (const key of keysOfInstance(selector, instance)) kept(byKey, key, () => []).push(instance);
  }
  return { selector: first, byKey };
}

function sameTerms({ terms }: Selector, other: Selector): boolean {
  return terms.length === other.terms.length && terms.every((term, i) => term === other.terms[i]);
}
