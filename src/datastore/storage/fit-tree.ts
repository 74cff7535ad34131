import {
  type DataNode,
  type JsonObject,
  type JsonScalar,
  type JsonValue,
  type ParentNode,
  type Schema,
  TypeMismatch,
} from '../../../codegen/index.ts';
import { reconcile } from '../../data/edit/reconcile.ts';
import { keysOf } from '../../data/list/keys.ts';

/** A piece of stored data that is not in the schema any more, or not as it was. */
export interface Unfit {
  /** Members from the top, list entries by their keys: for people to read. */
  readonly path: string;
  readonly value: JsonValue;
  readonly reason: string;
}

/** Takes from stored data what still fits the schema, and lists the rest: modules come and go between two starts. */
export function fitTree(schema: Schema, stored: unknown): { tree: JsonObject; unfit: readonly Unfit[] } {
  const unfit: Unfit[] = [];
  const tree = fitObject(schema.root, stored as JsonObject, '', unfit);
  return { tree: reconcile(schema.root, undefined, tree ?? {}), unfit };
}

function fitObject(
  parent: ParentNode,
  stored: JsonValue,
  path: string,
  unfit: Unfit[],
): JsonObject | undefined {
  if (!isMembers(stored)) {
    unfit.push({ path, value: stored, reason: 'is no object' });
    return undefined;
  }
  const fitted: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(stored)) {
    const node = parent.byJsonName.get(name);
    const place = `${path}/${name}`;
    if (!node?.config) unfit.push({ path: place, value, reason: 'is not in the schema' });
    else {
      const member = fitMember(node, value, place, unfit);
      if (member !== undefined) fitted[name] = member;
    }
  }
  return fitted;
}

/** Stored data is whatever the file holds: null included, which JsonValue does not know by itself. */
function isMembers(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fitMember(node: DataNode, value: JsonValue, path: string, unfit: Unfit[]): JsonValue | undefined {
  switch (node.kind) {
    case 'container':
      return fitObject(node, value, path, unfit);
    case 'leaf':
      return fitValue(node, value, path, unfit);
    case 'list':
    case 'leaf-list': {
      if (!Array.isArray(value)) {
        unfit.push({ path, value, reason: 'is no list' });
        return undefined;
      }
      const entries = (value as readonly JsonValue[]).flatMap((entry): readonly JsonValue[] => {
        const fitted =
          node.kind === 'list' ? fitEntry(node, entry, path, unfit) : fitValue(node, entry, path, unfit);
        return fitted === undefined ? [] : [fitted];
      });
      return entries.length > 0 ? entries : undefined;
    }
    default:
      return value;
  }
}

function fitEntry(
  list: DataNode & { kind: 'list' },
  entry: JsonValue,
  path: string,
  unfit: Unfit[],
): JsonValue | undefined {
  const keys = isMembers(entry) ? keysOf(list, entry) : entry;
  const place = `${path}${JSON.stringify(keys)}`;
  const inner: Unfit[] = [];
  const fitted = fitObject(list, entry, place, inner);
  if (fitted && list.keys.every((key) => fitted[key.jsonName] !== undefined)) {
    unfit.push(...inner);
    return fitted;
  }
  unfit.push({ path: place, value: entry, reason: 'lacks a key' });
  return undefined;
}

function fitValue(
  node: DataNode & { kind: 'leaf' | 'leaf-list' },
  value: JsonValue,
  path: string,
  unfit: Unfit[],
): JsonScalar | undefined {
  try {
    return node.type.parseJson(value);
  } catch (error) {
    if (!(error instanceof TypeMismatch)) throw error;
    unfit.push({ path, value, reason: error.message });
    return undefined;
  }
}
