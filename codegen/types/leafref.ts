/** leafref (RFC 7950 section 9.9): everything is as in the leaf it points at. */
import type { DataNode } from '../schema/model.ts';
import type { Codec, Facets } from './facets.ts';
import { type LeafType, TypeMismatch } from './type.ts';

/** The type of the leaf or leaf-list a leafref points at. */
export function targetType(node: DataNode | undefined): LeafType | undefined {
  return node && (node.kind === 'leaf' || node.kind === 'leaf-list') ? node.type : undefined;
}

export function leafrefCodec(f: Facets): Codec {
  const target = (): LeafType => {
    const type = targetType(f.target);
    if (type) return type;
    throw new TypeMismatch(`the leafref "${f.path?.text}" points at no leaf`);
  };
  return {
    get usesPrefixes() {
      return targetType(f.target)?.usesPrefixes ?? true;
    },
    parseText: (text, prefixes) => target().parseText(text, prefixes),
    parseJson: (value) => target().parseJson(value),
    formatText: (value, prefixes) => target().formatText(value, prefixes),
    tsType: () => target().tsType(),
    jsonSchema: () => target().jsonSchema(),
  };
}
