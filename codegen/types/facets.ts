/**
 * A leaf type as plain data: its base and every restriction in force, checked and resolved. This is what a codec
 * is made from, and what a schema written to a file keeps of a type.
 */
import type { Position } from '../error.ts';
import type { DataNode, Identity, JsonScalar, Module } from '../schema/model.ts';
import type { CompiledXPath } from '../xpath/xpath.ts';
import type {
  BitValue,
  BuiltinType,
  EnumValue,
  LeafType,
  ModuleToPrefix,
  Pattern,
  PrefixToNamespace,
  Restriction,
} from './type.ts';

/** One inclusive part of a range or length; decimal64 bounds are scaled to whole numbers. */
export interface Interval {
  readonly min: bigint;
  readonly max: bigint;
}

/** A range or length in force. */
export interface Intervals extends Restriction {
  readonly parts: readonly Interval[];
}

/** A default as written (to be parsed on first use), or already canonical. */
export type DefaultFacet =
  | { readonly text: string; readonly position: Position | undefined; readonly prefixes: PrefixToNamespace }
  | { readonly value: JsonScalar };

export interface Facets {
  readonly base: BuiltinType;
  readonly name: string;
  readonly derivedFrom: LeafType | undefined;
  readonly default: DefaultFacet | undefined;
  readonly units: string | undefined;
  readonly range: Intervals | undefined;
  readonly length: Intervals | undefined;
  readonly patterns: readonly Pattern[];
  readonly enums: readonly EnumValue[];
  readonly bits: readonly BitValue[];
  readonly fractionDigits: number | undefined;
  readonly members: readonly LeafType[];
  readonly identityBases: readonly Identity[];
  readonly path: CompiledXPath | undefined;
  /** Where a leafref points; set once, when the schema is complete. */
  target: DataNode | undefined;
  readonly requireInstance: boolean;
  /** The module the type statement stands in: identities without a prefix are looked for there. */
  readonly module: Module | undefined;
  /** Modules by namespace, for the prefixes in XML instance-identifiers. */
  readonly moduleByNamespace: ((namespace: string) => Module | undefined) | undefined;
}

/** What the file of each built-in type provides. */
export interface Codec {
  readonly usesPrefixes?: boolean;
  parseText(text: string, prefixes: PrefixToNamespace): JsonScalar;
  parseJson(value: unknown): JsonScalar;
  formatText(value: JsonScalar, prefixes: ModuleToPrefix): string;
  tsType(): string;
  jsonSchema(): Record<string, unknown>;
}

/** Facets of a type without any restriction; the parts given replace the empty ones. */
export function facets(parts: Partial<Facets> & Pick<Facets, 'base' | 'name'>): Facets {
  return {
    derivedFrom: undefined,
    default: undefined,
    units: undefined,
    range: undefined,
    length: undefined,
    patterns: [],
    enums: [],
    bits: [],
    fractionDigits: undefined,
    members: [],
    identityBases: [],
    path: undefined,
    target: undefined,
    requireInstance: true,
    module: undefined,
    moduleByNamespace: undefined,
    ...parts,
  };
}
