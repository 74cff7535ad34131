import type { DataNode, JsonScalar, JsonValue, SchemaRoot } from '../../../codegen/index.ts';
import type { PathStep } from '../path/instance-path.ts';

/** `operation` attribute of RFC 6241 section 7.2; `none` only as a default operation. */
export type EditOperation = 'merge' | 'replace' | 'create' | 'delete' | 'remove';
export type DefaultOperation = 'merge' | 'replace' | 'none';

/** Where an entry of a user-ordered list goes (RFC 7950 sections 7.7.9 and 7.8.6). */
export interface Insert {
  readonly where: 'first' | 'last' | 'before' | 'after';
  /** Keys (list) or value (leaf-list) of the reference entry, for before and after. */
  readonly point?: readonly JsonScalar[];
}

/**
 * One node of an edit: what NETCONF's `<config>`, RESTCONF's bodies and YANG Patch all become.
 * A list node stands for one entry and carries its keys; the tree's root has the schema root as node.
 */
export interface EditNode {
  readonly node: DataNode | SchemaRoot;
  readonly operation: EditOperation | undefined;
  readonly insert: Insert | undefined;
  /** Leaf, leaf-list entry, anydata, anyxml: the value. Undefined for a leaf without content in a delete or remove. */
  readonly value: JsonValue | undefined;
  /** List entries: key values in key order. */
  readonly keys: readonly JsonScalar[] | undefined;
  /** Containers and list entries (key leaves are not repeated here). */
  readonly children: readonly EditNode[];
}

/** The step that names the place of an edit node, for error paths. */
export function stepOf(edit: EditNode): PathStep | undefined {
  if (edit.node.kind === 'root') return undefined;
  if (edit.keys) return { node: edit.node, keys: edit.keys };
  if (edit.node.kind === 'leaf-list' && edit.value !== undefined) {
    return { node: edit.node, value: edit.value as JsonScalar };
  }
  return { node: edit.node };
}
