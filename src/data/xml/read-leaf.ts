/** The value of a leaf or leaf-list entry from its element (RFC 7950 sections 7.6.5 and 9). */
import {
  type JsonScalar,
  type LeafListNode,
  type LeafNode,
  type LeafType,
  TypeMismatch,
} from '../../../codegen/index.ts';
import { trimSpace, type XmlElement } from './element.ts';
import type { Reading } from './reading.ts';

const noPrefixes = (): undefined => undefined;

/** The canonical value; undefined after an error was reported. */
export function readLeaf(
  reading: Reading,
  node: LeafNode | LeafListNode,
  element: XmlElement,
): JsonScalar | undefined {
  if (element.children.length > 0) {
    const inner = element.children[0]!.name;
    reading.problems.add('unknown-element', `unknown element: ${inner}; ${node.name} holds a value`, {
      path: reading.pathOf(element),
      info: { 'bad-element': inner },
    });
    return undefined;
  }
  const { type } = node;
  const prefixes = type.usesPrefixes ? (prefix: string) => element.namespaceOf(prefix) : noPrefixes;
  try {
    return type.parseText(element.text, prefixes);
  } catch (error) {
    if (!(error instanceof TypeMismatch)) throw error;
    const trimmed = trimmedValue(node, element, prefixes);
    if (trimmed !== undefined) return trimmed;
    reading.problems.add('invalid-value', error.message, {
      path: reading.pathOf(element),
      info: { 'bad-element': node.name },
      ...(error.appTag === undefined ? {} : { appTag: error.appTag }),
      schemaPath: node.path,
    });
    return undefined;
  }
}

/** Pretty-printed documents pad values with white space; only in strings it is part of the value. */
function trimmedValue(
  node: LeafNode | LeafListNode,
  element: XmlElement,
  prefixes: (prefix: string) => string | undefined,
): JsonScalar | undefined {
  const text = trimSpace(element.text);
  if (text === element.text) return undefined;
  for (const type of withoutStrings(node.type)) {
    try {
      return type.parseText(text, prefixes);
    } catch (error) {
      if (!(error instanceof TypeMismatch)) throw error;
    }
  }
  return undefined;
}

/** The types in force that are no strings: members of unions, leafrefs followed. */
function withoutStrings(type: LeafType): readonly LeafType[] {
  if (type.base === 'union') return type.members.flatMap(withoutStrings);
  const { target } = type;
  const leaf = target?.kind === 'leaf' || target?.kind === 'leaf-list' ? target : undefined;
  if (type.base === 'leafref' && leaf) return withoutStrings(leaf.type);
  return type.base === 'string' ? [] : [type];
}
