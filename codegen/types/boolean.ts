/** boolean (RFC 7950 section 9.5). */
import type { Codec } from './facets.ts';
import { shown } from './fail.ts';
import { TypeMismatch } from './type.ts';

export function booleanCodec(): Codec {
  return {
    parseText(text) {
      if (text === 'true') return true;
      if (text === 'false') return false;
      throw new TypeMismatch(`${shown(text)} is not a boolean: true or false was expected`);
    },
    parseJson(value) {
      if (typeof value === 'boolean') return value;
      const hint = value === 'true' || value === 'false' ? ', not in quotes' : '';
      throw new TypeMismatch(`${shown(value)} is not a boolean: true or false was expected${hint}`);
    },
    formatText: (value) => (value === true ? 'true' : 'false'),
    tsType: () => 'boolean',
    jsonSchema: () => ({ type: 'boolean' }),
  };
}
