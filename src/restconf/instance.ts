import type { JsonObject, JsonValue } from '../../codegen/index.ts';
import type { InstancePath } from '../data/path/instance-path.ts';
import { valueAt } from '../data/path/value-at.ts';

/**
 * True when a place cannot be written to since an ancestor is missing that does not come into being by itself: a list
 * entry or a container with presence.
 */
export function lacksAncestor(tree: JsonObject, path: InstancePath): boolean {
  let at: JsonValue | undefined = tree;
  for (const step of path.slice(0, -1)) {
    at = at === undefined ? undefined : valueAt(at as JsonObject, [step]);
    const { node } = step;
    const made = node.kind === 'container' && node.presence === undefined;
    if (at === undefined && !made) return true;
  }
  return false;
}
