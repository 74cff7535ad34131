import type { DataNode, JsonObject } from '../../../codegen/index.ts';

/**
 * What part of a tree a read wants, independent of the protocol that said it: subtree filter, XPath filter,
 * RESTCONF path, `fields`, `depth`, `content`. Selections compose (each narrows the other).
 */
export interface Selection {
  /** False when nothing below this top-level or nested data node can be selected; lets state providers be skipped. */
  mayTouch(path: readonly DataNode[]): boolean;
  /** The selected part of a tree, sharing structure with it. Keys of list entries that hold something selected are kept. */
  apply(tree: JsonObject): JsonObject;
}
