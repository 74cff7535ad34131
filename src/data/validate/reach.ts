import type { Expression, Path, Step } from '../../../codegen/xpath/ast.ts';
import { operandsOf } from '../../../codegen/xpath/operands.ts';
import { parseXPath } from '../../../codegen/xpath/parser.ts';
import { complainer } from '../../../codegen/xpath/problem.ts';

const ANYWHERE = Number.POSITIVE_INFINITY;

/**
 * How far up an XPath expression looks: the number of parent steps from its context node to the highest node of which
 * it can see the subtree. Undefined when it may look anywhere (absolute paths, axes that lead far, deref). Rather too
 * far than not far enough; the validator uses it to tell which instances a change can concern.
 */
export function reachOf(text: string): number | undefined {
  const look = new Look();
  look.from(parseXPath(text, complainer(text, undefined)), 0);
  return look.highest === ANYWHERE ? undefined : look.highest;
}

/** Levels count upwards from the context node, which is at 0; nodes further down are at most at the level noted. */
class Look {
  highest = 0;

  /** Walks an expression that is evaluated at a level; gives the level of its nodes. */
  from(expression: Expression, level: number): number {
    switch (expression.kind) {
      case 'path':
        return this.#path(expression, level);
      case 'filter': {
        const base = this.from(expression.base, level);
        this.from(expression.predicate, base);
        return base;
      }
      case 'call':
        if (expression.name === 'deref') this.#see(ANYWHERE);
        for (const arg of expression.args) this.from(arg, level);
        return expression.name === 'current' ? 0 : level;
      default:
        return Math.max(level, ...operandsOf(expression).map((operand) => this.from(operand, level)));
    }
  }

  #path({ start, steps }: Path, level: number): number {
    let at = start === 'context' ? level : start === 'root' ? ANYWHERE : this.from(start, level);
    this.#see(at);
    for (const step of steps) {
      at = this.#step(step, at);
      for (const predicate of step.predicates) this.from(predicate, at);
    }
    return at;
  }

  #step({ axis }: Step, level: number): number {
    switch (axis) {
      case 'child':
        return level - 1;
      case 'parent':
        return this.#see(level + 1);
      case 'following-sibling':
      case 'preceding-sibling':
        this.#see(level + 1);
        return level;
      case 'ancestor':
      case 'ancestor-or-self':
      case 'following':
      case 'preceding':
        return this.#see(ANYWHERE);
      default:
        return level;
    }
  }

  #see(level: number): number {
    this.highest = Math.max(this.highest, level);
    return level;
  }
}
