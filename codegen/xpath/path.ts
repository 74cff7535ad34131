/** Location paths, filters and unions of node-sets (W3C XPath 1.0 sections 2 and 3.3). */
import type { Expression, Path, Step } from './ast.ts';
import { type Code, type Context, type Evaluate, ofNodes, type Run } from './code.ts';
import type { Place } from './cursor.ts';
import { compileDescent } from './descent.ts';
import { isCurrent } from './operands.ts';
import { inDocumentOrder } from './order.ts';
import { compileStep, filtered } from './step.ts';

type Start = Evaluate<readonly Place[]>;

function rootOf(at: Place): Place {
  let root = at;
  while (root.parent) root = root.parent;
  return root;
}

export function compilePath({ start, steps }: Path, context: Context): Code {
  const from = compileStart(start, context);
  const walk: ((places: readonly Place[], run: Run) => readonly Place[])[] = [];
  let nested = mayNest(start);
  for (const step of steps) {
    walk.push(compileStep(step, context, nested));
    nested ||= strays(step);
  }
  const descent = compileDescent(start, steps[0], context);
  return ofNodes((at, run) => {
    let places = descent?.(at, run) ?? from(at, run);
    for (let i = 0; i < walk.length && places.length > 0; i++) places = walk[i]!(places, run);
    return places;
  });
}

/** Whether some of the nodes of a start may stand within others. */
function mayNest(start: Path['start']): boolean {
  if (typeof start === 'string' || isCurrent(start)) return false;
  return start.kind !== 'path' || mayNest(start.start) || start.steps.some(strays);
}

function strays({ axis }: Step): boolean {
  return axis !== 'child' && axis !== 'self' && axis !== 'parent';
}

function compileStart(start: Path['start'], context: Context): Start {
  if (start === 'root') return (at) => [rootOf(at)];
  if (start === 'context') return (at) => [at];
  return nodesOf(start, context, 'a path can only start at nodes');
}

/** Compiles an expression that must be a node-set. */
export function nodesOf(expression: Expression, context: Context, message: string): Start {
  const { nodes } = context.compile(expression);
  if (nodes) return nodes;
  return context.complain(message, expression.kind === 'call' ? expression.at : 0, 'XPath 1.0 section 3.3');
}

export function compileFilter(base: Expression, predicate: Expression, context: Context): Code {
  const nodes = nodesOf(base, context, 'only nodes can have predicates');
  const test = context.compile(predicate);
  return ofNodes((at, run) => filtered(nodes(at, run), test, run));
}

/**
 * Joins two node-sets (section 3.3). Published modules write `a | ''` for "a, or nothing", so a literal adds no nodes.
 */
export function compileUnion(left: Expression, right: Expression, context: Context): Code {
  const message = '"|" joins nodes only';
  if (right.kind === 'literal') return ofNodes(nodesOf(left, context, message));
  const one = nodesOf(left, context, message);
  const other = nodesOf(right, context, message);
  return ofNodes((at, run) => inDocumentOrder([...one(at, run), ...other(at, run)]));
}
