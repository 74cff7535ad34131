/** Random trees and edits of any schema, with few values so that they meet each other. */
import fc from 'fast-check';
import type {
  DataNode,
  JsonObject,
  JsonScalar,
  JsonValue,
  ListNode,
  ParentNode,
} from '../../../codegen/index.ts';
import type { EditNode, EditOperation, Insert } from '../../../src/data/edit/edit-node.ts';
import { layoutOf } from '../../../src/data/edit/layout.ts';
import { reconcile } from '../../../src/data/edit/reconcile.ts';
import { keysOf } from '../../../src/data/list/keys.ts';

/** Nodes to generate; by default all. */
export type Wanted = (node: DataNode) => boolean;
const ALL: Wanted = () => true;

export function scalar(node: DataNode): fc.Arbitrary<JsonScalar> {
  const base = 'type' in node ? node.type.base : 'string';
  if (base === 'boolean') return fc.boolean();
  if (base === 'empty') return fc.constant([null] as const);
  if (base.includes('int')) return fc.integer({ min: 0, max: 5 });
  return fc.constantFrom('a', 'b', 'c', 'd');
}

/** A tree as edits leave it: in schema order, one case per choice, no empty non-presence containers. */
export function tree(parent: ParentNode, wanted: Wanted = ALL): fc.Arbitrary<JsonObject> {
  return object(parent, wanted).map((value) => reconcile(parent, undefined, value));
}

function object(parent: ParentNode, wanted: Wanted): fc.Arbitrary<JsonObject> {
  const shape: Record<string, fc.Arbitrary<JsonValue>> = {};
  const keys: string[] = [];
  for (const node of parent.dataChildren.filter(wanted)) {
    shape[node.jsonName] = instance(node, wanted);
    if (node.kind === 'leaf' && node.isKey) keys.push(node.jsonName);
  }
  return fc.record(shape, { requiredKeys: keys }).map((value) => oneCase(parent, value as JsonObject));
}

function instance(node: DataNode, wanted: Wanted): fc.Arbitrary<JsonValue> {
  switch (node.kind) {
    case 'container':
      return object(node, wanted);
    case 'list':
      return fc.uniqueArray(object(node, wanted), {
        maxLength: 6,
        selector: (entry) => JSON.stringify(keysOf(node, entry)),
      });
    case 'leaf-list':
      return fc.uniqueArray(scalar(node), { maxLength: 4 });
    case 'leaf':
      return scalar(node);
    default:
      return fc.constantFrom<JsonValue>({ x: 1 }, { y: ['z'] });
  }
}

function oneCase(parent: ParentNode, value: JsonObject): JsonObject {
  const { rivals } = layoutOf(parent);
  const result: Record<string, JsonValue> = {};
  for (const name of Object.keys(value)) {
    const excluded = (rivals.get(name) ?? []).some((rival) => result[rival.jsonName] !== undefined);
    if (!excluded) result[name] = value[name]!;
  }
  return result;
}

const operation: fc.Arbitrary<EditOperation | undefined> = fc.constantFrom(
  undefined,
  undefined,
  undefined,
  'merge',
  'replace',
  'create',
  'delete',
  'remove',
);

/** A random edit, most of which fails somewhere or other. */
export function edit(root: ParentNode & { kind: 'root' }, wanted: Wanted = ALL): fc.Arbitrary<EditNode> {
  return children(root, wanted).map((list) => {
    const made = { ...blank(root), children: list };
    return Object.assign(made, { [fc.toStringMethod]: () => JSON.stringify(list.map(brief)) });
  });
}

/** For counterexamples: the schema would fill pages. */
function brief({ node, children: inner, ...rest }: EditNode): object {
  return { node: 'name' in node ? node.name : '/', ...rest, children: inner.map(brief) };
}

function children(parent: ParentNode, wanted: Wanted): fc.Arbitrary<EditNode[]> {
  const nodes = parent.dataChildren.filter((node) => wanted(node) && !(node.kind === 'leaf' && node.isKey));
  if (nodes.length === 0) return fc.constant([]);
  return fc.array(
    fc.constantFrom(...nodes).chain((node) => nodeEdit(node, wanted)),
    { maxLength: 3 },
  );
}

function nodeEdit(node: DataNode, wanted: Wanted): fc.Arbitrary<EditNode> {
  switch (node.kind) {
    case 'container':
      return fc
        .record({ operation, children: children(node, wanted) })
        .map((part) => ({ ...blank(node), ...part }));
    case 'list':
      return fc
        .record({ operation, keys: keys(node), insert: insert(node), children: children(node, wanted) })
        .map((part) => ({ ...blank(node), ...part }));
    case 'leaf-list':
      return fc
        .record({ operation, value: scalar(node), insert: insert(node) })
        .map((part) => ({ ...blank(node), ...part }));
    default:
      return fc
        .record({ operation, value: instance(node, wanted) })
        .map((part) => ({ ...blank(node), ...part }));
  }
}

function keys(node: ListNode): fc.Arbitrary<JsonScalar[]> {
  return fc.tuple(...node.keys.map(scalar));
}

function insert(node: DataNode): fc.Arbitrary<Insert | undefined> {
  if ((node.kind !== 'list' && node.kind !== 'leaf-list') || node.orderedBy === 'system') {
    return fc.constant(undefined);
  }
  const point = node.kind === 'list' ? keys(node) : fc.tuple(scalar(node));
  return fc.oneof(
    fc.constant(undefined),
    fc.constantFrom<Insert>({ where: 'first' }, { where: 'last' }),
    fc.record({ where: fc.constantFrom('before' as const, 'after' as const), point }),
  );
}

function blank(node: EditNode['node']): EditNode {
  return { node, operation: undefined, insert: undefined, value: undefined, keys: undefined, children: [] };
}

/** A tree with the entries of system-ordered lists sorted: their order says nothing (RFC 7950 section 7.7.7). */
export function unordered(parent: ParentNode, value: JsonObject): JsonObject {
  const result: Record<string, JsonValue> = {};
  for (const [name, member] of Object.entries(value)) {
    const node = parent.byJsonName.get(name)!;
    if (node.kind === 'container') result[name] = unordered(node, member as JsonObject);
    else if (node.kind === 'list' || node.kind === 'leaf-list') {
      const entries = (member as JsonValue[]).map((entry) =>
        node.kind === 'list' ? unordered(node, entry as JsonObject) : entry,
      );
      const text = (entry: JsonValue) => JSON.stringify(keysOf(node, entry));
      result[name] =
        node.orderedBy === 'user' ? entries : entries.sort((a, b) => (text(a) < text(b) ? -1 : 1));
    } else result[name] = member;
  }
  return result;
}
