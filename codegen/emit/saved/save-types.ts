/** Writes leaf types, with their restrictions as they are in force. */
import type { Intervals } from '../../types/facets.ts';
import { facetsOf } from '../../types/make.ts';
import type { LeafType, Restriction } from '../../types/type.ts';
import type { SavedIntervals, SavedPattern, SavedRestriction, SavedType } from './format.ts';
import { type Owner, sparse, trimmed, type Writers } from './tables.ts';

export function saveType(type: LeafType, owner: Owner, write: Writers): SavedType {
  const f = facetsOf(type);
  const inner = (other: LeafType): number => write.type(other, owner);
  return {
    base: f.base,
    ...sparse<Omit<SavedType, 'base'>>({
      name: f.name === f.base ? undefined : f.name,
      derivedFrom: f.derivedFrom && inner(f.derivedFrom),
      default: type.default,
      units: f.units,
      range: f.range && saveIntervals(f.range),
      length: f.length && saveIntervals(f.length),
      patterns: f.patterns.map((pattern) => ({
        ...saveRestriction(pattern),
        ...sparse<Pick<SavedPattern, 'invert'>>({ invert: pattern.invert || undefined }),
      })),
      enums: f.enums.map(({ name, value, description }) => trimmed(name, value, description)),
      bits: f.bits.map(({ name, position, description }) => trimmed(name, position, description)),
      fractionDigits: f.fractionDigits,
      members: f.members.map(inner),
      identityBases: f.identityBases.map(write.identity),
      path: f.path && write.expression(f.path, owner),
      target: f.target?.id,
      optionalInstance: f.requireInstance ? undefined : true,
      module: f.module && f.base === 'identityref' ? write.module(f.module) : undefined,
    }),
  };
}

function saveRestriction({ text, errorMessage, errorAppTag }: Restriction): SavedRestriction {
  return { text, ...sparse<Omit<SavedRestriction, 'text'>>({ message: errorMessage, tag: errorAppTag }) };
}

function saveIntervals(intervals: Intervals): SavedIntervals {
  const parts = intervals.parts.map(({ min, max }) => [String(min), String(max)] as const);
  return { ...saveRestriction(intervals), parts };
}
