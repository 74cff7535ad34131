/** empty (RFC 7950 section 9.11); `[null]` in JSON (RFC 7951 section 6.9). */
import type { Codec } from './facets.ts';
import { shown } from './fail.ts';
import { TypeMismatch } from './type.ts';

/** The one value, shared so that equal values are the same object. */
export const EMPTY: readonly [null] = Object.freeze([null] as [null]);

export function emptyCodec(): Codec {
  return {
    parseText(text) {
      if (text === '') return EMPTY;
      throw new TypeMismatch(`${shown(text)} is not an empty: no text was expected`);
    },
    parseJson(value) {
      if (Array.isArray(value) && value.length === 1 && value[0] === null) return EMPTY;
      throw new TypeMismatch(`${shown(value)} is not an empty: [null] was expected`);
    },
    formatText: () => '',
    tsType: () => 'readonly [null]',
    jsonSchema: () => ({ type: 'array', items: { type: 'null' }, minItems: 1, maxItems: 1 }),
  };
}
