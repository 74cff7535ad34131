import type { CaseNode, DataNode } from '../../../codegen/index.ts';
import type { CheckedNode } from './check.ts';
import { parentOf } from './instances.ts';
import { caseNodes, whenScope } from './presence.ts';

/**
 * Nodes that decide whether instances of some nodes exist without being in the data: what their conditions read, and
 * the data of other cases. Undefined when conditions may read anything.
 */
export function decidersOf(nodes: readonly CheckedNode[]): ReadonlySet<CheckedNode> | undefined {
  const found = new Set<CheckedNode>();
  const seen = new Set<CheckedNode>();
  const queue = [...nodes];
  for (let at = queue.pop(); at; at = queue.pop()) {
    for (let node: CheckedNode | undefined = at; node && !seen.has(node); node = parentOf(node)) {
      seen.add(node);
      if (!isImplicit(node) || !('parent' in node)) continue;
      const { dependencies } = whenScope(node);
      if (!dependencies) return undefined;
      for (const decider of [...dependencies, ...rivals(node)]) {
        found.add(decider);
        queue.push(decider);
      }
    }
  }
  return found;
}

/** The instance may exist without being in the data (RFC 7950 section 6.4.1). */
export function isImplicit(node: CheckedNode): boolean {
  if (node.kind === 'leaf') return node.default !== undefined;
  if (node.kind === 'leaf-list') return node.defaults.length > 0;
  return node.kind === 'container' && node.presence === undefined;
}

/** Ids of nodes and of all that is around them. */
export function idsWithin(nodes: Iterable<CheckedNode>): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const inner of nodes) {
    for (let node: CheckedNode | undefined = inner; node && !ids.has(node.id); node = parentOf(node)) {
      ids.add(node.id);
    }
  }
  return ids;
}

export function isBelow(node: CheckedNode, top: CheckedNode): boolean {
  let at: CheckedNode | undefined = node;
  while (at && at !== top) at = parentOf(at);
  return at !== undefined;
}

/** All data nodes of the choices that a node stands in. */
function rivals(node: { readonly parent?: unknown }): readonly DataNode[] {
  const found: DataNode[] = [];
  let around = node.parent as CaseNode | undefined;
  while (around?.kind === 'case' && around.parent?.kind === 'choice') {
    found.push(...around.parent.cases.flatMap(caseNodes));
    around = around.parent.parent as CaseNode | undefined;
  }
  return found;
}
