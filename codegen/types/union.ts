/** union (RFC 7950 section 9.12): the first member type that takes a value decides (RFC 7951 section 6.10). */
import type { JsonScalar } from '../schema/model.ts';
import type { Codec, Facets } from './facets.ts';
import { shown } from './fail.ts';
import { type LeafType, TypeMismatch } from './type.ts';

/** The member a canonical value belongs to; undefined when none takes it. */
export function memberOf(members: readonly LeafType[], value: JsonScalar): LeafType | undefined {
  return members.find((member) => {
    try {
      return Object.is(member.parseJson(value), value) || typeof value === 'object';
    } catch (error) {
      if (error instanceof TypeMismatch) return false;
      throw error;
    }
  });
}

export function unionCodec({ members }: Facets): Codec {
  const first = (value: unknown, parse: (member: LeafType) => JsonScalar): JsonScalar => {
    const reasons: string[] = [];
    for (const member of members) {
      try {
        return parse(member);
      } catch (error) {
        if (!(error instanceof TypeMismatch)) throw error;
        reasons.push(error.message);
      }
    }
    const why = reasons.slice(0, 4).join('; ') + (reasons.length > 4 ? '; ...' : '');
    throw new TypeMismatch(`${shown(value)} is of no member type of the union: ${why}`);
  };
  return {
    get usesPrefixes() {
      return members.some((member) => member.usesPrefixes);
    },
    parseText: (text, prefixes) => first(text, (member) => member.parseText(text, prefixes)),
    parseJson: (value) => first(value, (member) => member.parseJson(value)),
    formatText(value, prefixes) {
      // Only members with prefixes write a value differently from how it is stored.
      if (typeof value !== 'string') return typeof value === 'object' ? '' : String(value);
      if (!members.some((member) => member.usesPrefixes)) return value;
      return memberOf(members, value)?.formatText(value, prefixes) ?? value;
    },
    tsType: () => [...new Set(members.map((member) => member.tsType()))].join(' | '),
    jsonSchema() {
      const schemas = members.map((member) => member.jsonSchema());
      const distinct = new Map(schemas.map((schema) => [JSON.stringify(schema), schema]));
      return distinct.size === 1 ? schemas[0]! : { anyOf: [...distinct.values()] };
    },
  };
}
