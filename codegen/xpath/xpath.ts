/**
 * What a compiled XPath 1.0 expression can do (W3C XPath 1.0; RFC 7950 sections 6.4 and 10).
 * Expressions are parsed and compiled to closures once; they run on cursors over RFC 7951 JSON trees.
 */
import type { DataNode, JsonValue, ParentNode } from '../schema/model.ts';

/**
 * A place in an instance tree. JSON values know no parent, so cursors carry the way down.
 * A list or leaf-list entry is one cursor each (never the array as a whole).
 */
export interface Cursor {
  /** Besides data nodes and the root: the input, output or notification an operation carries (RFC 7950 6.4.1). */
  readonly node: DataNode | ParentNode;
  readonly value: JsonValue;
  readonly parent: Cursor | undefined;
}

export type XPathValue = string | number | boolean | readonly Cursor[];

export interface CompiledXPath {
  readonly text: string;
  /** Data nodes whose values the result can depend on, or undefined when that cannot be told statically. */
  readonly dependencies: readonly DataNode[] | undefined;
  evaluate(context: Cursor): XPathValue;
  evaluateBoolean(context: Cursor): boolean;
  /** The node-set, in document order. Throws YangError when the expression is not a node-set. */
  evaluateNodes(context: Cursor): readonly Cursor[];
}
