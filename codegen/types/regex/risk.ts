/**
 * Which patterns may take JavaScript's backtracking matcher very long. A guess on the safe side: a pattern judged
 * risky is only matched in another way.
 */
import type { RegexNode } from './ast.ts';

/** `exponential`: on any text; `polynomial`: on long texts only. */
export type Risk = 'none' | 'polynomial' | 'exponential';

/** Ways to repeat a choice that are still harmless. */
const MANY = 8;

/** Ways to match that a backtracking matcher may try in no time. */
const MANY_WAYS = 1_000_000;

export function riskOf(node: RegexNode): Risk {
  if (repeatsChoices(node, 1) || ways(node) > MANY_WAYS) return 'exponential';
  return unbounded(node) > 1 ? 'polynomial' : 'none';
}

/** True when a choice of how to match stands in something repeated often. */
function repeatsChoices(node: RegexNode, times: number): boolean {
  switch (node.kind) {
    case 'set':
      return false;
    case 'alternatives':
      return times > MANY || node.options.some((option) => repeatsChoices(option, times));
    case 'sequence':
      return node.items.some((item) => repeatsChoices(item, times));
    case 'repeat':
      return (
        (times > MANY && node.min !== node.max) || repeatsChoices(node.item, times * Math.max(1, node.max))
      );
  }
}

/** In how many ways one text can be matched, at most; repetitions that `unbounded` counts are left to it. */
function ways(node: RegexNode): number {
  switch (node.kind) {
    case 'set':
      return 1;
    case 'alternatives':
      return node.options.reduce((sum, option) => sum + ways(option), 0);
    case 'sequence':
      return node.items.reduce((product, item) => product * ways(item), 1);
    case 'repeat': {
      if (node.max > 100) return ways(node.item);
      return (node.max - node.min + 1) * ways(node.item) ** node.max;
    }
  }
}

/** Number of repetitions that can match very long texts. */
function unbounded(node: RegexNode): number {
  switch (node.kind) {
    case 'set':
      return 0;
    case 'alternatives':
      return node.options.reduce((most, option) => Math.max(most, unbounded(option)), 0);
    case 'sequence':
      return node.items.reduce((sum, item) => sum + unbounded(item), 0);
    case 'repeat':
      return unbounded(node.item) + (node.max > 100 && node.min !== node.max ? 1 : 0);
  }
}

/** How many characters a pattern has when its counts are written out. */
export function sizeOf(node: RegexNode): number {
  switch (node.kind) {
    case 'set':
      return 1;
    case 'alternatives':
      return node.options.reduce((sum, option) => sum + sizeOf(option), 1);
    case 'sequence':
      return node.items.reduce((sum, item) => sum + sizeOf(item), 0);
    case 'repeat':
      return sizeOf(node.item) * (Number.isFinite(node.max) ? Math.max(1, node.max) : Math.max(1, node.min));
  }
}
