import type { JsonScalar, LeafType } from '../../../codegen/index.ts';

/** The leafref or instance-identifier types in force for a leaf that demand an instance, through unions. */
export function referenceTypes(type: LeafType): readonly LeafType[] {
  if (type.base === 'union') return type.members.flatMap(referenceTypes);
  const refers = type.base === 'leafref' || type.base === 'instance-identifier';
  return refers && type.requireInstance ? [type] : [];
}

/** Whether a value of a union is one of a member type that refers to nothing (RFC 7950 section 9.12). */
export function isPlainValue(type: LeafType, value: JsonScalar): boolean {
  if (type.base === 'union') return type.members.some((member) => isPlainValue(member, value));
  return referenceTypes(type).length === 0 && inFormOf(type, value) !== undefined;
}

/**
 * A value in the form that it has as one of a type, undefined when it is none of it. In a union a member before may
 * have taken a number or word of XML in a form of its own: as a text, say.
 */
export function inFormOf(type: LeafType, value: JsonScalar): JsonScalar | undefined {
  return (
    attempt(() => type.parseJson(value)) ??
    (typeof value === 'object' ? undefined : attempt(() => type.parseText(String(value), () => undefined)))
  );
}

function attempt(parse: () => JsonScalar): JsonScalar | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
