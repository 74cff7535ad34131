import type {
  DataNode,
  JsonObject,
  JsonScalar,
  JsonValue,
  ParentNode,
  Schema,
} from '../../../codegen/index.ts';
import { keysOf } from '../list/keys.ts';
import type { EditNode, EditOperation } from './edit-node.ts';

/** A whole tree as an edit whose root has the given operation, such as `replace` for copy-config. */
export function editFromTree(schema: Schema, tree: JsonObject, operation?: EditOperation): EditNode {
  return { ...editNode(schema.root), operation, children: childrenOf(schema.root, tree) };
}

/** One node with its instance value as edits: a list or leaf-list gives one per entry. */
export function editsFromValue(node: DataNode, value: JsonValue): readonly EditNode[] {
  switch (node.kind) {
    case 'container':
      return [{ ...editNode(node), children: childrenOf(node, value as JsonObject) }];
    case 'list':
      return (value as readonly JsonObject[]).map((entry) => ({
        ...editNode(node),
        keys: keysOf(node, entry),
        children: childrenOf(node, entry),
      }));
    case 'leaf-list':
      return (value as readonly JsonScalar[]).map((entry) => ({ ...editNode(node), value: entry }));
    default:
      return [{ ...editNode(node), value }];
  }
}

function childrenOf(parent: ParentNode, value: JsonObject): EditNode[] {
  const children: EditNode[] = [];
  for (const [name, member] of Object.entries(value)) {
    const node = parent.byJsonName.get(name);
    if (!node) throw new TypeError(`${name} is not in the schema`);
    if (node.kind === 'leaf' && node.isKey) continue;
    children.push(...editsFromValue(node, member));
  }
  return children;
}

function editNode(node: EditNode['node']): EditNode {
  return { node, operation: undefined, insert: undefined, value: undefined, keys: undefined, children: [] };
}
