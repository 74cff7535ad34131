/**
 * Cheap tests of whether a type can take a value at all, for unions: asking the wrong member costs an exception,
 * which is many times the cost of the whole parse. A test may let a value through that the type then refuses.
 */
import { canonicalInteger } from './integer.ts';
import { targetType } from './leafref.ts';
import type { LeafType } from './type.ts';

export interface Admission {
  text(text: string): boolean;
  json(value: unknown): boolean;
}

const ANY: Admission = { text: () => true, json: () => true };

const NARROW: Admission = {
  text: (text) => canonicalInteger(text) !== undefined,
  json: (value) => typeof value === 'number',
};

const WIDE: Admission = {
  text: NARROW.text,
  json: (value) => typeof value === 'string' && canonicalInteger(value) !== undefined,
};

const BOOLEAN: Admission = {
  text: (text) => text === 'true' || text === 'false',
  json: (value) => typeof value === 'boolean',
};

const EMPTY: Admission = {
  text: (text) => text === '',
  json: (value) => Array.isArray(value),
};

/** The test of a type whose leafrefs are resolved. */
export function admissionOf(type: LeafType): Admission {
  switch (type.base) {
    case 'boolean':
      return BOOLEAN;
    case 'empty':
      return EMPTY;
    case 'int64':
    case 'uint64':
      return WIDE;
    case 'int8':
    case 'int16':
    case 'int32':
    case 'uint8':
    case 'uint16':
    case 'uint32':
      return NARROW;
    case 'enumeration': {
      const names = new Set<unknown>(type.enums.map(({ name }) => name));
      return { text: (text) => names.has(text), json: (value) => names.has(value) };
    }
    case 'string': {
      const { patterns } = type;
      const text = (value: string) => patterns.every(({ regex, invert }) => regex.test(value) !== invert);
      return { text, json: (value) => typeof value === 'string' && text(value) };
    }
    case 'leafref': {
      const target = targetType(type.target);
      return target ? admissionOf(target) : ANY;
    }
    default:
      return ANY;
  }
}
