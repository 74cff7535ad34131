/** From the nodes an expression found to the tree that holds them, their ancestors and the keys of these. */
import type { Cursor, DataNode, JsonObject, JsonValue, ParentNode, Schema } from '../../../codegen/index.ts';
import { inSchemaOrder } from '../path/order.ts';

/** What of an instance is wanted: the whole, or members. Entries are told apart by the value objects themselves. */
interface Wanted {
  whole: boolean;
  readonly members: Map<DataNode, Map<JsonValue, Wanted>>;
}

export function selectionOfCursors(schema: Schema, tree: JsonObject, found: readonly Cursor[]): JsonObject {
  const top: Wanted = { whole: false, members: new Map() };
  const known = new Map<Cursor, Wanted>();
  for (const cursor of found) note(cursor, top, known).whole = true;
  return top.whole ? tree : part(schema.root, top, tree);
}

/** The note of a cursor, made with those of its ancestors when it is not there yet. */
function note(cursor: Cursor, top: Wanted, known: Map<Cursor, Wanted>): Wanted {
  if (!cursor.parent || cursor.node.kind === 'root') return top;
  const before = known.get(cursor);
  if (before) return before;
  const outer = note(cursor.parent, top, known);
  const node = cursor.node as DataNode;
  let instances = outer.members.get(node);
  if (!instances) {
    instances = new Map();
    outer.members.set(node, instances);
  }
  let wanted = instances.get(cursor.value);
  if (!wanted) {
    wanted = { whole: false, members: new Map() };
    instances.set(cursor.value, wanted);
  }
  known.set(cursor, wanted);
  return wanted;
}

function part(parent: ParentNode, wanted: Wanted, object: JsonObject): JsonObject {
  const result: Record<string, JsonValue> = {};
  if (parent.kind === 'list') {
    for (const { jsonName } of parent.keys) {
      const key = object[jsonName];
      if (key !== undefined) result[jsonName] = key;
    }
  }
  for (const [node, instances] of wanted.members) {
    const value = object[node.jsonName];
    if (value === undefined) continue;
    result[node.jsonName] =
      node.kind === 'list' || node.kind === 'leaf-list'
        ? entriesOf(node, instances, value as readonly JsonValue[])
        : instanceOf(node, [...instances.values()][0]!, value);
    const annotation = object[`@${node.jsonName}`];
    if (annotation !== undefined) result[`@${node.jsonName}`] = annotation;
  }
  return inSchemaOrder(parent, result);
}

function entriesOf(
  node: DataNode,
  instances: ReadonlyMap<JsonValue, Wanted>,
  entries: readonly JsonValue[],
): readonly JsonValue[] {
  const result: JsonValue[] = [];
  for (const entry of entries) {
    const wanted = instances.get(entry);
    if (wanted) result.push(instanceOf(node, wanted, entry));
  }
  return result;
}

function instanceOf(node: DataNode, wanted: Wanted, value: JsonValue): JsonValue {
  if (wanted.whole || (node.kind !== 'container' && node.kind !== 'list')) return value;
  return part(node, wanted, value as JsonObject);
}
