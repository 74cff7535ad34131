/** Document order (W3C XPath 1.0 section 5): the order of the schema, then of list entries. */
import type { ParentNode } from '../schema/model.ts';
import { asParent } from './children.ts';
import { type Place, samePlace } from './cursor.ts';

const ranks = new WeakMap<ParentNode, ReadonlyMap<Place['node'], number>>();

function rank(parent: Place | undefined, node: Place['node']): number {
  const above = parent && asParent(parent.node);
  if (!above) return 0;
  let known = ranks.get(above);
  if (!known) {
    known = new Map(above.dataChildren.map((child, index) => [child, index]));
    ranks.set(above, known);
  }
  return known.get(node) ?? known.size;
}

function chain(place: Place): Place[] {
  const out: Place[] = [];
  for (let at: Place | undefined = place; at; at = at.parent) out.push(at);
  return out.reverse();
}

/** Negative when `a` stands before `b`. */
function compare(a: readonly Place[], b: readonly Place[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const left = a[i]!;
    const right = b[i]!;
    if (left === right) continue;
    if (left.node !== right.node) return rank(a[i - 1], left.node) - rank(b[i - 1], right.node);
    const difference = (left.index ?? 0) - (right.index ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Nodes in document order, each once. */
export function inDocumentOrder(places: readonly Place[]): readonly Place[] {
  if (places.length < 2) return places;
  const sorted = places.map((place) => chain(place)).sort(compare);
  const out: Place[] = [];
  for (const way of sorted) {
    const place = way.at(-1)!;
    const before = out.at(-1);
    if (!before || !samePlace(before, place)) out.push(place);
  }
  return out;
}
