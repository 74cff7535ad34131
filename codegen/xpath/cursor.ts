/**
 * Cursors: places in an RFC 7951 tree, with the way down to them. What an absent node counts as (its default, an
 * empty container) is decided by the options the root cursor was made with (RFC 7950 section 6.4.1).
 */
import type {
  DataNode,
  IoNode,
  JsonObject,
  JsonValue,
  NotificationNode,
  SchemaRoot,
} from '../schema/model.ts';
import type { Cursor } from './xpath.ts';

export interface TreeOptions {
  /** Absent leaves with a default and absent non-presence containers exist. Default false. */
  readonly defaults?: boolean | undefined;
}

/** What all cursors of one tree share. */
export interface Tree {
  readonly defaults: boolean;
  /** How many `when` conditions are being evaluated within each other, to stop circles. */
  depth: number;
  /** The input, output or notification that stands beside the top-level nodes (RFC 7950 section 6.4.1). */
  operation?: Place;
}

/** A cursor as made here. Cursors made by others may lack the additions. */
export interface Place extends Cursor {
  readonly parent: Place | undefined;
  /** Position within its list or leaf-list; 0 for other nodes. */
  readonly index?: number;
  readonly tree?: Tree;
}

const PLAIN: Tree = { defaults: false, depth: 0 };

/** The root of a tree: `value` is the object with the top-level members `module:name`. */
export function rootCursor(root: SchemaRoot, tree: JsonObject, options: TreeOptions = {}): Cursor {
  const place: Place = {
    node: root,
    value: tree,
    parent: undefined,
    index: 0,
    tree: { defaults: options.defaults ?? false, depth: 0 },
  };
  return place;
}

/**
 * A node below a cursor. For lists and leaf-lists `value` is one entry and `index` its place in the array. The
 * input, output or notification of an operation goes below its data ancestor, the root for top-level ones.
 */
export function childCursor(
  parent: Cursor,
  node: DataNode | IoNode | NotificationNode,
  value: JsonValue,
  index = 0,
): Cursor {
  const at = place(parent, node, value, index);
  if (node.kind === 'input' || node.kind === 'output' || node.kind === 'notification') {
    if (parent.node.kind === 'root' && at.tree && at.tree !== PLAIN) at.tree.operation = at;
  }
  return at;
}

export function place(parent: Place, node: Cursor['node'], value: JsonValue, index: number): Place {
  return { node, value, parent, index, tree: parent.tree ?? PLAIN };
}

/** True when both stand for the same instance, also when found on different ways. */
export function samePlace(a: Place | undefined, b: Place | undefined): boolean {
  let left = a;
  let right = b;
  while (left !== right) {
    if (!left || !right || left.node !== right.node || (left.index ?? 0) !== (right.index ?? 0)) return false;
    left = left.parent;
    right = right.parent;
  }
  return true;
}
