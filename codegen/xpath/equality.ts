/**
 * Predicates that ask for equality: `[path = value]`, where the path leads down from the node tested and the value is
 * the same for all of them. They select by keys, so that nodes can be looked up in an index.
 */
import type { DataNode, ParentNode } from '../schema/model.ts';
import type { Expression, Step } from './ast.ts';
import { asParent, pushInstances } from './children.ts';
import type { Code, Context, Run } from './code.ts';
import { toNumber } from './convert.ts';
import type { Place } from './cursor.ts';
import { matchingChildren, type Wanted, wanted } from './name-test.ts';
import { asksPosition, isIndependent, mentionsCurrent } from './operands.ts';
import { stringValue } from './value.ts';

/** `path = value`. An empty path is the node itself. */
interface Term {
  readonly path: readonly Wanted[];
  readonly value: Code;
  /** Which predicate it is from. */
  readonly predicate: number;
}

/** What the predicates of a step ask for. */
export interface Equalities {
  readonly terms: readonly Term[];
  /** Predicates that are nothing but terms, by how many of them. */
  readonly pure: ReadonlyMap<number, number>;
  /** A predicate counts positions. */
  readonly positional: boolean;
}

/** Terms as they are below one schema node, and the predicates that they leave to be tested. */
export interface Selector {
  readonly node: DataNode;
  readonly terms: readonly Term[];
  readonly ways: readonly (readonly DataNode[])[];
  readonly left: readonly number[];
}

/** More keys than this are not looked for. */
const MAX_KEYS = 4096;

/**
 * The terms in the predicates of a step that can be looked up. Only what depends on `current()` counts: the rest is the
 * same for all context nodes, and evaluated once (`shared.ts`). None behind a predicate that counts positions.
 */
export function equalitiesOf(
  { predicates }: Step,
  codes: readonly Code[],
  context: Context,
): Equalities | undefined {
  const terms: Term[] = [];
  const pure = new Map<number, number>();
  const counts = predicates.map((each, index) => codes[index]!.type === 'number' || asksPosition(each));
  const end = counts.indexOf(true);
  for (let i = 0; i < (end < 0 ? predicates.length : end); i++) {
    const operands = conjuncts(predicates[i]!);
    const found = operands.flatMap((operand) => termOf(operand, i, context) ?? []);
    terms.push(...found);
    if (found.length === operands.length) pure.set(i, found.length);
  }
  return terms.length > 0 ? { terms, pure, positional: end >= 0 } : undefined;
}

/** The operands of a chain of `and`; the expression itself when it is none. */
export function conjuncts(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'logic' || expression.op !== 'and') return [expression];
  return expression.operands.flatMap(conjuncts);
}

function termOf(expression: Expression, predicate: number, context: Context): Term | undefined {
  if (expression.kind !== 'compare' || expression.op !== '=') return undefined;
  for (const [path, value] of [
    [expression.left, expression.right],
    [expression.right, expression.left],
  ] as const) {
    const names = pathDown(path, context);
    if (!names || !isIndependent(value) || !mentionsCurrent(value)) continue;
    const code = context.compile(value);
    if (code.type !== 'boolean') return { path: names, value: code, predicate };
  }
  return undefined;
}

/** Names of a path of child steps; empty for `.`. */
function pathDown(expression: Expression, context: Context): readonly Wanted[] | undefined {
  if (expression.kind !== 'path' || expression.start !== 'context') return undefined;
  const names: Wanted[] = [];
  for (const { axis, test, predicates } of expression.steps) {
    if (predicates.length > 0) return undefined;
    if (axis === 'self' && test.kind === 'node') continue;
    if (axis !== 'child' || test.kind !== 'name' || test.name === '*') return undefined;
    names.push(wanted(test, context));
  }
  return names;
}

/**
 * Which terms select instances of a schema node: all that have one value in each, or else one that may have several.
 * Undefined when none can be told from the instance alone.
 */
export function selectorOf(
  node: DataNode,
  { terms, pure }: Equalities,
  predicates: number,
): Selector | undefined {
  const found = terms.flatMap((term) => {
    const way = wayDown(node, term);
    return way ? [{ term, way }] : [];
  });
  const single = found.filter(({ way }) => way.every(({ kind }) => kind !== 'list' && kind !== 'leaf-list'));
  const chosen = single.length > 0 ? single : found.slice(0, 1);
  if (chosen.length === 0) return undefined;
  const left: number[] = [];
  for (let i = 0; i < predicates; i++) {
    if (pure.get(i) !== chosen.filter(({ term }) => term.predicate === i).length) left.push(i);
  }
  return { node, terms: chosen.map(({ term }) => term), ways: chosen.map(({ way }) => way), left };
}

/** The schema nodes that a term's path goes through; undefined where its values depend on more than the instance. */
function wayDown(node: DataNode, { path, value }: Term): readonly DataNode[] | undefined {
  const way: DataNode[] = [];
  let at: DataNode = node;
  for (const name of path) {
    const above: ParentNode | undefined = asParent(at);
    const [child, other]: readonly DataNode[] = above
      ? matchingChildren(above, name.name, name.module())
      : [];
    if (!child || other) return undefined;
    way.push(child);
    at = child;
  }
  if (at.kind !== 'leaf' && at.kind !== 'leaf-list') return undefined;
  // An identity equals several texts, and a default may depend on what is around the instance.
  if (value.type === 'string' && at.type.usesPrefixes) return undefined;
  const defaults = at.kind === 'leaf' ? at.default !== undefined : at.defaults.length > 0;
  if (defaults && way.some((each) => each.when.length > 0 || isInCase(each))) return undefined;
  return way;
}

function isInCase({ parent }: DataNode): boolean {
  return parent?.kind === 'case' || parent?.kind === 'choice';
}

/** Under what an instance is found; nothing when it can match nothing. */
export function keysOfInstance({ terms, ways }: Selector, instance: Place): readonly string[] {
  const parts = ways.map((way, index) => {
    let places: readonly Place[] = [instance];
    for (const step of way) {
      const next: Place[] = [];
      for (const each of places) pushInstances(next, each, step);
      places = next;
    }
    return partsOf(places, terms[index]!.value.type === 'number');
  });
  return product(parts);
}

/** What to look for; undefined when that is too much. */
export function keysWanted({ terms }: Selector, at: Place, run: Run): readonly string[] | undefined {
  const parts: (readonly string[])[] = [];
  for (const { value } of terms) {
    if (value.nodes) parts.push(partsOf(value.nodes(at, run), false));
    else if (value.type === 'string') parts.push([value.string(at, run)]);
    else parts.push(numberPart(value.number(at, run)));
  }
  const size = parts.reduce((total, { length }) => total * length, 1);
  return size > MAX_KEYS ? undefined : product(parts);
}

function partsOf(places: readonly Place[], numbers: boolean): readonly string[] {
  if (places.length === 1 && !numbers) return [stringValue(places[0]!)];
  const texts = places.map(stringValue);
  return [...new Set(numbers ? texts.flatMap((text) => numberPart(toNumber(text))) : texts)];
}

/** Nothing equals NaN. */
function numberPart(value: number): readonly string[] {
  return Number.isNaN(value) ? [] : [String(value)];
}

/** Every choice of one part each, as one text. */
function product(parts: readonly (readonly string[])[]): readonly string[] {
  if (parts.length === 1) return parts[0]!;
  let keys: readonly string[] = [''];
  for (const texts of parts) {
    keys = keys.flatMap((key) => texts.map((text) => `${key}${text.length}:${text}`));
  }
  return keys;
}
