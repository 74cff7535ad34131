import type { JsonScalar, LeafType } from '../../../codegen/index.ts';

/** The leafref or instance-identifier types in force for a leaf that demand an instance, through unions. */
export function referenceTypes(type: LeafType): readonly LeafType[] {
  if (type.base === 'union') return type.members.flatMap(referenceTypes);
  const refers = type.base === 'leafref' || type.base === 'instance-identifier';
  return refers && type.requireInstance ? [type] : [];
}

/**
 * Whether a value of a union is one of a member type that refers to nothing (RFC 7950 section 9.12). A reference
 * before it may have taken a number or word of XML as text, in a form that the member has not in JSON.
 */
export function isPlainValue(type: LeafType, value: JsonScalar): boolean {
  if (type.base === 'union') return type.members.some((member) => isPlainValue(member, value));
  return referenceTypes(type).length === 0 && (accepts(type, value) || acceptsText(type, value));
}

function acceptsText(type: LeafType, value: JsonScalar): boolean {
  if (typeof value === 'object') return false;
  try {
    type.parseText(String(value), () => undefined);
    return true;
  } catch {
    return false;
  }
}

export function accepts(type: LeafType, value: JsonScalar): boolean {
  try {
    type.parseJson(value);
    return true;
  } catch {
    return false;
  }
}
