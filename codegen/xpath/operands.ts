/** Questions about expressions as they are written. */
import type { Call, Expression } from './ast.ts';

/** Expressions that are evaluated at the same node as the one they are part of. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'logic':
      return expression.operands;
    case 'compare':
    case 'arithmetic':
    case 'union':
      return [expression.left, expression.right];
    case 'negate':
      return [expression.operand];
    case 'call':
      return expression.args;
    case 'filter':
      return [expression.base];
    case 'path':
      return typeof expression.start === 'string' ? [] : [expression.start];
    default:
      return [];
  }
}

export function isCurrent(expression: Expression): expression is Call {
  return expression.kind === 'call' && expression.name === 'current';
}

/** Whether `current()` is called anywhere in an expression, predicates included. */
export function mentionsCurrent(expression: Expression): boolean {
  return (
    isCurrent(expression) || [...operandsOf(expression), ...predicatesOf(expression)].some(mentionsCurrent)
  );
}

function predicatesOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'filter') return [expression.predicate];
  return expression.kind === 'path' ? expression.steps.flatMap(({ predicates }) => predicates) : [];
}

/** Whether an expression asks where its context node stands among others (W3C XPath 1.0 section 2.4). */
export function asksPosition(expression: Expression): boolean {
  if (expression.kind === 'call' && (expression.name === 'position' || expression.name === 'last'))
    return true;
  return operandsOf(expression).some(asksPosition);
}

/** Functions that say the same wherever they are called without arguments. */
const FIXED: ReadonlySet<string> = new Set(['current', 'false', 'true']);

/** Whether an expression in a predicate gives the same for every node that is tested. */
export function isIndependent(expression: Expression): boolean {
  if (expression.kind === 'call' && expression.args.length === 0) return FIXED.has(expression.name);
  if (expression.kind === 'path' && typeof expression.start === 'string') return expression.start === 'root';
  return operandsOf(expression).every(isIndependent);
}

/** Functions whose result as a predicate is true or false; that of others may be the number of a position. */
const TRUTHS = new Set([
  'bit-is-set',
  'boolean',
  'contains',
  'derived-from',
  'derived-from-or-self',
  'not',
  're-match',
  'starts-with',
]);

/** Whether a predicate may be, or depend on, the number of a position. */
export function mayCount(predicate: Expression): boolean {
  const { kind } = predicate;
  if (kind === 'call' && !TRUTHS.has(predicate.name)) return true;
  return kind === 'number' || kind === 'arithmetic' || kind === 'negate' || asksPosition(predicate);
}
