import type { JsonScalar, LeafType } from '../../../codegen/index.ts';

/** The types that a value may be of: the members of a union and of unions in it, in order; else the type itself. */
export function memberTypes(type: LeafType): readonly LeafType[] {
  return type.base === 'union' ? type.members.flatMap(memberTypes) : [type];
}

/** Whether a type is a leafref or instance-identifier that demands an instance. */
export function demandsInstance({ base, requireInstance }: LeafType): boolean {
  return (base === 'leafref' || base === 'instance-identifier') && requireInstance;
}

/**
 * The forms that a value of a union has as one of its members, by their index (RFC 7950 section 9.12). The first member
 * that takes the value as it is may have taken it from XML before others, in a form of its own: a number as a text, say.
 */
export function formsOf(members: readonly LeafType[], value: JsonScalar): Map<number, JsonScalar> {
  const forms = new Map<number, JsonScalar>();
  for (const [index, member] of members.entries()) {
    const form =
      attempt(() => member.parseJson(value)) ??
      (forms.size === 0 || typeof value === 'object'
        ? undefined
        : attempt(() => member.parseText(String(value), () => undefined)));
    if (form !== undefined) forms.set(index, form);
  }
  return forms;
}

function attempt(parse: () => JsonScalar): JsonScalar | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
