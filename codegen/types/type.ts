/**
 * What a compiled leaf type can do. One file per built-in type in this folder makes one of these from the
 * restrictions in force (RFC 7950 section 9); typedefs are resolved and their restrictions merged.
 */
import type { DataNode, Identity, JsonScalar } from '../schema/model.ts';
import type { CompiledXPath } from '../xpath/xpath.ts';

const BUILTIN = [
  'binary',
  'bits',
  'boolean',
  'decimal64',
  'empty',
  'enumeration',
  'identityref',
  'instance-identifier',
  'int8',
  'int16',
  'int32',
  'int64',
  'leafref',
  'string',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'union',
] as const;

export type BuiltinType = (typeof BUILTIN)[number];

/** The built-in types of YANG (RFC 7950 section 9). */
export const BUILTIN_TYPES: ReadonlySet<string> = new Set(BUILTIN);

/** XML namespace bindings in scope where a value was read: prefix (`''` for the default) to namespace URI. */
export type PrefixToNamespace = (prefix: string) => string | undefined;

/** Gives the prefix to use for a module in XML text, declaring it on the element being written if need be. */
export type ModuleToPrefix = (moduleName: string) => string;

/** A value that does not belong to its type. `message` says what was expected; the caller adds the path. */
export class TypeMismatch extends Error {
  /** `error-app-tag` where the schema sets one (RFC 7950 section 9.4.6 and alike). */
  readonly appTag: string | undefined;
  constructor(message: string, appTag?: string) {
    super(message);
    this.name = 'TypeMismatch';
    this.appTag = appTag;
  }
}

export interface Restriction {
  /** Inclusive parts; for lengths numbers, for 64-bit integers bigint-safe strings are kept in `text`. */
  readonly text: string;
  readonly errorMessage: string | undefined;
  readonly errorAppTag: string | undefined;
}

export interface Pattern extends Restriction {
  readonly regex: RegExp;
  readonly invert: boolean;
}

export interface EnumValue {
  readonly name: string;
  readonly value: number;
  readonly description: string | undefined;
}

export interface BitValue {
  readonly name: string;
  readonly position: number;
  readonly description: string | undefined;
}

export interface LeafType {
  readonly base: BuiltinType;
  /** The type as written where it is used, prefix resolved to a module name: `string`, `ietf-yang-types:date-and-time`. */
  readonly name: string;
  /** The type this one was derived from by a typedef, outermost first; undefined for a built-in type used directly. */
  readonly derivedFrom: LeafType | undefined;
  /** Default of the typedef chain, canonical; undefined when none. */
  readonly default: JsonScalar | undefined;
  /** Units of the typedef chain. */
  readonly units: string | undefined;

  /** Restrictions in force, as far as the base has them. */
  readonly range: Restriction | undefined;
  readonly length: Restriction | undefined;
  readonly patterns: readonly Pattern[];
  readonly enums: readonly EnumValue[];
  readonly bits: readonly BitValue[];
  readonly fractionDigits: number | undefined;
  /** Members of a union, in order. */
  readonly members: readonly LeafType[];
  /** Bases of an identityref. */
  readonly identityBases: readonly Identity[];
  /** Path of a leafref. */
  readonly path: CompiledXPath | undefined;
  /** The leaf a leafref points at; filled in when the schema is complete. */
  readonly target: DataNode | undefined;
  readonly requireInstance: boolean;

  /** True when XML text of this type carries prefixes (identityref, instance-identifier, unions of them). */
  readonly usesPrefixes: boolean;

  /** XML lexical form to canonical JSON value. Throws TypeMismatch. */
  parseText(text: string, prefixes: PrefixToNamespace): JsonScalar;
  /** JSON value of RFC 7951 section 6 to canonical JSON value (the same object when it already is). Throws TypeMismatch. */
  parseJson(value: unknown): JsonScalar;
  /** Canonical JSON value to XML text, not yet escaped. */
  formatText(value: JsonScalar, prefixes: ModuleToPrefix): string;
  /** TypeScript type of the JSON value, such as `number` or `'a' | 'b'`. */
  tsType(): string;
  /** JSON Schema (draft 2020-12) of the JSON value. */
  jsonSchema(): Record<string, unknown>;
}
