/** union (RFC 7950 section 9.12): the first member type that takes a value decides (RFC 7951 section 6.10). */
import type { JsonScalar } from '../schema/model.ts';
import { type Admission, admissionOf } from './admission.ts';
import type { Codec, Facets } from './facets.ts';
import { shown } from './fail.ts';
import { type LeafType, TypeMismatch } from './type.ts';

/** The member a canonical value belongs to; undefined when none takes it. */
export function memberOf(members: readonly LeafType[], value: JsonScalar): LeafType | undefined {
  return members.find((member) => {
    if (!admissionOf(member).json(value)) return false;
    const parsed = attempt(() => member.parseJson(value));
    return parsed !== undefined && (typeof value === 'object' || parsed === value);
  });
}

function attempt(parse: () => JsonScalar): JsonScalar | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof TypeMismatch) return undefined;
    throw error;
  }
}

export function unionCodec({ members }: Facets): Codec {
  let admissions: readonly Admission[] | undefined;

  function first(admits: (admission: Admission) => boolean, parse: (member: LeafType) => JsonScalar) {
    admissions ??= members.map(admissionOf);
    for (let i = 0; i < members.length; i++) {
      if (!admits(admissions[i]!)) continue;
      const value = attempt(() => parse(members[i]!));
      if (value !== undefined) return value;
    }
    return undefined;
  }

  return {
    get usesPrefixes() {
      return members.some((member) => member.usesPrefixes);
    },
    parseText(text, prefixes) {
      const parse = (member: LeafType) => member.parseText(text, prefixes);
      return first((admission) => admission.text(text), parse) ?? refuse(text, members, parse);
    },
    parseJson(value) {
      const parse = (member: LeafType) => member.parseJson(value);
      return first((admission) => admission.json(value), parse) ?? refuse(value, members, parse);
    },
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

/** Tells what each member has against a value. */
function refuse(
  value: unknown,
  members: readonly LeafType[],
  parse: (member: LeafType) => JsonScalar,
): never {
  const reasons = members.map((member) => {
    try {
      parse(member);
      return '';
    } catch (error) {
      if (error instanceof TypeMismatch) return error.message;
      throw error;
    }
  });
  const why = reasons.slice(0, 4).join('; ') + (reasons.length > 4 ? '; ...' : '');
  throw new TypeMismatch(`${shown(value)} is of no member type of the union: ${why}`);
}
