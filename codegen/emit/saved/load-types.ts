/** Reads leaf types back. Each is only put together when it is first used. */
import type { DataNode, Identity, Module } from '../../schema/model.ts';
import { type Facets, facets, type Intervals } from '../../types/facets.ts';
import { makeType } from '../../types/make.ts';
import { compileXsdRegex } from '../../types/regex/compile.ts';
import type { LeafType, Pattern } from '../../types/type.ts';
import type { CompiledXPath } from '../../xpath/xpath.ts';
import type { SavedIntervals, SavedPattern, SavedType } from './format.ts';
import type { FindNode } from './loaded-nodes.ts';

/** What types refer to, by index. */
export interface TypeParts {
  readonly identities: readonly Identity[];
  readonly expressions: readonly CompiledXPath[];
  readonly modules: readonly Module[];
  readonly nodes: FindNode;
  moduleByNamespace(namespace: string): Module | undefined;
}

export function loadTypes(saved: readonly SavedType[], parts: TypeParts): LeafType[] {
  const types: LeafType[] = saved.map((type) => makeType(() => loadFacets(type, types, parts)));
  return types;
}

function loadFacets(saved: SavedType, types: readonly LeafType[], parts: TypeParts): Facets {
  const { base, derivedFrom, units, path, target, module, fractionDigits } = saved;
  return facets({
    base,
    name: saved.name ?? base,
    derivedFrom: derivedFrom === undefined ? undefined : types[derivedFrom],
    default: saved.default === undefined ? undefined : { value: saved.default },
    units,
    range: saved.range && loadIntervals(saved.range),
    length: saved.length && loadIntervals(saved.length),
    patterns: saved.patterns?.map((pattern) => new LoadedPattern(pattern)) ?? [],
    enums: saved.enums?.map(([name, value, description]) => ({ name, value, description })) ?? [],
    bits: saved.bits?.map(([name, position, description]) => ({ name, position, description })) ?? [],
    fractionDigits,
    members: saved.members?.map((index) => types[index]!) ?? [],
    identityBases: saved.identityBases?.map((index) => parts.identities[index]!) ?? [],
    path: path === undefined ? undefined : parts.expressions[path],
    target: target === undefined ? undefined : (parts.nodes.find(target) as DataNode | undefined),
    requireInstance: !saved.optionalInstance,
    module: module === undefined ? undefined : parts.modules[module],
    moduleByNamespace: parts.moduleByNamespace,
  });
}

function loadIntervals({ text, message, tag, parts }: SavedIntervals): Intervals {
  return {
    text,
    errorMessage: message,
    errorAppTag: tag,
    parts: parts.map(([min, max]) => ({ min: BigInt(min), max: BigInt(max) })),
  };
}

/** A pattern whose regular expression is made on first use. */
class LoadedPattern implements Pattern {
  readonly text: string;
  readonly errorMessage: string | undefined;
  readonly errorAppTag: string | undefined;
  readonly invert: boolean;
  #regex: RegExp | undefined;

  constructor({ text, message, tag, invert }: SavedPattern) {
    this.text = text;
    this.errorMessage = message;
    this.errorAppTag = tag;
    this.invert = invert ?? false;
  }

  get regex(): RegExp {
    this.#regex ??= compileXsdRegex(this.text);
    return this.#regex;
  }
}
