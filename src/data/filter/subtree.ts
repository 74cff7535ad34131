/**
 * Subtree filters (RFC 6241 section 6): elements of the filter stand for what is to be read. Namespaces select
 * (6.2.1, none means any), attributes must match (6.2.2; data here has none, so they never do), elements with
 * elements contain (6.2.3), empty ones select (6.2.4), ones with text must match (6.2.5).
 */
import {
  type DataNode,
  type JsonScalar,
  type LeafListNode,
  type LeafNode,
  type ParentNode,
  type Schema,
  TypeMismatch,
} from '../../../codegen/index.ts';
import { isBlank, trimSpace, type XmlElement } from '../xml/element.ts';
import { type Pick, PickBuilder, WHOLE } from './pick.ts';
import { PickSelection } from './pick-selection.ts';
import type { Selection } from './selection.ts';

/** What `<filter type="subtree">` selects. An empty filter selects nothing (RFC 6241 section 6.4.2). */
export function subtreeSelection(schema: Schema, filter: XmlElement): Selection {
  const pick = pickOf(schema.root, filter);
  // Text directly in the filter says nothing, and a filter without elements wants nothing.
  return new PickSelection(pick && filter.children.length > 0 ? [pick] : []);
}

/** The pick that the children of an element say; undefined when it can match nothing. */
function pickOf(parent: ParentNode, element: XmlElement): Pick | undefined {
  const builder = new PickBuilder(parent);
  for (const child of element.children) {
    const nodes = nodesNamed(parent, child);
    const isMatch = child.children.length === 0 && !isBlank(child.text);
    if (child.attributes.length > 0) {
      if (isMatch) return undefined;
      builder.wantNothing();
    } else if (isMatch) {
      const leaves = nodes.filter(isLeaf);
      const alternatives = leaves.flatMap((leaf) => valuesOf(leaf, child));
      if (alternatives.length === 0) return undefined;
      builder.require({ alternatives }, leaves);
    } else if (child.children.length === 0) {
      if (nodes.length === 0) builder.wantNothing();
      for (const node of nodes) builder.want(node, WHOLE);
    } else {
      builder.wantNothing();
      for (const node of nodes) {
        const pick = node.kind === 'container' || node.kind === 'list' ? pickOf(node, child) : undefined;
        if (pick) builder.want(node, pick);
      }
    }
  }
  return builder.build();
}

const NONE: readonly DataNode[] = [];

function nodesNamed(parent: ParentNode, { name, ns }: XmlElement): readonly DataNode[] {
  const nodes = parent.byLocalName.get(name);
  if (!nodes) return NONE;
  if (ns === '' || (nodes.length === 1 && nodes[0]!.module.namespace === ns)) return nodes;
  return nodes.filter(({ module }) => module.namespace === ns);
}

function isLeaf(node: DataNode): node is LeafNode | LeafListNode {
  return node.kind === 'leaf' || node.kind === 'leaf-list';
}

/** Values that a text in the filter can mean: as written, and without white space around it. */
function valuesOf(
  node: LeafNode | LeafListNode,
  element: XmlElement,
): readonly { name: string; value: JsonScalar }[] {
  const name = node.jsonName;
  const trimmed = trimSpace(element.text);
  const texts = trimmed === element.text ? [trimmed] : [trimmed, element.text];
  const values = new Set<JsonScalar>();
  for (const text of texts) {
    const value = valueOfText(node, text, element);
    if (value !== undefined) values.add(value);
  }
  return [...values].map((value) => ({ name, value }));
}

function valueOfText(
  node: LeafNode | LeafListNode,
  text: string,
  element: XmlElement,
): JsonScalar | undefined {
  try {
    return node.type.parseText(text, (prefix) => element.namespaceOf(prefix));
  } catch (error) {
    if (!(error instanceof TypeMismatch)) throw error;
  }
  if (!node.type.usesPrefixes) return undefined;
  try {
    // A name whose prefix is missing or means nothing: taken by the name alone, as far as that is clear.
    return node.type.parseJson(text);
  } catch (error) {
    if (!(error instanceof TypeMismatch)) throw error;
    return undefined;
  }
}
