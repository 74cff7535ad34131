/**
 * Expressions in the form in which entries are looked up (`value-lookup.ts`), where they say the same in another one:
 * `x = ../item[k != current()/k]/x` asks whether there is `../item[k != current()/k][x = current()/x]`, and
 * `(../item)[x = current()/x]` is the same without parentheses.
 */
import type { Expression, Path, Step } from './ast.ts';
import { isCurrent, mayCount, mentionsCurrent } from './operands.ts';

/** An expression that is evaluated at the node that `current()` gives, rewritten. */
export function withLookups(expression: Expression): Expression {
  switch (expression.kind) {
    case 'logic':
      return { ...expression, operands: expression.operands.map(withLookups) };
    case 'compare': {
      const compared = {
        ...expression,
        left: withLookups(expression.left),
        right: withLookups(expression.right),
      };
      if (expression.op !== '=') return compared;
      return (
        asExistence(compared.right, compared.left) ?? asExistence(compared.left, compared.right) ?? compared
      );
    }
    case 'arithmetic':
    case 'union':
      return { ...expression, left: withLookups(expression.left), right: withLookups(expression.right) };
    case 'negate':
      return { ...expression, operand: withLookups(expression.operand) };
    case 'call':
      return { ...expression, args: expression.args.map(withLookups) };
    case 'filter':
      return withoutFilter(withLookups(expression.base), expression.predicate) ?? expression;
    case 'path':
      return joined(expression);
    default:
      return expression;
  }
}

/** `path/item[..]/x = value` as `boolean(path/item[..][x = value])`: equality of nodes is that of any of them. */
function asExistence(path: Expression, value: Expression): Expression | undefined {
  if (path.kind !== 'path' || !selects(value)) return undefined;
  const cut = path.steps.findLastIndex((step) => !isPlain(step));
  const step = path.steps[cut];
  if (!step || cut === path.steps.length - 1 || step.test.kind !== 'name') return undefined;
  if (!step.axis.endsWith('-sibling') && !step.predicates.some(mentionsCurrent)) return undefined;
  const tail: Path = { kind: 'path', start: 'context', steps: path.steps.slice(cut + 1) };
  const equal: Expression = { kind: 'compare', op: '=', left: tail, right: fromCurrent(value) };
  const asked: Step = { ...step, predicates: [...step.predicates, equal] };
  const found: Path = { ...path, steps: [...path.steps.slice(0, cut), asked] };
  return { kind: 'call', name: 'boolean', args: [found], at: 0 };
}

function isPlain({ axis, test, predicates }: Step): boolean {
  return axis === 'child' && test.kind === 'name' && predicates.length === 0;
}

/** Values that mean the same from elsewhere when they start at `current()`. */
function selects(value: Expression): boolean {
  return isCurrent(value) || (value.kind === 'path' && (value.start === 'context' || isCurrentStart(value)));
}

function isCurrentStart({ start }: Path): boolean {
  return typeof start !== 'string' && isCurrent(start);
}

function fromCurrent(value: Expression): Expression {
  if (value.kind !== 'path' || value.start !== 'context') return value;
  const current: Expression = { kind: 'call', name: 'current', args: [], at: 0 };
  return { ...value, start: current };
}

/** `(a/b)/c` as `a/b/c`. */
function joined(path: Path): Path {
  if (typeof path.start === 'string') return path;
  const start = withLookups(path.start);
  if (start.kind !== 'path') return { ...path, start };
  return { ...start, steps: [...start.steps, ...path.steps] };
}

/** `(path)[test]` as `path[test]`, which is the same unless the test counts positions. */
function withoutFilter(base: Expression, predicate: Expression): Expression | undefined {
  if (base.kind !== 'path' || base.steps.length === 0 || mayCount(predicate)) return undefined;
  const last = base.steps.at(-1)!;
  const steps = [...base.steps.slice(0, -1), { ...last, predicates: [...last.predicates, predicate] }];
  return { ...base, steps };
}
