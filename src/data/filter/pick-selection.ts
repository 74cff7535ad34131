/** A selection made of picks below the root. */
import type { DataNode, JsonObject } from '../../../codegen/index.ts';
import { applyPicks } from './apply-picks.ts';
import type { Pick } from './pick.ts';
import type { Selection } from './selection.ts';

const NOTHING: JsonObject = Object.freeze({});

export class PickSelection implements Selection {
  readonly #picks: readonly Pick[];

  constructor(picks: readonly Pick[]) {
    this.#picks = picks;
  }

  mayTouch(path: readonly DataNode[]): boolean {
    return touches(this.#picks, path, 0);
  }

  apply(tree: JsonObject): JsonObject {
    return applyPicks(this.#picks, tree) ?? NOTHING;
  }
}

function touches(picks: readonly Pick[], path: readonly DataNode[], from: number): boolean {
  const node = path[from];
  if (!node) return picks.length > 0;
  for (const { whole, items } of picks) {
    if (whole) return true;
    for (const item of items) if (item.node === node && touches(item.picks, path, from + 1)) return true;
  }
  return false;
}
