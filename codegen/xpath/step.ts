/** Steps of location paths (W3C XPath 1.0 sections 2.1, 2.3 and 2.4). */
import type { DataNode, ParentNode } from '../schema/model.ts';
import type { Axis, Step } from './ast.ts';
import { AXES, type PushAxis } from './axes.ts';
import { asParent, operationAt, pushInstances } from './children.ts';
import type { Code, Context, Evaluate, Run } from './code.ts';
import { type Place, place } from './cursor.ts';
import { directLookup } from './lookup.ts';
import { matchingChildren, nameOf, type Wanted, wanted } from './name-test.ts';
import { inDocumentOrder } from './order.ts';
import { valueLookup } from './value-lookup.ts';

function passes(at: Place, name: string, module: string | undefined): boolean {
  if (at.node.kind === 'root') return false;
  return (name === '*' || nameOf(at) === name) && (module === undefined || at.node.module.name === module);
}

/** Children by name: the schema lookup is kept from one evaluation to the next, as parents rarely change. */
export function pushNamed(test: Wanted): PushAxis {
  let parent: ParentNode | undefined;
  let found: readonly DataNode[] = [];
  return (out, at) => {
    const above = asParent(at.node);
    if (!above) return;
    if (above !== parent) {
      found = matchingChildren(above, test.name, test.module());
      parent = above;
    }
    for (const node of found) pushInstances(out, at, node);
    const operation = operationAt(at);
    if (operation && passes(operation, test.name, test.module())) out.push(operation);
  };
}

/** `text()`: the text of a leaf, as a place of its own below the leaf. */
function pushText(axis: PushAxis, own: Axis): PushAxis {
  const textOf = (at: Place): Place[] => {
    const leaf = at.node.kind === 'leaf' || at.node.kind === 'leaf-list';
    return leaf && at.parent?.node !== at.node ? [place(at, at.node, at.value, 0)] : [];
  };
  if (own === 'child') return (out, at) => out.push(...textOf(at));
  if (!own.startsWith('descendant')) return () => {};
  return (out, at) => {
    const below: Place[] = [];
    axis(below, at);
    if (own === 'descendant') below.push(at);
    out.push(...below.flatMap(textOf));
  };
}

function pushStep({ axis, test }: Step, context: Context): PushAxis {
  const push = AXES[axis];
  if (test.kind === 'node') return push;
  if (test.kind === 'none') return () => {};
  if (test.kind === 'text') return pushText(push, axis);
  const name = wanted(test, context);
  if (axis === 'child') return pushNamed(name);
  return (out, at) => {
    const all: Place[] = [];
    push(all, at);
    const module = name.module();
    for (const each of all) if (passes(each, name.name, module)) out.push(each);
  };
}

/** Keeps the nodes a predicate holds for; positions count in the order given (section 2.4). */
export function filtered(places: readonly Place[], predicate: Code, run: Run): readonly Place[] {
  const { position, size } = run;
  run.size = places.length;
  const out = places.filter((each, index) => {
    run.position = index + 1;
    // A predicate may have changed the size for predicates inside it.
    run.size = places.length;
    if (predicate.type === 'number') return predicate.number(each, run) === index + 1;
    return predicate.boolean(each, run);
  });
  run.position = position;
  run.size = size;
  return out;
}

/** Predicates one after the other, or only some of them. */
function narrowed(
  places: readonly Place[],
  predicates: readonly Code[],
  run: Run,
  only?: readonly number[],
): readonly Place[] {
  const left = only?.map((index) => predicates[index]!) ?? predicates;
  return left.reduce((kept, predicate) => filtered(kept, predicate, run), places);
}

/** One step from one node, in the order of the axis; or from several, in document order. */
export function compileStep(
  step: Step,
  context: Context,
  nested: boolean,
): (places: readonly Place[], run: Run) => readonly Place[] {
  const direct = directLookup(step, context);
  const push = pushStep(step, context);
  const predicates = step.predicates.map((predicate) => context.compile(predicate));
  const byValue = valueLookup(step, predicates, context);
  const find = (at: Place): readonly Place[] => {
    const out: Place[] = [];
    push(out, at);
    return out;
  };
  const one: Evaluate<readonly Place[]> = (at, run) => {
    const found = direct?.(at, run);
    if (found) return found;
    const candidates = byValue?.one(at, run);
    if (candidates) return narrowed(candidates.places, predicates, run, candidates.left);
    return narrowed(find(at), predicates, run);
  };
  const { axis } = step;
  const backwards = axis.startsWith('preceding') || axis.startsWith('ancestor');
  const mixes =
    nested || (axis !== 'child' && axis !== 'self' && axis !== 'attribute' && axis !== 'namespace');
  return (places, run) => {
    if (places.length === 1) {
      const found = one(places[0]!, run);
      return backwards ? [...found].reverse() : found;
    }
    const candidates = byValue?.many(places, find, run);
    if (candidates) return narrowed(candidates.places, predicates, run, candidates.left);
    const out: Place[] = [];
    for (const each of places) out.push(...one(each, run));
    return mixes ? inDocumentOrder(out) : out;
  };
}
