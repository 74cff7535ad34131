import type { DataNode, JsonObject, JsonScalar, JsonValue } from '../../../codegen/index.ts';
import { type IndexKey, joinKeys } from '../list/keys.ts';
import type { CheckedNode } from './check.ts';
import { parentOf } from './instances.ts';

/**
 * What disappeared between two trees: leaf values, and containers and list entries as a whole. References that held
 * can only have been broken if they point at one of these.
 */
export class LostValues {
  readonly #byNode = new Map<CheckedNode, JsonValue[]>();

  get isEmpty(): boolean {
    return this.#byNode.size === 0;
  }

  /** Notes an instance that is gone; of lists and leaf-lists one entry. */
  add(node: DataNode, value: JsonValue): void {
    const values = this.#byNode.get(node);
    if (values) values.push(value);
    else this.#byNode.set(node, [value]);
  }

  /** Values of a leaf or leaf-list that went, by themselves or with something around them. */
  of(target: DataNode): ReadonlySet<IndexKey> {
    const lost = new Set<IndexKey>();
    const steps: DataNode[] = [];
    for (let node: CheckedNode | undefined = target; node; node = parentOf(node)) {
      for (const value of this.#byNode.get(node) ?? []) {
        eachValue(value, steps, 0, (found) => {
          lost.add(joinKeys([found as JsonScalar]));
          return false;
        });
      }
      if ('jsonName' in node) steps.unshift(node);
    }
    return lost;
  }
}

/** Whether any of some values stands at the end of a way down; what exists only implicitly is not seen. */
export function holdsAny(
  value: JsonValue,
  steps: readonly DataNode[],
  wanted: ReadonlySet<IndexKey>,
): boolean {
  return eachValue(value, steps, 0, (found) => wanted.has(joinKeys([found as JsonScalar])));
}

/** Visits values in the plain JSON, until the visitor says true. */
export function eachValue(
  value: JsonValue,
  steps: readonly DataNode[],
  depth: number,
  visit: (value: JsonValue) => boolean,
): boolean {
  const step = steps[depth];
  if (!step) return visit(value);
  const member = (value as JsonObject)[step.jsonName];
  if (member === undefined) return false;
  if (step.kind !== 'list' && step.kind !== 'leaf-list') return eachValue(member, steps, depth + 1, visit);
  for (const entry of member as readonly JsonValue[]) {
    if (eachValue(entry, steps, depth + 1, visit)) return true;
  }
  return false;
}
