/** Reads schema nodes back, in the order of their ids: parents come before what is below them. */

import type * as model from '../../schema/model.ts';
import { emptyParent, keysFirst, setChildren } from '../../schema/nodes/lookups.ts';
import type { LeafType } from '../../types/type.ts';
import type { CompiledXPath } from '../../xpath/xpath.ts';
import type { SavedNode } from './format.ts';
import { loadExtensionUse } from './load-modules.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Nodes = (model.SchemaNode | model.SchemaRoot | undefined)[];

/** What nodes refer to, by index. */
export interface NodeParts {
  readonly modules: readonly model.Module[];
  readonly types: readonly LeafType[];
  readonly expressions: readonly CompiledXPath[];
  /** Modules whose nodes exist. */
  readonly implemented: ReadonlySet<number>;
}

/** Fills `byId` (by the ids in the file) and gives the nodes that exist, numbered densely. */
export function loadNodes(
  saved: readonly SavedNode[],
  parts: NodeParts,
  byId: Nodes,
): (model.SchemaNode | model.SchemaRoot)[] {
  let root: Mutable<model.SchemaRoot> = { kind: 'root', id: 0, ...emptyParent() };
  const dense: (model.SchemaNode | model.SchemaRoot)[] = [root];
  const below = new Map<model.SchemaNode | model.SchemaRoot, model.SchemaNode[]>();
  byId[0] = root;
  saved.forEach((entry, index) => {
    const parent = byId[entry.parent ?? 0];
    if (!parent || !parts.implemented.has(entry.module)) return;
    if (entry.kind === 'root') {
      root = { kind: 'root', id: dense.length, ...emptyParent() };
      byId[index + 1] = root;
      dense.push(root);
      return;
    }
    const node = loadNode(entry, dense.length, parent, root, parts);
    byId[index + 1] = node;
    dense.push(node);
    const siblings = below.get(parent);
    if (siblings) siblings.push(node);
    else below.set(parent, [node]);
  });
  // From the inside out, as a parent's lookups look through the cases of its choices.
  for (let index = saved.length; index >= 0; index--) {
    const node = byId[index];
    if (node) finish(node as Draft, saved[index - 1], below.get(node) ?? [], byId);
  }
  return dense;
}

type Draft =
  | Mutable<model.ContainerNode | model.ListNode | model.ChoiceNode | model.CaseNode | model.RpcNode>
  | model.SchemaRoot;

/** Gives a node its children and what it refers to among them. */
function finish(
  node: Draft,
  saved: SavedNode | undefined,
  children: readonly model.SchemaNode[],
  byId: Nodes,
): void {
  const find = (id: number) => byId[id] as never;
  switch (node.kind) {
    case 'list': {
      const list = node as Mutable<model.ListNode>;
      list.keys = (saved?.keys ?? []).map(find);
      list.unique = (saved?.unique ?? []).map((leaves) => leaves.map((path) => path.map(find)));
      inTree(list, children, list.keys);
      return;
    }
    case 'container':
      inTree(node as Mutable<model.ContainerNode>, children, []);
      return;
    case 'choice':
      node.cases = children as model.CaseNode[];
      node.defaultCase = saved?.defaultCase === undefined ? undefined : find(saved.defaultCase);
      return;
    case 'case':
      node.children = children;
      return;
    case 'rpc':
    case 'action':
      for (const io of children as model.IoNode[]) (node as Mutable<model.RpcNode>)[io.kind] = io;
      return;
    case 'root':
      setChildren(
        node,
        children.filter(({ kind }) => kind !== 'rpc' && kind !== 'notification'),
      );
      return;
    default:
      if ('byLocalName' in node) setChildren(node, children);
  }
}

/** Actions and notifications have lists of their own. */
function inTree(
  node: Mutable<model.ContainerNode> | Mutable<model.ListNode>,
  children: readonly model.SchemaNode[],
  keys: readonly model.LeafNode[],
): void {
  node.actions = children.filter((child): child is model.RpcNode => child.kind === 'action');
  node.notifications = children.filter((child) => child.kind === 'notification');
  const rest = children.filter(({ kind }) => kind !== 'action' && kind !== 'notification');
  setChildren(node, keysFirst(rest, keys));
}

function loadNode(
  saved: SavedNode,
  id: number,
  above: model.SchemaNode | model.SchemaRoot,
  root: model.SchemaRoot,
  parts: NodeParts,
): model.SchemaNode {
  const parent = above.kind === 'root' ? undefined : above;
  const module = parts.modules[saved.module]!;
  const base = {
    id,
    name: saved.name,
    module,
    parent,
    path: `${parent?.path ?? ''}/${module.name}:${saved.name}`,
    config: !saved.state,
    status: saved.status ?? ('current' as const),
    description: saved.description,
    reference: saved.reference,
    when: (saved.when ?? []).map(([index, self]): model.When => {
      return { xpath: parts.expressions[index]!, context: self ? 'self' : 'parent' };
    }),
    extensionUses: saved.extensionUses?.map(loadExtensionUse) ?? [],
    ifFeatures: saved.ifFeatures ?? [],
  };
  const must = (saved.must ?? []).map(([index, message, tag]): model.Must => {
    return { xpath: parts.expressions[index]!, errorMessage: message ?? undefined, errorAppTag: tag };
  });
  const { kind } = saved;
  switch (kind) {
    case 'choice':
      return { ...base, kind, mandatory: saved.mandatory ?? false, cases: [], defaultCase: undefined };
    case 'case':
      return { ...base, kind, implicit: saved.implicit ?? false, children: [] };
    case 'rpc':
    case 'action':
      return { ...base, kind, input: undefined as never, output: undefined as never };
    case 'input':
    case 'output':
    case 'notification':
      return { ...base, ...emptyParent(), kind, must } as model.IoNode | model.NotificationNode;
    default:
      return loadDataNode(saved, { ...base, must }, dataParentOf(parent, root), parts);
  }
}

/** Choices and cases have no instances. */
function dataParentOf(parent: model.SchemaNode | undefined, root: model.SchemaRoot): model.ParentNode {
  let at = parent;
  while (at?.kind === 'choice' || at?.kind === 'case') at = at.parent;
  return (at as model.ParentNode | undefined) ?? root;
}

function loadDataNode(
  saved: SavedNode,
  base: model.NodeBase & { must: readonly model.Must[] },
  dataParent: model.ParentNode,
  { types }: NodeParts,
): model.DataNode {
  const { module, name } = base;
  const qualified = dataParent.kind === 'root' || dataParent.module !== module;
  const data = {
    ...base,
    jsonName: qualified ? `${module.name}:${name}` : name,
    dataParent,
    mandatory: saved.mandatory ?? false,
  };
  const tree = { ...emptyParent(), actions: [], notifications: [] };
  const elements = {
    minElements: saved.min ?? 0,
    maxElements: saved.max ?? Number.POSITIVE_INFINITY,
    orderedBy: saved.user ? ('user' as const) : ('system' as const),
  };
  const typed = { ...(saved.typeText !== undefined && { typeText: saved.typeText }), units: saved.units };
  switch (saved.kind) {
    case 'container':
      return { ...data, ...tree, kind: 'container', presence: saved.presence };
    case 'list':
      return { ...data, ...tree, ...elements, kind: 'list', keys: [], unique: [] };
    case 'leaf':
      return {
        ...data,
        ...typed,
        kind: 'leaf',
        type: types[saved.type!]!,
        default: saved.default,
        isKey: saved.isKey ?? false,
      };
    case 'leaf-list':
      return {
        ...data,
        ...typed,
        ...elements,
        kind: 'leaf-list',
        type: types[saved.type!]!,
        defaults: saved.defaults ?? [],
      };
    default:
      return { ...data, kind: saved.kind as 'anydata' | 'anyxml' };
  }
}
