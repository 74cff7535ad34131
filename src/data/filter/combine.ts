/** Selections together: each narrows what the one before it left. */
import type { Selection } from './selection.ts';

/** Applies selections in the order given; undefined ones (parameters that were not sent) are skipped. */
export function combine(...selections: readonly (Selection | undefined)[]): Selection | undefined {
  const given = selections.filter((selection) => selection !== undefined);
  if (given.length <= 1) return given[0];
  return {
    mayTouch: (path) => given.every((selection) => selection.mayTouch(path)),
    apply: (tree) => given.reduce((rest, selection) => selection.apply(rest), tree),
  };
}
