/**
 * The short cut for `//item[like = current()/like]`: where the schema has but one such list below a node, and no other
 * list on the way to it, the step starts at the parent of its entries, without a look at all other nodes.
 */
import type { DataNode, ParentNode } from '../schema/model.ts';
import type { Path, Step } from './ast.ts';
import { asParent, operationAt, pushInstances } from './children.ts';
import type { Context, Evaluate } from './code.ts';
import type { Place } from './cursor.ts';
import { matchingChildren, type Wanted, wanted } from './name-test.ts';

type Way = readonly DataNode[] | 'none';

/** For a start that ends with `//`, before a step: the nodes to take the step from, or undefined. */
export function compileDescent(
  start: Path['start'],
  step: Step | undefined,
  context: Context,
): Evaluate<readonly Place[] | undefined> | undefined {
  if (typeof start === 'string' || start.kind !== 'path' || step?.axis !== 'child') return undefined;
  const { test } = step;
  if (test.kind !== 'name' || test.name === '*' || !isAnywhere(start.steps.at(-1)!)) return undefined;
  const top = context.compile({ ...start, steps: start.steps.slice(0, -1) }).nodes;
  const name = wanted(test, context);
  const ways = new WeakMap<ParentNode, Way>();
  return (at, run) => {
    const [from, other] = top?.(at, run) ?? [];
    const node = from && asParent(from.node);
    if (!node || other || operationAt(from)) return undefined;
    let way = ways.get(node);
    if (!way) {
      way = wayTo(node, name);
      ways.set(node, way);
    }
    return way === 'none' ? undefined : walkDown(from, way);
  };
}

/** What `//` stands for (W3C XPath 1.0 section 2.5). */
export function isAnywhere({ axis, test, predicates }: Step): boolean {
  return axis === 'descendant-or-self' && test.kind === 'node' && predicates.length === 0;
}

/** The containers down to the only list of a name. */
function wayTo(top: ParentNode, name: Wanted): Way {
  const found: (readonly DataNode[])[] = [];
  const visit = (parent: ParentNode, way: readonly DataNode[]): void => {
    for (const _ of matchingChildren(parent, name.name, name.module())) found.push(way);
    for (const child of parent.dataChildren) {
      const below = asParent(child);
      if (below && found.length < 2) visit(below, [...way, child]);
    }
  };
  visit(top, []);
  const [way] = found;
  return found.length === 1 && way!.every(({ kind }) => kind === 'container') ? way! : 'none';
}

function walkDown(from: Place, way: readonly DataNode[]): readonly Place[] {
  let places: Place[] = [from];
  for (const node of way) {
    const next: Place[] = [];
    for (const each of places) pushInstances(next, each, node);
    places = next;
  }
  return places;
}
