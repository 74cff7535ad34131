/** From facets to a leaf type. The codec is made on first use, so a large schema costs little until it is used. */
import { YangError } from '../error.ts';
import type { DataNode, JsonScalar } from '../schema/model.ts';
import { binaryCodec } from './binary.ts';
import { bitsCodec } from './bits.ts';
import { booleanCodec } from './boolean.ts';
import { decimal64Codec } from './decimal64.ts';
import { emptyCodec } from './empty.ts';
import { enumerationCodec } from './enumeration.ts';
import type { Codec, Facets } from './facets.ts';
import { identityrefCodec } from './identityref.ts';
import { instanceIdentifierCodec } from './instance-identifier.ts';
import { integerCodec, integerDefault } from './integer.ts';
import { leafrefCodec, targetType } from './leafref.ts';
import { stringCodec } from './string.ts';
import {
  type BuiltinType,
  type LeafType,
  type ModuleToPrefix,
  type PrefixToNamespace,
  TypeMismatch,
} from './type.ts';
import { unionCodec } from './union.ts';

const CODECS: Record<BuiltinType, (f: Facets) => Codec> = {
  binary: binaryCodec,
  bits: bitsCodec,
  boolean: booleanCodec,
  decimal64: decimal64Codec,
  empty: emptyCodec,
  enumeration: enumerationCodec,
  identityref: identityrefCodec,
  'instance-identifier': instanceIdentifierCodec,
  int8: integerCodec,
  int16: integerCodec,
  int32: integerCodec,
  int64: integerCodec,
  leafref: leafrefCodec,
  string: stringCodec,
  uint8: integerCodec,
  uint16: integerCodec,
  uint32: integerCodec,
  uint64: integerCodec,
  union: unionCodec,
};

/** The one implementation of LeafType. */
class BuiltType implements LeafType {
  #facets: Facets | (() => Facets);
  #codec: Codec | undefined;
  #default: { value: JsonScalar | undefined } | undefined;

  constructor(f: Facets | (() => Facets)) {
    this.#facets = f;
  }

  get facets(): Facets {
    if (typeof this.#facets === 'function') this.#facets = this.#facets();
    return this.#facets;
  }

  get #made(): Codec {
    this.#codec ??= CODECS[this.facets.base](this.facets);
    return this.#codec;
  }

  get base() {
    return this.facets.base;
  }
  get name() {
    return this.facets.name;
  }
  get derivedFrom() {
    return this.facets.derivedFrom;
  }
  get units() {
    return this.facets.units;
  }
  get range() {
    return this.facets.range;
  }
  get length() {
    return this.facets.length;
  }
  get patterns() {
    return this.facets.patterns;
  }
  get enums() {
    return this.facets.enums;
  }
  get bits() {
    return this.facets.bits;
  }
  get fractionDigits() {
    return this.facets.fractionDigits;
  }
  get members() {
    return this.facets.members;
  }
  get identityBases() {
    return this.facets.identityBases;
  }
  get path() {
    return this.facets.path;
  }
  get target() {
    return this.facets.target;
  }
  get requireInstance() {
    return this.facets.requireInstance;
  }
  get usesPrefixes() {
    return this.#made.usesPrefixes ?? false;
  }

  /** Parsed on first use: the identities or leafref target it may need are known only in a complete schema. */
  get default(): JsonScalar | undefined {
    this.#default ??= { value: defaultOf(this) };
    return this.#default.value;
  }

  parseText(text: string, prefixes: PrefixToNamespace): JsonScalar {
    return this.#made.parseText(text, prefixes);
  }
  parseJson(value: unknown): JsonScalar {
    return this.#made.parseJson(value);
  }
  formatText(value: JsonScalar, prefixes: ModuleToPrefix): string {
    return this.#made.formatText(value, prefixes);
  }
  tsType(): string {
    return this.#made.tsType();
  }
  jsonSchema(): Record<string, unknown> {
    return this.#made.jsonSchema();
  }
}

/** A type from its facets, or from what gives them when the type is first used. */
export function makeType(f: Facets | (() => Facets)): LeafType {
  return new BuiltType(f);
}

/** The facets a type was made from. */
export function facetsOf(type: LeafType): Facets {
  if (type instanceof BuiltType) return type.facets;
  throw new TypeError(`the type ${type.name} was not made by buildType`);
}

/** The type's own default, else that of the type it derives from, checked against the restrictions in force. */
function defaultOf(type: BuiltType): JsonScalar | undefined {
  const own = type.facets.default;
  if (own && 'value' in own) return own.value;
  try {
    if (own) return parseDefault(type, own.text, own.prefixes);
    const inherited = type.derivedFrom?.default;
    return inherited === undefined ? undefined : type.parseJson(inherited);
  } catch (error) {
    if (!(error instanceof TypeMismatch)) throw error;
    const message = own
      ? `the default of type "${type.name}" is wrong: ${error.message}`
      : `type "${type.name}" needs a default of its own, as the inherited one no longer fits: ${error.message}`;
    throw new YangError([{ position: own?.position, message, code: 'RFC 7950 section 7.3.4' }]);
  }
}

/** Default of a type, parsed now. Throws YangError when it does not belong to the type. */
export function resolveDefault(type: LeafType): JsonScalar | undefined {
  return type.default;
}

/**
 * Parses the argument of a `default` statement to a canonical JSON value. As parseText, but integers may be
 * hexadecimal or octal (RFC 7950 section 9.2.1). Throws TypeMismatch.
 */
export function parseDefault(type: LeafType, text: string, prefixes: PrefixToNamespace): JsonScalar {
  if (/^u?int\d/.test(type.base)) return type.parseText(integerDefault(text), prefixes);
  if (type.base === 'empty') throw new TypeMismatch('an empty has no default (RFC 7950 section 9.11)');
  const target = type.base === 'leafref' ? targetType(type.target) : undefined;
  if (target) return parseDefault(target, text, prefixes);
  for (const member of type.members) {
    try {
      return parseDefault(member, text, prefixes);
    } catch (error) {
      if (!(error instanceof TypeMismatch)) throw error;
    }
  }
  return type.parseText(text, prefixes);
}

/** All leafrefs in a type: itself, or those among the members of a union at any depth. */
export function leafrefsOf(type: LeafType): readonly LeafType[] {
  return type.base === 'leafref' ? [type] : type.members.flatMap(leafrefsOf);
}

/**
 * Tells a leafref where it points, once the schema is complete. For a union, tells all leafrefs in it that have no
 * target yet; where they differ, go through `leafrefsOf`.
 */
export function setLeafrefTarget(type: LeafType, node: DataNode): void {
  if (type.base !== 'leafref') {
    for (const leafref of leafrefsOf(type)) if (!leafref.target) setLeafrefTarget(leafref, node);
    return;
  }
  facetsOf(type).target = node;
}
