/** The `trim` mode: values that equal their default are not reported (RFC 6243 section 3.2). */
import type { JsonObject, JsonValue, ParentNode, SchemaRoot } from '../../../codegen/index.ts';
import { type DefaultsChild, defaultsPlan, isDefault } from './plan.ts';

export function trimDefaults(root: SchemaRoot, tree: JsonObject): JsonObject {
  return trimMembers(root, tree);
}

function trimMembers(parent: ParentNode, object: JsonObject): JsonObject {
  let copy: Record<string, JsonValue> | undefined;
  for (const child of defaultsPlan(parent).children) {
    const name = child.node.jsonName;
    const value = object[name];
    if (value === undefined) continue;
    const part = trimNode(child, value);
    if (part === value) continue;
    copy ??= { ...object };
    if (part === undefined) delete copy[name];
    else copy[name] = part;
  }
  return copy ?? object;
}

function trimNode({ node }: DefaultsChild, value: JsonValue): JsonValue | undefined {
  switch (node.kind) {
    case 'leaf':
    case 'leaf-list':
      return isDefault(node, value) ? undefined : value;
    case 'container': {
      const part = trimMembers(node, value as JsonObject);
      return node.presence === undefined && part !== value && isEmpty(part) ? undefined : part;
    }
    case 'list': {
      const entries = value as readonly JsonObject[];
      const parts = entries.map((entry) => trimMembers(node, entry));
      return parts.every((part, index) => part === entries[index]) ? entries : parts;
    }
    default:
      return value;
  }
}

function isEmpty(object: JsonObject): boolean {
  for (const _ in object) return false;
  return true;
}
