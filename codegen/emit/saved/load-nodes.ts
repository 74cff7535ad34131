/** Reads schema nodes back, those below a parent when they are first asked for. */
import type * as model from '../../schema/model.ts';
import { contentsOf } from '../../schema/nodes/contents.ts';
import { emptyParent, keysFirst, setChildren } from '../../schema/nodes/lookups.ts';
import { memberName } from '../../schema/nodes/member-name.ts';
import type { SavedBelow, SavedBlock, SavedNode, SavedRoot } from './format.ts';
import {
  type Below,
  LoadedContainer,
  LoadedList,
  LoadedNode,
  LoadedParent,
  loadMusts,
  NONE,
  type NodeParts,
  type Source,
} from './loaded-nodes.ts';
import { countBelow, type ReadBlock } from './pack.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Top {
  readonly root: model.SchemaRoot;
  /** All children, operations included. */
  readonly inOrder: readonly model.SchemaNode[];
}

/** The nodes of a saved schema. */
export class SavedNodes implements Source {
  readonly #parts: NodeParts;
  readonly #read: ReadBlock;
  readonly #tops: readonly Top[];

  constructor(roots: readonly SavedRoot[], parts: NodeParts, read: ReadBlock) {
    this.#parts = parts;
    this.#read = read;
    let id = 0;
    this.#tops = roots.flatMap(({ module, contents, below }) => {
      const first = id;
      id += 1 + countBelow(below);
      return module === undefined || parts.implemented.has(module) ? [this.#top(first, below, contents)] : [];
    });
  }

  /** The root of the schema. */
  get root(): model.SchemaRoot {
    return this.#tops[0]!.root;
  }

  /** The node with an id; undefined when its module is not implemented. */
  find(id: number): model.SchemaNode | undefined {
    let nodes = lastUpTo(this.#tops, id, ({ root }) => root.id)?.inOrder ?? [];
    for (;;) {
      const node = lastUpTo(nodes, id, (each) => each.id);
      if (!node || node.id === id) return node;
      nodes = inOrder(node);
    }
  }

  findRoot(id: number): model.SchemaRoot | undefined {
    return this.#tops.find(({ root }) => root.id === id)?.root;
  }

  /** Every node, in the order of their ids; reads all that was not read yet. */
  all(): (model.SchemaNode | model.SchemaRoot)[] {
    const nodes: (model.SchemaNode | model.SchemaRoot)[] = [];
    const add = (node: model.SchemaNode) => {
      nodes.push(node);
      inOrder(node).forEach(add);
    };
    for (const top of this.#tops) {
      nodes.push(top.root);
      top.inOrder.forEach(add);
    }
    return nodes;
  }

  below(parent: LoadedParent, saved: SavedNode): Below {
    const node = parent as unknown as model.SchemaNode & model.ParentNode;
    const all = this.#nodes(saved.below, parent.id + 1, node, node);
    const keys = (saved.keys ?? NONE).map((id) => all.find((child) => child.id === id) as model.LeafNode);
    const operations = node.kind === 'container' || node.kind === 'list' ? all.filter(isOperation) : NONE;
    const rest = operations.length > 0 ? all.filter((child) => !isOperation(child)) : all;
    const below: Mutable<Below & model.ParentBase> = {
      ...emptyParent(),
      inOrder: all,
      actions: operations.filter((child) => child.kind === 'action') as model.RpcNode[],
      notifications: operations.filter((child) => child.kind === 'notification'),
      keys,
    };
    setChildren(below, keys.length > 0 ? keysFirst(rest, keys) : rest);
    return below;
  }

  #top(id: number, below: SavedBelow | undefined, contents: number | undefined): Top {
    const root: Mutable<model.SchemaRoot> = { kind: 'root', id, ...emptyParent() };
    const all = this.#nodes(below, id + 1, undefined, root);
    setChildren(
      root,
      all.filter(({ kind }) => kind !== 'rpc' && kind !== 'notification'),
    );
    root.contents = contentsOf(contents);
    return { root, inOrder: all };
  }

  /** Siblings, of which the first has the id given. */
  #nodes(
    below: SavedBelow | undefined,
    first: number,
    parent: model.SchemaNode | undefined,
    dataParent: model.ParentNode,
  ): model.SchemaNode[] {
    if (below === undefined) return [];
    const saved: readonly SavedNode[] = 'block' in below ? this.#readBlock(below.block) : below;
    const nodes: model.SchemaNode[] = [];
    let id = first;
    for (const entry of saved) {
      if (this.#parts.implemented.has(entry.module)) nodes.push(this.#node(entry, id, parent, dataParent));
      id += 1 + countBelow(entry.below);
    }
    return nodes;
  }

  #readBlock([start, length]: SavedBlock['block']): SavedNode[] {
    return JSON.parse(this.#read(start, length));
  }

  #node(
    saved: SavedNode,
    id: number,
    parent: model.SchemaNode | undefined,
    dataParent: model.ParentNode,
  ): model.SchemaNode {
    const node = this.#make(saved, id, parent) as unknown as Mutable<model.SchemaNode>;
    switch (node.kind) {
      case 'choice':
        node.mandatory = saved.mandatory ?? false;
        node.cases = this.#nodes(saved.below, id + 1, node, dataParent) as model.CaseNode[];
        node.defaultCase = node.cases.find((child) => child.id === saved.defaultCase);
        return node;
      case 'case':
        node.implicit = saved.implicit ?? false;
        node.children = this.#nodes(saved.below, id + 1, node, dataParent);
        return node;
      case 'rpc':
      case 'action':
        for (const io of this.#nodes(saved.below, id + 1, node, dataParent) as model.IoNode[]) {
          (node as Mutable<model.RpcNode>)[io.kind] = io;
        }
        return node;
      case 'input':
      case 'output':
      case 'notification':
        node.must = loadMusts(saved, this.#parts);
        return node;
      default:
        fillDataNode(node, saved, dataParent, this.#parts);
        return node;
    }
  }

  #make(saved: SavedNode, id: number, parent: model.SchemaNode | undefined): LoadedNode {
    switch (saved.kind) {
      case 'container':
        return new LoadedContainer(this, saved, id, parent, this.#parts);
      case 'list':
        return new LoadedList(this, saved, id, parent, this.#parts);
      case 'input':
      case 'output':
      case 'notification':
        return new LoadedParent(this, saved, id, parent, this.#parts);
      default:
        return new LoadedNode(saved, id, parent, this.#parts);
    }
  }
}

const isOperation = ({ kind }: model.SchemaNode): boolean => kind === 'action' || kind === 'notification';

/** The children of a node in the schema tree, operations included, by growing id. */
function inOrder(node: model.SchemaNode): readonly model.SchemaNode[] {
  if (node instanceof LoadedParent) return node.below.inOrder;
  if (node.kind === 'choice') return node.cases;
  if (node.kind === 'case') return node.children;
  return 'input' in node ? [node.input, node.output].sort((a, b) => a.id - b.id) : NONE;
}

/** Of items with growing numbers, the last whose number is not above the limit. */
function lastUpTo<T>(items: readonly T[], limit: number, numberOf: (item: T) => number): T | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberOf(items[middle]!) <= limit) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}

function fillDataNode(
  node: Mutable<model.DataNode>,
  saved: SavedNode,
  dataParent: model.ParentNode,
  parts: NodeParts,
): void {
  node.jsonName = memberName(node.name, node.module, dataParent);
  node.dataParent = dataParent;
  node.must = loadMusts(saved, parts);
  node.mandatory = saved.mandatory ?? false;
  switch (node.kind) {
    case 'container':
      node.presence = saved.presence;
      return;
    case 'list':
      loadElements(node, saved);
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
