import type { DataNode, JsonObject, JsonValue, ParentNode } from '../../../codegen/index.ts';
import type { CheckedNode } from './check.ts';

/**
 * Which schema nodes some trees have instances of, so that only for these something has to be prepared. Leafs and
 * non-presence containers, which may exist without data (RFC 7950 section 6.4.1), come with their parent.
 */
export class Coverage {
  readonly #root: ParentNode;
  readonly #visit: (node: CheckedNode) => boolean;
  readonly #visited = new Set<CheckedNode>();
  /** Nodes below which everything was visited. */
  readonly #whole = new Set<CheckedNode>();
  readonly #trees = new WeakSet<JsonObject>();

  /** `visit` is called once for every node, after the one above it; false means that nothing below matters. */
  constructor(root: ParentNode, visit: (node: CheckedNode) => boolean) {
    this.#root = root;
    this.#visit = visit;
  }

  /** Adds the nodes of a tree; given a tree that was added before, only where the two differ. */
  add(tree: JsonObject, before: JsonObject | undefined): void {
    const known = before !== undefined && this.#trees.has(before) ? before : undefined;
    this.#node(this.#root);
    this.#object(this.#root, tree, known);
    this.#trees.add(tree);
  }

  #node(node: CheckedNode): void {
    if (this.#visited.has(node)) return;
    this.#visited.add(node);
    if (!this.#visit(node) || !('dataChildren' in node)) {
      this.#whole.add(node);
      return;
    }
    for (const child of node.dataChildren) if (!onlyWithData(child)) this.#node(child);
    this.#settle(node);
  }

  /** Notes when there is nothing left to visit below a node. */
  #settle(node: ParentNode): void {
    if (node.dataChildren.every((child) => this.#whole.has(child))) this.#whole.add(node);
  }

  #object(parent: ParentNode, value: JsonObject, before: JsonObject | undefined): void {
    if (this.#whole.has(parent)) return;
    for (const name in value) {
      const member = value[name]!;
      const old = before?.[name];
      if (member === old) continue;
      const node = parent.byJsonName.get(name);
      if (node && 'dataChildren' in node && !this.#whole.has(node)) this.#member(node, member, old);
    }
    this.#settle(parent);
  }

  #member(node: DataNode & ParentNode, value: JsonValue, before: JsonValue | undefined): void {
    this.#node(node);
    if (node.kind === 'container') {
      this.#object(node, value as JsonObject, before as JsonObject | undefined);
      return;
    }
    const entries = value as readonly JsonObject[];
    const old = (before ?? []) as readonly JsonObject[];
    let known: Set<JsonObject> | undefined;
    for (let i = 0; i < entries.length && !this.#whole.has(node); i++) {
      if (entries[i] === old[i]) continue;
      known ??= new Set(old);
      if (!known.has(entries[i]!)) this.#object(node, entries[i]!, undefined);
    }
  }
}

function onlyWithData(node: DataNode): boolean {
  return node.kind === 'list' || (node.kind === 'container' && node.presence !== undefined);
}
