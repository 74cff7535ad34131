import type { DataNode, JsonObject, JsonValue, ListNode, ParentNode } from '../../../codegen/index.ts';
import { findEntry } from '../../data/list/find-entry.ts';
import { withMember } from './with-member.ts';

/**
 * `state` laid over `base`: containers are merged member by member, lists entry by entry; everything else in
 * `state` wins. Entries that `base` lacks are appended, as the operational datastore may hold more than running
 * (RFC 8342 section 5.3). Shares what it does not change.
 */
export function mergeState(parent: ParentNode, base: JsonObject, state: JsonObject): JsonObject {
  let result = base;
  for (const [name, value] of Object.entries(state)) {
    const node = parent.byJsonName.get(name);
    if (node) result = withMember(parent, result, node, mergeValue(node, base[name], value));
  }
  return result;
}

/** The same for the value of one node; `base` is undefined where there is none. */
export function mergeValue(node: DataNode, base: JsonValue | undefined, state: JsonValue): JsonValue {
  if (base === undefined) return state;
  if (node.kind === 'container') return mergeState(node, base as JsonObject, state as JsonObject);
  if (node.kind === 'list' && node.keys.length > 0) {
    return mergeList(node, base as readonly JsonObject[], state as readonly JsonObject[]);
  }
  return state;
}

function mergeList(node: ListNode, base: readonly JsonObject[], state: readonly JsonObject[]): JsonObject[] {
  const merged = [...base];
  for (const entry of state) {
    const keys = node.keys.map((key) => entry[key.jsonName] as string);
    const index = findEntry(node, base, keys);
    if (index < 0) merged.push(entry);
    else merged[index] = mergeState(node, base[index]!, entry);
  }
  return merged;
}
