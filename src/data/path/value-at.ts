/** The value that a path leads to. */
import type { JsonObject, JsonValue } from '../../../codegen/index.ts';
import { findEntry } from '../list/find-entry.ts';
import type { InstancePath } from './instance-path.ts';

/**
 * The instance at a path: of a list step with keys the entry, without keys the array. Undefined when there is none.
 * The empty path gives the tree.
 */
export function valueAt(tree: JsonObject, path: InstancePath): JsonValue | undefined {
  let value: JsonValue = tree;
  for (const { node, keys, value: wanted, position } of path) {
    if (!('jsonName' in node)) return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) return undefined;
    const member: JsonValue | undefined = (value as JsonObject)[node.jsonName];
    if (member === undefined) return undefined;
    value = member;
    if (node.kind === 'list' || node.kind === 'leaf-list') {
      const entries = member as readonly JsonValue[];
      const by = keys ?? (wanted === undefined ? undefined : [wanted]);
      const index = position !== undefined ? position - 1 : by ? findEntry(node, entries, by) : undefined;
      if (index === undefined) continue;
      const entry = entries[index];
      if (entry === undefined) return undefined;
      value = entry;
    }
  }
  return value;
}
