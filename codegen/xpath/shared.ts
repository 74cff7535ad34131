/**
 * What an expression in a list entry gives in every entry alike, such as `count(../../entry)`: parts that depend on
 * nothing but an ancestor of the context node are evaluated once for each instance of that ancestor.
 */
import type { Expression, Path } from './ast.ts';
import { type Code, type Evaluate, ofBoolean, ofNodes, ofNumber, ofString } from './code.ts';
import type { Place } from './cursor.ts';
import { isCurrent, mentionsCurrent, operandsOf } from './operands.ts';

/** How many steps up the ancestor is that all depends on: 0 for the context node itself, Infinity for the root. */
type Level = number;

const ROOT: Level = Number.POSITIVE_INFINITY;

/** Functions that say nothing of the context node though they have no arguments. */
const CONSTANTS: ReadonlySet<string> = new Set(['true', 'false']);

/** Parts of an expression that can be shared, each as large as possible, with their levels. */
export function sharedParts(expression: Expression): ReadonlyMap<Expression, Level> {
  const found = new Map<Expression, Level>();
  const visit = (part: Expression, outer: Level): void => {
    const level = levelOf(part, true);
    if (level > outer && holdsPath(part)) found.set(part, level);
    // What is within predicates is evaluated elsewhere.
    for (const inner of operandsOf(part)) visit(inner, Math.max(level, outer));
  };
  visit(expression, 0);
  return found;
}

/**
 * An expression whose paths are cut before predicates that depend on `current()`, where the way so far does not: so
 * that it is a part of its own, to be shared. Only `..` is not worth it.
 */
export function cutPaths(expression: Expression): Expression {
  switch (expression.kind) {
    case 'logic':
      return { ...expression, operands: expression.operands.map(cutPaths) };
    case 'compare':
    case 'arithmetic':
    case 'union':
      return { ...expression, left: cutPaths(expression.left), right: cutPaths(expression.right) };
    case 'negate':
      return { ...expression, operand: cutPaths(expression.operand) };
    case 'call':
      return { ...expression, args: expression.args.map(cutPaths) };
    case 'filter':
      return { ...expression, base: cutPaths(expression.base) };
    case 'path':
      return cutPath(expression);
    default:
      return expression;
  }
}

function cutPath(path: Path): Expression {
  const start = typeof path.start === 'string' ? path.start : cutPaths(path.start);
  const cut = path.steps.findIndex(({ predicates }) => predicates.some(mentionsCurrent));
  if (cut <= climb(path.steps)) return { ...path, start };
  const steps = path.steps.slice(0, cut);
  return { kind: 'path', start: { kind: 'path', start, steps }, steps: path.steps.slice(cut) };
}

/** Code that keeps its results, where there is a list between the context node and the ancestor at a level. */
export function shareCode(code: Code, level: Level): Code {
  switch (code.type) {
    case 'nodes':
      return ofNodes(remembered(code.nodes!, level));
    case 'string':
      return ofString(remembered(code.string, level));
    case 'number':
      return ofNumber(remembered(code.number, level));
    case 'boolean':
      return ofBoolean(remembered(code.boolean, level));
  }
}

function remembered<T>(evaluate: Evaluate<T>, level: Level): Evaluate<T> {
  // A place belongs to one tree, which never changes.
  const results = new WeakMap<Place, { readonly value: T }>();
  return (at, run) => {
    const above = sharedAncestor(at, level);
    if (!above) return evaluate(at, run);
    let result = results.get(above);
    if (!result) {
      result = { value: evaluate(at, run) };
      results.set(above, result);
    }
    return result.value;
  };
}

/** The ancestor, unless it has but one instance of the context node; nor while a circle of `when` is being stopped. */
function sharedAncestor(at: Place, level: Level): Place | undefined {
  if (at.tree === undefined || at.tree.depth > 0) return undefined;
  let above: Place = at;
  let many = false;
  for (let step = 0; step < level; step++) {
    const { kind } = above.node;
    many ||= kind === 'list' || kind === 'leaf-list';
    if (!above.parent) return level === ROOT && many ? above : undefined;
    above = above.parent;
  }
  return many ? above : undefined;
}

/** The level of an expression; `relative` false: only what `current()` brings in counts. */
function levelOf(expression: Expression, relative: boolean): Level {
  if (expression.kind === 'path') return levelOfPath(expression, relative);
  if (expression.kind === 'filter') {
    return Math.min(levelOf(expression.base, relative), levelOf(expression.predicate, false));
  }
  if (expression.kind === 'call' && expression.args.length === 0 && !CONSTANTS.has(expression.name)) {
    return relative || expression.name === 'current' ? 0 : ROOT;
  }
  return lowest(operandsOf(expression), relative);
}

function levelOfPath({ start, steps }: Path, relative: boolean): Level {
  let level = ROOT;
  const climbs = start === 'context' ? relative : start !== 'root' && isCurrent(start);
  if (climbs) level = climb(steps);
  else if (typeof start !== 'string') level = levelOf(start, relative);
  for (const { predicates } of steps) level = Math.min(level, lowest(predicates, false));
  return level;
}

function climb(steps: Path['steps']): Level {
  const first = steps.findIndex(
    ({ axis, test, predicates }) => axis !== 'parent' || test.kind !== 'node' || predicates.length > 0,
  );
  return first < 0 ? steps.length : first;
}

function lowest(expressions: readonly Expression[], relative: boolean): Level {
  return expressions.reduce((level, each) => Math.min(level, levelOf(each, relative)), ROOT);
}

function holdsPath(expression: Expression): boolean {
  return expression.kind === 'path' || operandsOf(expression).some(holdsPath);
}
