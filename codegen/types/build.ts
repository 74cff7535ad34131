/**
 * From a `type` statement, resolved but unchecked, to a leaf type (RFC 7950 sections 7.4 and 9): restrictions are
 * parsed, checked to narrow those of the type they apply to, and merged with them.
 */
import type { Position } from '../error.ts';
import type { Identity, Module } from '../schema/model.ts';
import type { CompiledXPath } from '../xpath/xpath.ts';
import { checkAllowed, checkRequired } from './allowed.ts';
import { DECIMAL_LIMITS, scaleDecimal, unscaleDecimal } from './decimal64.ts';
import type { DefaultFacet, Facets, Intervals } from './facets.ts';
import { facets } from './facets.ts';
import { fail } from './fail.ts';
import { INTEGER_LIMITS } from './integer.ts';
import { facetsOf, leafrefsOf, makeType } from './make.ts';
import { type BitSpec, type EnumSpec, resolveBits, resolveEnums } from './named-values.ts';
import { type PatternSpec, resolvePattern } from './pattern.ts';
import { parseIntervals, type RestrictionSpec } from './range.ts';
import type { BuiltinType, LeafType, PrefixToNamespace } from './type.ts';

export { leafrefsOf, parseDefault, resolveDefault, setLeafrefTarget } from './make.ts';
export type { BitSpec, EnumSpec } from './named-values.ts';
export type { PatternSpec } from './pattern.ts';
export type { RestrictionSpec } from './range.ts';

export interface TypeSpec {
  /** As LeafType.name. */
  name: string;
  /** A built-in type, or the type of the typedef this one derives from. */
  base: BuiltinType | LeafType;
  position: Position;
  yangVersion: '1' | '1.1';
  range?: RestrictionSpec | undefined;
  length?: RestrictionSpec | undefined;
  patterns?: PatternSpec[] | undefined;
  enums?: EnumSpec[] | undefined;
  bits?: BitSpec[] | undefined;
  fractionDigits?: number | undefined;
  members?: LeafType[] | undefined;
  identityBases?: Identity[] | undefined;
  path?: CompiledXPath | undefined;
  requireInstance?: boolean | undefined;
  default?: { text: string; position: Position } | undefined;
  units?: string | undefined;
  /** Prefixes as the module (or submodule) the type stands in binds them; for default values. */
  moduleByPrefix(prefix: string): Module | undefined;
  /** Modules by namespace, asked lazily: needed to read instance-identifiers from XML. */
  moduleByNamespace?(namespace: string): Module | undefined;
  module: Module;
}

/** Builds the type a `type` statement stands for. Throws YangError. */
export function buildType(spec: TypeSpec): LeafType {
  const { base } = spec;
  const parent = typeof base === 'string' ? undefined : base;
  const start = typeof base === 'string' ? facets({ base, name: base }) : facetsOf(base);
  checkAllowed(spec, start);
  const digits = spec.fractionDigits ?? start.fractionDigits;
  const merged: Facets = {
    base: start.base,
    name: spec.name,
    derivedFrom: parent,
    default: defaultFacet(spec),
    units: spec.units ?? start.units,
    range: spec.range ? resolveRange(spec.range, start, digits) : start.range,
    length: spec.length ? resolveLength(spec.length, start) : start.length,
    patterns: [...start.patterns, ...(spec.patterns ?? []).map(resolvePattern)],
    enums: spec.enums ? resolveEnums(spec.enums, parent && start.enums) : start.enums,
    bits: spec.bits ? resolveBits(spec.bits, parent && start.bits) : start.bits,
    fractionDigits: digits,
    members: spec.members ?? start.members.map(ownLeafrefs),
    identityBases: spec.identityBases ?? start.identityBases,
    path: spec.path ?? start.path,
    target: start.target,
    requireInstance: spec.requireInstance ?? start.requireInstance,
    module: spec.module,
    moduleByNamespace: spec.moduleByNamespace?.bind(spec) ?? start.moduleByNamespace,
  };
  checkRequired(spec, merged);
  return makeType(merged);
}

/** Every use of a union has its own leafrefs, as a relative path points elsewhere from each leaf. */
function ownLeafrefs(member: LeafType): LeafType {
  if (leafrefsOf(member).length === 0) return member;
  const own = facetsOf(member);
  return makeType({ ...own, members: own.members.map(ownLeafrefs) });
}

function defaultFacet({ default: own, module, moduleByPrefix }: TypeSpec): DefaultFacet | undefined {
  return own && { ...own, prefixes: modulePrefixes(module, moduleByPrefix) };
}

/** Prefixes of a module as bindings to namespaces; without a prefix, the module itself. */
export function modulePrefixes(
  module: Module,
  moduleByPrefix: (prefix: string) => Module | undefined,
): PrefixToNamespace {
  return (prefix) => (prefix === '' ? module : moduleByPrefix(prefix))?.namespace;
}

function resolveRange(spec: RestrictionSpec, start: Facets, digits: number | undefined): Intervals {
  if (start.base === 'decimal64') {
    if (digits === undefined) return fail(spec.position, 'decimal64 needs fraction-digits', '9.3.4');
    return parseIntervals(spec, {
      what: 'range',
      section: '9.3.5',
      within: start.range?.parts ?? [DECIMAL_LIMITS],
      parse: (text) => scaleDecimal(text, digits),
      format: (bound) => unscaleDecimal(bound, digits),
    });
  }
  return parseIntervals(spec, {
    what: 'range',
    section: '9.2.4',
    within: start.range?.parts ?? [INTEGER_LIMITS[start.base]!],
    parse: (text) => (/^-?\d{1,40}$/.test(text) ? BigInt(text) : undefined),
    format: String,
  });
}

function resolveLength(spec: RestrictionSpec, start: Facets): Intervals {
  return parseIntervals(spec, {
    what: 'length',
    section: '9.4.4',
    within: start.length?.parts ?? [{ min: 0n, max: 18446744073709551615n }],
    parse: (text) => (/^\d{1,40}$/.test(text) ? BigInt(text) : undefined),
    format: String,
  });
}
