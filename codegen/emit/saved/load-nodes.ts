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
  | Mutable<model.IoNode | model.NotificationNode>
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
    case 'input':
    case 'output':
    case 'notification':
      setChildren(node, children);
  }
}

const isOperation = ({ kind }: model.SchemaNode): boolean => kind === 'action' || kind === 'notification';

/** Actions and notifications have lists of their own. */
function inTree(
  node: Mutable<model.ContainerNode> | Mutable<model.ListNode>,
  children: readonly model.SchemaNode[],
  keys: readonly model.LeafNode[],
): void {
  const has = children.some(isOperation);
  node.actions = has ? children.filter((child): child is model.RpcNode => child.kind === 'action') : NONE;
  node.notifications = has ? children.filter((child) => child.kind === 'notification') : NONE;
  const rest = has ? children.filter((child) => !isOperation(child)) : children;
  setChildren(node, keys.length > 0 ? keysFirst(rest, keys) : rest);
}

const NONE: readonly never[] = [];

function loadNode(
  saved: SavedNode,
  id: number,
  above: model.SchemaNode | model.SchemaRoot,
  root: model.SchemaRoot,
  parts: NodeParts,
): model.SchemaNode {
  const parent = above.kind === 'root' ? undefined : above;
  const node = loadBase(saved, id, parent, parts);
  switch (node.kind) {
    case 'choice':
      node.mandatory = saved.mandatory ?? false;
      node.cases = NONE;
      node.defaultCase = undefined;
      return node;
    case 'case':
      node.implicit = saved.implicit ?? false;
      node.children = NONE;
      return node;
    case 'rpc':
    case 'action':
      return node;
    case 'input':
    case 'output':
    case 'notification':
      node.must = loadMusts(saved, parts);
      return node;
    default:
      fillDataNode(node, saved, dataParentOf(parent, root), parts);
      return node;
  }
}

/** What all nodes have in common, made in the order the compiler makes it; the caller fills in the rest. */
function loadBase(
  saved: SavedNode,
  id: number,
  parent: model.SchemaNode | undefined,
  parts: NodeParts,
): Mutable<model.SchemaNode> {
  const module = parts.modules[saved.module]!;
  const { when, extensionUses } = saved;
  const base: model.NodeBase & { kind: SavedNode['kind'] } = {
    kind: saved.kind,
    id,
    name: saved.name,
    module,
    parent,
    path: `${parent === undefined ? '' : parent.path}/${module.name}:${saved.name}`,
    config: saved.state === undefined,
    status: saved.status ?? 'current',
    description: saved.description,
    reference: saved.reference,
    when: when === undefined ? NONE : loadWhens(when, parts),
    extensionUses: extensionUses === undefined ? NONE : extensionUses.map(loadExtensionUse),
    ifFeatures: saved.ifFeatures ?? NONE,
  };
  return base as unknown as Mutable<model.SchemaNode>;
}

function loadWhens(whens: NonNullable<SavedNode['when']>, { expressions }: NodeParts): model.When[] {
  return whens.map(([index, self]) => ({ xpath: expressions[index]!, context: self ? 'self' : 'parent' }));
}

function loadMusts({ must }: SavedNode, { expressions }: NodeParts): readonly model.Must[] {
  if (must === undefined) return NONE;
  return must.map(([index, message, tag]) => {
    return { xpath: expressions[index]!, errorMessage: message ?? undefined, errorAppTag: tag };
  });
}

/** Choices and cases have no instances. */
function dataParentOf(parent: model.SchemaNode | undefined, root: model.SchemaRoot): model.ParentNode {
  let at = parent;
  while (at?.kind === 'choice' || at?.kind === 'case') at = at.parent;
  return (at as model.ParentNode | undefined) ?? root;
}

function fillDataNode(
  node: Mutable<model.DataNode>,
  saved: SavedNode,
  dataParent: model.ParentNode,
  parts: NodeParts,
): void {
  const { module, name } = node;
  const qualified = dataParent.kind === 'root' || dataParent.module !== module;
  node.jsonName = qualified ? `${module.name}:${name}` : name;
  node.dataParent = dataParent;
  node.must = loadMusts(saved, parts);
  node.mandatory = saved.mandatory ?? false;
  switch (node.kind) {
    case 'container':
      node.presence = saved.presence;
      return;
    case 'list':
      loadElements(node, saved);
      node.unique = NONE;
      return;
    case 'leaf':
      loadType(node, saved, parts);
      node.default = saved.default;
      node.isKey = saved.isKey ?? false;
      return;
    case 'leaf-list':
      loadType(node, saved, parts);
      loadElements(node, saved);
      node.defaults = saved.defaults ?? NONE;
  }
}

type Typed = Mutable<model.LeafNode> | Mutable<model.LeafListNode>;

function loadType(node: Typed, saved: SavedNode, { types }: NodeParts): void {
  node.type = types[saved.type!]!;
  if (saved.typeText !== undefined) node.typeText = saved.typeText;
  node.units = saved.units;
}

function loadElements(node: Mutable<model.ListNode> | Mutable<model.LeafListNode>, saved: SavedNode): void {
  node.minElements = saved.min ?? 0;
  node.maxElements = saved.max ?? Number.POSITIVE_INFINITY;
  node.orderedBy = saved.user ? 'user' : 'system';
}
