import type { DataNode, JsonObject, ParentNode } from '../../../codegen/index.ts';
import type { Check, CheckedNode, Family } from './check.ts';
import { Coverage } from './coverage.ts';
import { parentOf } from './instances.ts';
import { stepsBelow } from './leafref-target.ts';
import { whenScope } from './presence.ts';
import { decidersOf, idsWithin, isBelow, isImplicit } from './watched.ts';

/** A check tied to an ancestor that holds all it depends on: run whenever that instance has changed. */
export interface AnchoredCheck {
  readonly check: Check;
  /** From the anchor to the instances tested; empty when the anchor is tested itself. */
  readonly steps: readonly DataNode[];
  /** Nodes of which a change can make a difference, where not all below the anchor can. */
  readonly watched: ReadonlySet<number> | undefined;
}

/** A check that looks beyond its list entry: run on an instance that changed, and on all when a dependency has. */
export interface GlobalCheck {
  readonly check: Check;
  /** From the root of the plan to the instances tested. */
  readonly steps: readonly DataNode[];
  /** Ids of the nodes of which a change can make a difference; undefined when it may depend on anything. */
  readonly watched: ReadonlySet<number> | undefined;
}

/** What validation has to do at one schema node. */
export interface NodePlan {
  readonly anchored: AnchoredCheck[];
  readonly globals: GlobalCheck[];
  /** Children that have checks at or below them. */
  readonly children: DataNode[];
  /** Of those, the ones that exist without data: non-presence containers, and leafs with a default. */
  readonly implicit: DataNode[];
}

/**
 * Constraints of a schema (or of one message), compiled for the nodes that had instances so far: a schema can have
 * far more nodes than any data. Nodes that are not in the map need no visit.
 */
export class Plan {
  readonly nodes = new Map<CheckedNode, NodePlan>();
  readonly globals: GlobalCheck[] = [];
  readonly #root: ParentNode;
  readonly #families: readonly Family[];
  readonly #includeState: boolean;
  readonly #coverage: Coverage;

  constructor(root: ParentNode, families: readonly Family[], includeState: boolean) {
    this.#root = root;
    this.#families = families;
    this.#includeState = includeState;
    this.#coverage = new Coverage(root, (node) => this.#collect(node));
  }

  /** Sees to it that the checks of all nodes in a tree are there. `before` is a tree that may have been covered. */
  cover(tree: JsonObject, before?: JsonObject): void {
    this.#coverage.add(tree, before);
  }

  /** Collects the checks of a node, each at the place that decides when to run it; false for what needs no checks. */
  #collect(node: CheckedNode): boolean {
    if ('jsonName' in node && !node.config && !this.#includeState) return false;
    for (const family of this.#families) {
      for (const check of family(node, this.#includeState)) this.#place(widened(check));
    }
    return true;
  }

  #place(check: Check): void {
    const { dependencies, node } = check;
    const deciders = dependencies && decidersOf([...dependencies, node]);
    const inputs = dependencies && deciders && [...dependencies, ...deciders];
    const anchor = anchorOf(check, this.#root);
    // What exists by default can be decided far from where a condition looks at it.
    if (anchor && (!check.exact || (deciders && [...deciders].every((each) => isBelow(each, anchor))))) {
      const watched = check.exact && inputs ? idsWithin([...inputs, node]) : undefined;
      this.#planOf(anchor).anchored.push({ check, steps: stepsTo(anchor, node), watched });
      return;
    }
    const plain = dependencies && deciders?.size !== 0 ? withoutShortcuts(check) : check;
    const entry = { check: plain, steps: stepsTo(this.#root, node), watched: inputs && idsWithin(inputs) };
    this.#planOf(node).globals.push(entry);
    this.globals.push(entry);
  }

  /** The plan of a node; its ancestors learn that there is something below them. */
  #planOf(node: CheckedNode): NodePlan {
    let plan = this.nodes.get(node);
    if (!plan) {
      plan = { anchored: [], globals: [], children: [], implicit: [] };
      this.nodes.set(node, plan);
      const parent = node === this.#root ? undefined : parentOf(node);
      if (parent) {
        const above = this.#planOf(parent);
        above.children.push(node as DataNode);
        if (isImplicit(node)) above.implicit.push(node as DataNode);
      }
    }
    return plan;
  }
}

/** An implicit instance depends on its own `when` and on those of the implicit containers around it as well. */
function widened(check: Check): Check {
  let { reach, dependencies } = check;
  let node: CheckedNode | undefined = check.node;
  for (let level = 1; node && isImplicit(node); level++, node = parentOf(node)) {
    if (!('when' in node) || node.when.length === 0) continue;
    const scope = whenScope(node);
    reach =
      reach === undefined || scope.reach === undefined ? undefined : Math.max(reach, scope.reach + level);
    dependencies = dependencies && scope.dependencies && [...dependencies, ...scope.dependencies];
  }
  return reach === check.reach && dependencies === check.dependencies
    ? check
    : { ...withoutShortcuts(check), reach, dependencies };
}

/** A check that something elsewhere can decide on, as what exists by default comes and goes without being in the data. */
function withoutShortcuts(check: Check): Check {
  return { ...check, referrals: undefined, onRemoval: false, run: check.run.bind(check) };
}

/** The ancestor that holds all a check depends on, if no list with other entries lies in between. */
function anchorOf(check: Check, root: ParentNode): CheckedNode | undefined {
  if (check.reach === undefined) return undefined;
  let anchor = check.node;
  for (let i = 0; i < check.reach; i++) {
    if (anchor.kind === 'list') return undefined;
    const parent = anchor === root ? undefined : parentOf(anchor);
    if (!parent) return undefined;
    anchor = parent;
  }
  return anchor;
}

function stepsTo(anchor: CheckedNode, node: CheckedNode): readonly DataNode[] {
  return anchor === node ? [] : (stepsBelow(anchor as ParentNode, node as DataNode) ?? []);
}
