/** Which restrictions a type may have, and which it must have (the table in RFC 7950 section 9 and its parts). */
import type { TypeSpec } from './build.ts';
import type { Facets } from './facets.ts';
import { fail } from './fail.ts';
import type { BuiltinType } from './type.ts';

type Substatement = keyof Pick<
  TypeSpec,
  | 'range'
  | 'length'
  | 'patterns'
  | 'enums'
  | 'bits'
  | 'fractionDigits'
  | 'members'
  | 'identityBases'
  | 'path'
  | 'requireInstance'
>;

/** Statement keyword and section of each restriction, and the types it is for (integers are added to range). */
const RULES: Record<Substatement, { keyword: string; section: string; types: readonly BuiltinType[] }> = {
  range: { keyword: 'range', section: '9.2.4', types: ['decimal64'] },
  length: { keyword: 'length', section: '9.4.4', types: ['string', 'binary'] },
  patterns: { keyword: 'pattern', section: '9.4.5', types: ['string'] },
  enums: { keyword: 'enum', section: '9.6.4', types: ['enumeration'] },
  bits: { keyword: 'bit', section: '9.7.4', types: ['bits'] },
  fractionDigits: { keyword: 'fraction-digits', section: '9.3.4', types: ['decimal64'] },
  members: { keyword: 'type', section: '7.4', types: ['union'] },
  identityBases: { keyword: 'base', section: '9.10.2', types: ['identityref'] },
  path: { keyword: 'path', section: '9.9.2', types: ['leafref'] },
  requireInstance: {
    keyword: 'require-instance',
    section: '9.9.3',
    types: ['leafref', 'instance-identifier'],
  },
};

/** Restrictions that only a built-in type can be given, not one derived from it. */
const ONLY_BUILTIN: readonly Substatement[] = ['fractionDigits', 'members', 'identityBases', 'path'];

/** Restrictions that types derived from a type with them can have only since YANG 1.1. */
const SINCE_1_1: readonly Substatement[] = ['enums', 'bits'];

const REQUIRED: Partial<Record<BuiltinType, Substatement>> = {
  bits: 'bits',
  decimal64: 'fractionDigits',
  enumeration: 'enums',
  identityref: 'identityBases',
  leafref: 'path',
  union: 'members',
};

function given(spec: TypeSpec, part: Substatement): boolean {
  const value = spec[part];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** Refuses restrictions that do not go with the base type. */
export function checkAllowed(spec: TypeSpec, start: Facets): void {
  const derived = typeof spec.base !== 'string';
  for (const part of Object.keys(RULES) as Substatement[]) {
    if (!given(spec, part)) continue;
    const { keyword, section, types } = RULES[part];
    const fits = types.includes(start.base) || (part === 'range' && /^u?int\d/.test(start.base));
    if (!fits) fail(spec.position, `"${keyword}" cannot restrict type ${start.base}`, section);
    if (derived && ONLY_BUILTIN.includes(part)) {
      fail(
        spec.position,
        `"${keyword}" cannot be given again for "${spec.name}", a type derived from ${start.base}`,
        section,
      );
    }
    if (derived && SINCE_1_1.includes(part) && spec.yangVersion === '1') {
      fail(spec.position, `"${keyword}" restricts derived types only in YANG version 1.1`, section);
    }
  }
  checkVersion1(spec);
  const digits = spec.fractionDigits;
  if (digits !== undefined && (!Number.isInteger(digits) || digits < 1 || digits > 18)) {
    fail(spec.position, `fraction-digits ${digits} is not from 1 to 18`, '9.3.4');
  }
}

/** What YANG version 1 does not have yet (RFC 7950 section 1.1). */
function checkVersion1(spec: TypeSpec): void {
  if (spec.yangVersion !== '1') return;
  if ((spec.identityBases?.length ?? 0) > 1) {
    fail(spec.position, 'several "base" statements need YANG version 1.1', '9.10.2');
  }
  const inverted = spec.patterns?.find(({ invert }) => invert);
  if (inverted) fail(inverted.position, '"modifier" needs YANG version 1.1', '9.4.6');
  const member = spec.members?.find(({ base }) => base === 'empty' || base === 'leafref');
  if (member) fail(spec.position, `a union with ${member.base} in it needs YANG version 1.1`, '9.12');
}

/** Refuses types that lack what their base type needs. Features may take away all that was written. */
export function checkRequired(spec: TypeSpec, merged: Facets): void {
  const part = REQUIRED[merged.base];
  if (part === undefined || (spec[part] !== undefined && part !== 'members')) return;
  const value = merged[part];
  if (value === undefined || (Array.isArray(value) && value.length === 0)) {
    const { keyword, section } = RULES[part];
    fail(spec.position, `type ${merged.base} needs at least one "${keyword}"`, section);
  }
}
