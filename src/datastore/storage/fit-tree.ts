import {
  type DataNode,
  type JsonObject,
  type JsonScalar,
  type JsonValue,
  type ParentNode,
  type Schema,
  TypeMismatch,
} from '../../../codegen/index.ts';
import { inSchemaOrder, isEmpty } from '../../data/edit/reconcile.ts';
import { keysOf } from '../../data/list/keys.ts';

/** A piece of stored data that is not in the schema any more, or not as it was. */
export interface Unfit {
  /** Members from the top, list entries by their keys: for people to read. */
  readonly path: string;
  readonly value: JsonValue;
  readonly reason: string;
}

/** What objects were made into before: none is looked at twice. Those that did not fit as a whole are not in it. */
export type Fitted = WeakMap<object, JsonObject>;

/**
 * Takes from stored data what still fits the schema, and lists the rest: modules come and go between two starts. What
 * it gives has the shape of edited trees: members in schema order, no empty non-presence containers or lists.
 */
export function fitTree(
  schema: Schema,
  stored: unknown,
  fitted: Fitted = new WeakMap(),
): { tree: JsonObject; unfit: readonly Unfit[] } {
  const unfit: Unfit[] = [];
  const tree = fitObject(schema.root, stored as JsonObject, '', { unfit, fitted });
  return { tree: tree ?? {}, unfit };
}

/** Objects between two steps of `fitInSteps`. */
const objectsPerStep = 200;

/** Fills `fitted` for a tree step by step: between them other work can be done. */
export function* fitInSteps(schema: Schema, tree: JsonObject, fitted: Fitted): Generator<void> {
  let count = 0;
  yield* within(schema.root, tree);

  function* within(parent: ParentNode, value: JsonObject): Generator<void> {
    for (const name in value) {
      const node = parent.byJsonName.get(name);
      if (!node || !('byJsonName' in node)) continue;
      const member = value[name]!;
      for (const each of Array.isArray(member) ? (member as readonly JsonValue[]) : [member]) {
        if (!isMembers(each)) continue;
        yield* within(node, each);
        fitObject(node, each, '', { unfit: [], fitted });
        if (++count % objectsPerStep === 0) yield;
      }
    }
  }
}

/** What is found on the way. */
interface Findings {
  readonly unfit: Unfit[];
  readonly fitted: Fitted;
}

function fitObject(
  parent: ParentNode,
  stored: JsonValue,
  path: string,
  findings: Findings,
): JsonObject | undefined {
  if (!isMembers(stored)) {
    findings.unfit.push({ path, value: stored, reason: 'is no object' });
    return undefined;
  }
  const known = findings.fitted.get(stored);
  if (known) return known;
  const before = findings.unfit.length;
  const members: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(stored)) {
    const node = parent.byJsonName.get(name);
    const place = `${path}/${name}`;
    if (!node?.config) findings.unfit.push({ path: place, value, reason: 'is not in the schema' });
    else {
      const member = fitMember(node, value, place, findings);
      if (member !== undefined) members[name] = member;
    }
  }
  const object = inSchemaOrder(parent, members);
  if (findings.unfit.length === before) findings.fitted.set(stored, object);
  return object;
}

/** Stored data is whatever the file holds: null included, which JsonValue does not know by itself. */
function isMembers(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fitMember(
  node: DataNode,
  value: JsonValue,
  path: string,
  findings: Findings,
): JsonValue | undefined {
  switch (node.kind) {
    case 'container': {
      const object = fitObject(node, value, path, findings);
      return object && node.presence === undefined && isEmpty(object) ? undefined : object;
    }
    case 'leaf':
      return fitValue(node, value, path, findings);
    case 'list':
    case 'leaf-list': {
      if (!Array.isArray(value)) {
        findings.unfit.push({ path, value, reason: 'is no list' });
        return undefined;
      }
      const entries: JsonValue[] = [];
      for (const entry of value as readonly JsonValue[]) {
        const fitted =
          node.kind === 'list'
            ? fitEntry(node, entry, path, findings)
            : fitValue(node, entry, path, findings);
        if (fitted !== undefined) entries.push(fitted);
      }
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
  { unfit, fitted }: Findings,
): JsonValue | undefined {
  const inner: Unfit[] = [];
  const object = fitObject(list, entry, '', { unfit: inner, fitted });
  const isWhole = object && list.keys.every((key) => object[key.jsonName] !== undefined);
  if (isWhole && inner.length === 0) return object;
  const place = `${path}${JSON.stringify(isMembers(entry) ? keysOf(list, entry) : entry)}`;
  if (isWhole) unfit.push(...inner.map((each) => ({ ...each, path: `${place}${each.path}` })));
  else unfit.push({ path: place, value: entry, reason: 'lacks a key' });
  return isWhole ? object : undefined;
}

function fitValue(
  node: DataNode & { kind: 'leaf' | 'leaf-list' },
  value: JsonValue,
  path: string,
  { unfit }: Findings,
): JsonScalar | undefined {
  try {
    return node.type.parseJson(value);
  } catch (error) {
    if (!(error instanceof TypeMismatch)) throw error;
    unfit.push({ path, value, reason: error.message });
    return undefined;
  }
}
