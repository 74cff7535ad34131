/** Values of keys and leaf-list entries as they stand in paths, where prefixes are module names (RFC 8040 section 3.5.3). */
import {
  type JsonScalar,
  type LeafListNode,
  type LeafNode,
  type Schema,
  TypeMismatch,
} from '../../../codegen/index.ts';

const noPrefixes = (): undefined => undefined;

/** Throws TypeMismatch. */
export function parseKeyText(schema: Schema, node: LeafNode | LeafListNode, text: string): JsonScalar {
  if (!node.type.usesPrefixes) return node.type.parseText(text, noPrefixes);
  const prefixes = (name: string) =>
    name === '' ? node.module.namespace : schema.modules.get(name)?.namespace;
  try {
    return node.type.parseText(text, prefixes);
  } catch (error) {
    if (!(error instanceof TypeMismatch)) throw error;
    return node.type.parseJson(text);
  }
}
