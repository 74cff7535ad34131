/** The `content` query parameter (RFC 8040 section 4.8.1): configuration, state, or both. */
import type { DataNode, JsonObject, JsonValue, ParentNode, Schema } from '../../../codegen/index.ts';
import { ProtocolError } from '../error.ts';
import type { Selection } from './selection.ts';

export type Content = 'config' | 'nonconfig' | 'all';

/** Throws ProtocolError `invalid-value`. */
export function parseContent(text: string): Content {
  if (text === 'config' || text === 'nonconfig' || text === 'all') return text;
  const message = `content "${text}": config, nonconfig or all was expected`;
  throw new ProtocolError('invalid-value', message, { type: 'protocol' });
}

export function contentSelection(schema: Schema, content: Content): Selection {
  if (content === 'all') return { mayTouch: () => true, apply: (tree) => tree };
  if (content === 'config') {
    return {
      mayTouch: (path) => path.at(-1)?.config ?? true,
      apply: (tree) => configOf(schema.root, tree),
    };
  }
  return {
    mayTouch: (path) => holdsState(path.at(-1) ?? schema.root),
    apply: (tree) => stateOf(schema.root, tree) ?? {},
  };
}

/** Whether a node is state or has state below. */
function holdsState(node: DataNode | ParentNode): boolean {
  if ('config' in node && !node.config) return true;
  return 'contents' in node && node.contents.state;
}

/** The object without state; the same one when there is none in it. */
function configOf(parent: ParentNode, object: JsonObject): JsonObject {
  if (!holdsState(parent)) return object;
  const result: Record<string, JsonValue> = {};
  let changed = false;
  for (const name in object) {
    const value = object[name]!;
    const node = parent.byJsonName.get(name.charCodeAt(0) === 64 ? name.slice(1) : name);
    const part = node?.config ? configPart(node, value) : undefined;
    if (part !== value) changed = true;
    if (part !== undefined) result[name] = part;
  }
  return changed ? result : object;
}

function configPart(node: DataNode, value: JsonValue): JsonValue | undefined {
  if (!holdsState(node)) return value;
  if (node.kind === 'container') {
    const part = configOf(node, value as JsonObject);
    return node.presence === undefined && isEmpty(part) ? undefined : part;
  }
  if (node.kind !== 'list') return value;
  const entries = value as readonly JsonObject[];
  const parts = entries.map((entry) => configOf(node, entry));
  return parts.every((part, index) => part === entries[index]) ? entries : parts;
}

/** State, with the configuration nodes above it and their keys; undefined when there is none. */
function stateOf(parent: ParentNode, object: JsonObject): JsonObject | undefined {
  if (!holdsState(parent)) return undefined;
  const result: Record<string, JsonValue> = {};
  let found = false;
  for (const name in object) {
    const node = parent.byJsonName.get(name.charCodeAt(0) === 64 ? name.slice(1) : name);
    if (!node) continue;
    const value = object[name]!;
    if (node.kind === 'leaf' && node.isKey) result[name] = value;
    else {
      const part = node.config ? statePart(node, value) : value;
      if (part === undefined) continue;
      result[name] = part;
      found = true;
    }
  }
  return found ? result : undefined;
}

function statePart(node: DataNode, value: JsonValue): JsonValue | undefined {
  if (node.kind === 'container') return stateOf(node, value as JsonObject);
  if (node.kind !== 'list') return undefined;
  const parts: JsonObject[] = [];
  for (const entry of value as readonly JsonObject[]) {
    const part = stateOf(node, entry);
    if (part) parts.push(part);
  }
  return parts.length > 0 ? parts : undefined;
}

function isEmpty(object: JsonObject): boolean {
  for (const _ in object) return false;
  return true;
}
