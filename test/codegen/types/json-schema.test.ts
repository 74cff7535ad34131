import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeafType } from '../../../codegen/types/type.ts';
import { bits, enums, restrict, type } from './make-type.ts';

const word = type('string', {
  length: restrict('0..3 | 5'),
  patterns: [restrict('[a-z0-9+ ]*'), { ...restrict('0.*'), invert: true }],
});
const samples: Record<string, LeafType> = {
  int8: type('int8', { range: restrict('-5..5 | 100') }),
  uint32: type('uint32'),
  int64: type('int64'),
  uint64: type('uint64', { range: restrict('0..5') }),
  decimal64: type('decimal64', { fractionDigits: 2 }),
  string: word,
  binary: type('binary'),
  boolean: type('boolean'),
  enumeration: type('enumeration', { enums: enums('a', '5', 'true') }),
  bits: type('bits', { bits: bits('a', 'b-c', 'd.e') }),
  empty: type('empty'),
  'instance-identifier': type('instance-identifier'),
  union: type('union', { members: [type('int8'), word, type('empty'), type('boolean')] }),
};

/** Values near to what the types take. */
const value = fc.oneof(
  fc.constantFrom<unknown>(
    [null],
    [],
    null,
    true,
    false,
    'true',
    '',
    ' ',
    'a',
    'b-c a',
    ' a  d.e ',
    'a a',
    '/m:a/b',
    'QQ==',
    'QUJD',
  ),
  fc.integer({ min: -200, max: 200 }),
  fc.double(),
  fc.stringMatching(/^[ \n]?[+-]?0{0,2}[0-9]{0,3}(\.[0-9]{1,3})?[ \t]?$/),
  fc.stringMatching(/^[a-z0-9+ ]{0,6}$/),
  fc.string(),
);

describe('jsonSchema takes whatever parseJson takes', () => {
  it.each(Object.entries(samples))('%s', (_, sample) => {
    const validate = new Ajv2020({ strict: false }).compile(sample.jsonSchema());
    const takes = (json: unknown): boolean => {
      try {
        sample.parseJson(json);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(value, (json) => {
        if (takes(json)) expect([json, validate(json)]).toEqual([json, true]);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('what parseJson gives is canonical', () => {
  it.each(Object.entries(samples))('%s', (_, sample) => {
    fc.assert(
      fc.property(value, (json) => {
        let canonical: unknown;
        try {
          canonical = sample.parseJson(json);
        } catch {
          return;
        }
        expect(sample.parseJson(canonical)).toBe(canonical);
      }),
      { numRuns: 1500 },
    );
  });
});
