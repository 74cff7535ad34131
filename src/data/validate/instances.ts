import type { Cursor, DataNode, JsonScalar, ParentNode } from '../../../codegen/index.ts';
import { pushInstances } from '../../../codegen/xpath/children.ts';
import type { Place } from '../../../codegen/xpath/cursor.ts';
import { keysOf } from '../list/keys.ts';
import type { InstancePath, PathStep } from '../path/instance-path.ts';
import type { CheckedNode } from './check.ts';

/** Calls `visit` for every instance at the end of a way down from a cursor, implicit ones included. */
export function forEachInstance(
  from: Cursor,
  steps: readonly DataNode[],
  visit: (at: Cursor) => void,
  depth = 0,
): void {
  const step = steps[depth];
  if (!step) visit(from);
  else for (const at of childInstances(from, step)) forEachInstance(at, steps, visit, depth + 1);
}

/** Instances of a child node: with its default or as an empty container where it is absent. */
export function childInstances(parent: Cursor, node: DataNode): readonly Cursor[] {
  const found: Place[] = [];
  pushInstances(found, parent as Place, node);
  return found;
}

/** The data parent of a checked node; undefined for the root, and for the nodes that carry messages. */
export function parentOf(node: CheckedNode): ParentNode | undefined {
  return 'dataParent' in node ? node.dataParent : undefined;
}

/** Where a cursor stands, for errors. */
export function pathOfCursor(cursor: Cursor): InstancePath {
  const steps: PathStep[] = [];
  for (let at: Cursor | undefined = cursor; at; at = at.parent) {
    const step = stepOfCursor(at);
    if (step) steps.push(step);
  }
  return steps.reverse();
}

function stepOfCursor({ node, value, ...rest }: Cursor): PathStep | undefined {
  switch (node.kind) {
    case 'root':
      return undefined;
    case 'input':
    case 'output':
      return node.parent?.kind === 'rpc' || node.parent?.kind === 'action'
        ? { node: node.parent }
        : undefined;
    case 'list':
      if (node.keys.length > 0) return { node, keys: keysOf(node, value) };
      return { node, position: ((rest as Place).index ?? 0) + 1 };
    case 'leaf-list':
      return { node, value: value as JsonScalar };
    default:
      return { node };
  }
}

/** Local name for messages. */
export function nameOf(node: CheckedNode): string {
  return 'name' in node ? node.name : 'the configuration';
}
