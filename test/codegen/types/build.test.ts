import { describe, expect, it } from 'vitest';
import { resolveDefault, type TypeSpec } from '../../../codegen/types/build.ts';
import { bits, enums, m, position, restrict, text, type } from './make-type.ts';

/** Wrong type statements: the base, what restricts it, and what is said. */
type Wrong = [
  what: string,
  base: TypeSpec['base'],
  parts: Partial<TypeSpec>,
  message: string,
  section: string,
];

const small = () => type('uint8', { range: restrict('1..10 | 20..30') });
const short = () => type('string', { length: restrict('2..5') });
const level = () => type('enumeration', { enums: enums('low', ['mid', 5], 'high') });
const flags = () => type('bits', { bits: bits('a', 'b', 'c') });

describe('restrictions that are wrong', () => {
  it.each<Wrong>([
    ['range wider', small(), { range: restrict('1..15') }, 'allows more than the type it restricts', '9.2.4'],
    ['range beyond the type', 'uint8', { range: restrict('0..256') }, 'which has 0..255', '9.2.4'],
    ['range across a gap', small(), { range: restrict('5..25') }, 'allows more', '9.2.4'],
    ['range downwards', 'int8', { range: restrict('5..1') }, 'lower bound above', '9.2.4'],
    [
      'range overlapping',
      'int8',
      { range: restrict('1..5|5..9') },
      'disjoint and in ascending order',
      '9.2.4',
    ],
    ['range unordered', 'int8', { range: restrict('5|1') }, 'disjoint and in ascending order', '9.2.4'],
    ['range of words', 'int8', { range: restrict('a..b') }, '"a" in range "a..b" is not a bound', '9.2.4'],
    ['range of three', 'int8', { range: restrict('1..2..3') }, '"low..high" was expected', '9.2.4'],
    ['range empty', 'int8', { range: restrict('') }, 'is not a bound', '9.2.4'],
    ['range with decimals', 'int8', { range: restrict('1.5..2') }, 'is not a bound', '9.2.4'],
    ['range of a string', 'string', { range: restrict('1') }, '"range" cannot restrict type string', '9.2.4'],
    ['length wider', short(), { length: restrict('1..5') }, 'allows more', '9.4.4'],
    ['length negative', 'string', { length: restrict('-1..5') }, 'is not a bound', '9.4.4'],
    [
      'length of an integer',
      'int8',
      { length: restrict('1') },
      '"length" cannot restrict type int8',
      '9.4.4',
    ],
    ['pattern of a binary', 'binary', { patterns: [restrict('a')] }, '"pattern" cannot restrict', '9.4.5'],
    ['fraction-digits missing', 'decimal64', {}, 'needs at least one "fraction-digits"', '9.3.4'],
    ['fraction-digits 0', 'decimal64', { fractionDigits: 0 }, 'is not from 1 to 18', '9.3.4'],
    ['fraction-digits 19', 'decimal64', { fractionDigits: 19 }, 'is not from 1 to 18', '9.3.4'],
    [
      'fraction-digits again',
      type('decimal64', { fractionDigits: 2 }),
      { fractionDigits: 2 },
      'cannot be given again',
      '9.3.4',
    ],
    ['enum missing', 'enumeration', {}, 'needs at least one "enum"', '9.6.4'],
    ['enum twice', 'enumeration', { enums: enums('a', 'a') }, 'enum "a" is defined twice', '9.6.4'],
    ['enum spaced', 'enumeration', { enums: enums(' a') }, 'has white space around it', '9.6.4'],
    [
      'enum with any white space of Unicode',
      'enumeration',
      { enums: enums('a\u0085') },
      'has white space around it',
      '9.6.4',
    ],
    ['enum empty', 'enumeration', { enums: enums('') }, 'at least one character', '9.6.4'],
    ['enum new', level(), { enums: enums('other') }, 'is not in the type being restricted', '9.6.4'],
    [
      'enum revalued',
      level(),
      { enums: enums(['mid', 6]) },
      'cannot change its value to 6: it has 5',
      '9.6.4',
    ],
    [
      'value twice',
      'enumeration',
      { enums: enums(['a', 1], ['b', 1]) },
      'value 1 of enum "b" is used twice',
      '9.6.4.2',
    ],
    ['value too large', 'enumeration', { enums: enums(['a', 2147483648]) }, 'is not from', '9.6.4.2'],
    [
      'value after the largest',
      'enumeration',
      { enums: enums(['a', 2147483647], 'b') },
      'an explicit value is needed',
      '9.6.4.2',
    ],
    ['bit missing', 'bits', {}, 'needs at least one "bit"', '9.7.4'],
    ['bit name', 'bits', { bits: bits('1a') }, 'is not an identifier', '9.7.4'],
    ['bit new', flags(), { bits: bits('d') }, 'is not in the type being restricted', '9.7.4'],
    ['bit moved', flags(), { bits: bits(['b', 0]) }, 'cannot change its position', '9.7.4'],
    ['position negative', 'bits', { bits: bits(['a', -1]) }, 'is not from 0 to 4294967295', '9.7.4.2'],
    ['position twice', 'bits', { bits: bits(['a', 0], ['b', 0]) }, 'is used twice', '9.7.4.2'],
    ['base missing', 'identityref', {}, 'needs at least one "base"', '9.10.2'],
    ['path missing', 'leafref', {}, 'needs at least one "path"', '9.9.2'],
    ['members missing', 'union', {}, 'needs at least one "type"', '7.4'],
    ['require-instance', 'string', { requireInstance: true }, '"require-instance" cannot restrict', '9.9.3'],
    [
      'enum in YANG 1',
      level(),
      { yangVersion: '1', enums: enums('low') },
      'only in YANG version 1.1',
      '9.6.4',
    ],
    ['bit in YANG 1', flags(), { yangVersion: '1', bits: bits('a') }, 'only in YANG version 1.1', '9.7.4'],
    [
      'empty in a union in YANG 1',
      'union',
      { yangVersion: '1', members: [type('empty')] },
      'needs YANG version 1.1',
      '9.12',
    ],
    [
      'modifier in YANG 1',
      'string',
      { yangVersion: '1', patterns: [{ ...restrict('a'), invert: true }] },
      'needs YANG version 1.1',
      '9.4.6',
    ],
  ])('%s', (_, base, parts, message, section) => {
    const make = () => type(base, parts);
    expect(make).toThrow(message);
    expect(make).toThrow(`[RFC 7950 section ${section}]`);
    expect(make).toThrow(/^m\.yang:3:7: error: /);
  });
});

describe('RFC 7950 section 9.2.4 and 9.4.4: narrowing', () => {
  it('min and max are those of the type restricted', () => {
    expect(type(small(), { range: restrict('min..5 | max') }).range?.text).toBe('1..5 | 30');
    expect(type(short(), { length: restrict('min | 4..max') }).length?.text).toBe('2 | 4..5');
  });

  it('may span parts that touch', () => {
    const touching = type('int8', { range: restrict('1..4 | 5..9') });
    expect(type(touching, { range: restrict('3..7') }).range?.text).toBe('3..7');
  });
});

describe('RFC 7950 sections 9.6.4.2 and 9.7.4.2: numbers not written', () => {
  it('are one more than the highest before', () => {
    const { enums: values } = type('enumeration', { enums: enums('a', ['b', 10], ['c', 5], 'd') });
    expect(values.map(({ value }) => value)).toEqual([0, 10, 5, 11]);
    const { bits: positions } = type('bits', { bits: bits(['a', 3], 'b') });
    expect(positions.map((bit) => bit.position)).toEqual([3, 4]);
  });

  it('stay the same in a restricted type', () => {
    expect(type(level(), { enums: enums('high', 'low') }).enums).toEqual([
      { name: 'high', value: 6, description: undefined },
      { name: 'low', value: 0, description: undefined },
    ]);
  });
});

describe('RFC 7950 section 7.3: derived types', () => {
  it('keep units, default and restrictions of the type they derive from', () => {
    const base = type('uint8', {
      range: restrict('1..10'),
      units: 'seconds',
      default: { text: '5', position },
    });
    const derived = type(base);
    expect(derived).toMatchObject({ base: 'uint8', derivedFrom: base, units: 'seconds', default: 5 });
    expect(() => text(derived, '11')).toThrow('1 to 10');
    expect(base.derivedFrom).toBeUndefined();
  });

  it('7.3.4: need a new default when the old one no longer fits', () => {
    const base = type('uint8', { default: { text: '5', position } });
    expect(() => resolveDefault(type(base, { range: restrict('6..10') }))).toThrow(
      /needs a default of its own.*\[RFC 7950 section 7\.3\.4\]/,
    );
    expect(resolveDefault(type(base, { range: restrict('6..10'), default: { text: '6', position } }))).toBe(
      6,
    );
  });

  it('7.3.4: have a default of their own type, found out when it is resolved', () => {
    const wrong = type('boolean', { default: { text: 'yes', position } });
    expect(() => resolveDefault(wrong)).toThrow(
      /^m\.yang:3:7: error: the default of type "boolean" is wrong: "yes"/,
    );
  });

  it('resolve prefixes of defaults in the module of the default', () => {
    const asked: string[] = [];
    const moduleByPrefix = (prefix: string) => {
      asked.push(prefix);
      return m;
    };
    const instance = type('instance-identifier', { default: { text: '/q:a', position }, moduleByPrefix });
    expect(resolveDefault(instance)).toBe('/m:a');
    expect(asked).toEqual(['q']);
  });
});
