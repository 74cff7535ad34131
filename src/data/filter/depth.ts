/** The `depth` query parameter (RFC 8040 section 4.8.2): how many levels of data nodes are returned. */
import type { JsonObject, JsonValue, ListNode, ParentNode, Schema } from '../../../codegen/index.ts';
import { ProtocolError } from '../error.ts';
import type { InstancePath } from '../path/instance-path.ts';
import type { Selection } from './selection.ts';

/** The number that `depth` says, or undefined for `unbounded`. Throws ProtocolError `invalid-value`. */
export function parseDepth(text: string): number | undefined {
  if (text === 'unbounded') return undefined;
  if (/^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65535) return Number(text);
  const message = `depth "${text}": a number from 1 to 65535 or unbounded was expected`;
  throw new ProtocolError('invalid-value', message, { type: 'protocol' });
}

/**
 * Levels down from the target at `path`, which is level 1. On the last level containers are empty, and list entries
 * have their keys alone, so that they can still be told apart.
 */
export function depthSelection(schema: Schema, depth: number, path: InstancePath = []): Selection {
  const levels = depth + path.length;
  return {
    mayTouch: (nodes) => nodes.length < levels,
    apply: (tree) => cut(schema.root, tree, levels),
  };
}

/** The members of an object, as far as `levels` (that of the object itself included) reach. */
export function cut(parent: ParentNode, object: JsonObject, levels: number): JsonObject {
  if (levels <= 1) return parent.kind === 'list' ? keysOnly(parent, object) : {};
  let copy: Record<string, JsonValue> | undefined;
  for (const name in object) {
    const node = parent.byJsonName.get(name);
    if (!node || (node.kind !== 'container' && node.kind !== 'list')) continue;
    const value = object[name]!;
    const part =
      node.kind === 'container'
        ? cut(node, value as JsonObject, levels - 1)
        : (value as readonly JsonObject[]).map((entry) => cut(node, entry, levels - 1));
    copy ??= { ...object };
    copy[name] = part;
  }
  return copy ?? object;
}

function keysOnly(list: ListNode, entry: JsonObject): JsonObject {
  const keys: Record<string, JsonValue> = {};
  for (const { jsonName } of list.keys) {
    const value = entry[jsonName];
    if (value !== undefined) keys[jsonName] = value;
  }
  return keys;
}
