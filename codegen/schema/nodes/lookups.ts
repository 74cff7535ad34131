import type { DataNode, ListNode, ParentBase, SchemaNode } from '../model.ts';
import type { Mutable } from '../modules/unit.ts';
import { NOTHING } from './contents.ts';

/** The lookups of a parent without children yet. */
export function emptyParent(): Mutable<ParentBase> {
  return { contents: NOTHING, children: [], dataChildren: [], byJsonName: new Map(), byLocalName: new Map() };
}

/** Fills in the children of a parent and the three ways to find them. */
export function setChildren(
  parent: Mutable<Omit<ParentBase, 'contents'>>,
  children: readonly SchemaNode[],
): void {
  const dataChildren: DataNode[] = [];
  for (const child of children) collectData(child, dataChildren);
  const byJsonName = new Map<string, DataNode>();
  const byLocalName = new Map<string, DataNode[]>();
  for (const child of dataChildren) {
    byJsonName.set(child.jsonName, child);
    const same = byLocalName.get(child.name);
    if (same) same.push(child);
    else byLocalName.set(child.name, [child]);
  }
  parent.children = children;
  parent.dataChildren = dataChildren;
  parent.byJsonName = byJsonName;
  parent.byLocalName = byLocalName;
}

/** Adds the data nodes a schema node stands for in instance trees: itself, or those in the cases of a choice. */
function collectData(node: SchemaNode, into: DataNode[]): void {
  if (isDataNode(node)) into.push(node);
  else if (node.kind === 'choice') {
    for (const { children } of node.cases) for (const child of children) collectData(child, into);
  }
}

export function isDataNode(node: SchemaNode | { readonly kind: 'root' }): node is DataNode {
  switch (node.kind) {
    case 'container':
    case 'list':
    case 'leaf':
    case 'leaf-list':
    case 'anydata':
    case 'anyxml':
      return true;
    default:
      return false;
  }
}

/** The key leafs first, in key order (RFC 7950 section 7.8.5), the rest as it stands. */
export function keysFirst(children: readonly SchemaNode[], keys: ListNode['keys']): SchemaNode[] {
  const isKey = new Set<SchemaNode>(keys);
  return [...keys, ...children.filter((child) => !isKey.has(child))];
}
