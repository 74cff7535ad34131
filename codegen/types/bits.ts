/** bits (RFC 7950 section 9.7): names separated by white space; canonical in order of position. */

import { listed } from './enumeration.ts';
import type { Codec, Facets } from './facets.ts';
import { shown } from './fail.ts';
import { TypeMismatch } from './type.ts';

export function bitsCodec(f: Facets): Codec {
  const order = [...f.bits].sort((a, b) => a.position - b.position);
  const rank = new Map(order.map(({ name }, index) => [name, index]));
  const parse = (text: string): string => {
    const names = text.split(/[ \t\r\n]+/).filter((name) => name !== '');
    const ranks = names.map((name) => {
      const found = rank.get(name);
      if (found !== undefined) return found;
      throw new TypeMismatch(`${shown(name)} is not a bit of this type: ${listed(order)} were expected`);
    });
    if (new Set(ranks).size < ranks.length) throw new TypeMismatch(`${shown(text)} names a bit twice`);
    return ranks
      .sort((a, b) => a - b)
      .map((index) => order[index]!.name)
      .join(' ');
  };
  return {
    parseText: parse,
    parseJson(value) {
      if (typeof value === 'string') return parse(value);
      throw new TypeMismatch(`${shown(value)} is not a bits value: names in quotes were expected`);
    },
    formatText: (value) => String(value),
    tsType: () => 'string',
    jsonSchema() {
      const one = order
        .map(({ name }) => name.replace(/[^A-Za-z0-9_]/g, '\\$&').replace(/\\-/g, '-'))
        .join('|');
      return { type: 'string', pattern: `^\\s*((${one})(\\s+(${one}))*)?\\s*$` };
    },
  };
}
