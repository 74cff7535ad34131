import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDefault, resolveDefault } from '../../../codegen/types/build.ts';
import type { BuiltinType } from '../../../codegen/types/type.ts';
import { position, prefixes, restrict, text, toPrefix, type } from './make-type.ts';

describe('RFC 7950 section 9.2: the integer types', () => {
  it.each<[BuiltinType, string, string]>([
    ['int8', '-128', '127'],
    ['int16', '-32768', '32767'],
    ['int32', '-2147483648', '2147483647'],
    ['int64', '-9223372036854775808', '9223372036854775807'],
    ['uint8', '0', '255'],
    ['uint16', '0', '65535'],
    ['uint32', '0', '4294967295'],
    ['uint64', '0', '18446744073709551615'],
  ])('%s is from %s to %s', (base, low, high) => {
    const integer = type(base);
    expect(String(text(integer, low))).toBe(low);
    expect(String(text(integer, high))).toBe(high);
    const below = String(BigInt(low) - 1n);
    const above = String(BigInt(high) + 1n);
    for (const outside of [below, above, `${high}0`, '9'.repeat(500)]) {
      expect(() => text(integer, outside)).toThrow(`a whole number from ${low} to ${high} was expected`);
    }
  });

  it.each<[string, unknown]>([
    ['5', 5],
    ['+5', 5],
    ['-5', -5],
    ['-0', 0],
    ['+0', 0],
    ['007', 7],
    ['010', 10],
    ['\n 5\t', 5],
  ])('9.2.1 and 9.2.2: %j is %j', (lexical, canonical) => {
    expect(text(type('int32'), lexical)).toBe(canonical);
    expect(text(type('int64'), lexical)).toBe(String(canonical));
  });

  it.each(['', ' ', '+', '-', '--5', '5.0', '1e3', '0x1F', '5 6', '٣', 'abc'])('%j is none', (lexical) => {
    expect(() => text(type('int32'), lexical)).toThrow('is not an int32');
    expect(() => text(type('uint64'), lexical)).toThrow('is not a uint64');
  });

  it('tells what it got and what it expected', () => {
    expect(() => text(type('uint32'), 'abc')).toThrow(
      '"abc" is not a uint32: a whole number from 0 to 4294967295 was expected',
    );
  });

  it.each<[string, unknown]>([
    ['0x1F', 31],
    ['-0xff', -255],
    ['017', 15],
    ['+017', 15],
    ['0', 0],
    ['42', 42],
  ])('9.2.1: the default %s is %j', (written, value) => {
    expect(parseDefault(type('int32'), written, prefixes)).toBe(value);
    expect(resolveDefault(type('int64', { default: { text: written, position } }))).toBe(String(value));
  });

  it.each(['018', '09', '-08'])('9.2.1: the default %s is refused: a zero in front says octal', (written) => {
    expect(() => parseDefault(type('int32'), written, prefixes)).toThrow('is no octal number');
  });

  it('9.2.4: range', () => {
    const ranged = type('uint8', { range: restrict('1..10 | 20 | 200..max') });
    for (const inside of ['1', '10', '20', '255']) expect(text(ranged, inside)).toBe(Number(inside));
    for (const outside of ['0', '11', '199']) {
      expect(() => text(ranged, outside)).toThrow('a whole number in 1..10 | 20 | 200..255 was expected');
    }
    const wide = type('uint64', { range: restrict('18446744073709551614..max') });
    expect(wide.parseJson('18446744073709551614')).toBe('18446744073709551614');
    expect(() => wide.parseJson('18446744073709551613')).toThrow('out of range');
  });

  it('9.2.4: error-message and error-app-tag are those of the schema', () => {
    const range = { ...restrict('1..10'), errorMessage: 'too much', errorAppTag: 'over' };
    expect(() => type('int8', { range }).parseJson(11)).toThrow(
      expect.objectContaining({ message: 'too much', appTag: 'over' }),
    );
  });
});

describe('RFC 7951 section 6.1: integers in JSON', () => {
  it('are numbers up to 32 bits', () => {
    expect(type('int32').parseJson(5)).toBe(5);
    expect(Object.is(type('int32').parseJson(-0), 0)).toBe(true);
    for (const wrong of ['5', 1.5, true, null, [5], {}, Number.NaN, 1e10]) {
      expect(() => type('int32').parseJson(wrong)).toThrow(/int32/);
    }
    expect(() => type('int32').parseJson('5')).toThrow('not in quotes');
  });

  it('are strings for 64 bits', () => {
    expect(type('uint64').parseJson('00018446744073709551615')).toBe('18446744073709551615');
    expect(() => type('uint64').parseJson(5)).toThrow('in quotes');
  });
});

describe('RFC 7950 section 9.3: decimal64', () => {
  const cents = type('decimal64', { fractionDigits: 2 });

  it.each([
    ['1', '1.0'],
    ['1.5', '1.5'],
    ['+1.50', '1.5'],
    ['-0.05', '-0.05'],
    ['-0', '0.0'],
    ['007.10', '7.1'],
    ['1.500', '1.5'],
    ['92233720368547758.07', '92233720368547758.07'],
    ['-92233720368547758.08', '-92233720368547758.08'],
  ])('9.3.2: %s is %s', (lexical, canonical) => {
    expect(text(cents, lexical)).toBe(canonical);
    expect(cents.parseJson(lexical)).toBe(canonical);
  });

  it.each(['', '.5', '5.', '1.005', '1,5', '1e2', 'NaN', '--1', '0x1'])('%j is none', (lexical) => {
    expect(() => text(cents, lexical)).toThrow('is not a decimal64');
  });

  it('is limited to 64 bits, and by its range', () => {
    expect(() => text(cents, '92233720368547758.08')).toThrow('out of range');
    const ranged = type(cents, { range: restrict('1 .. 3.14 | 10 | 20..max') });
    expect(text(ranged, '3.14')).toBe('3.14');
    expect(() => text(ranged, '3.15')).toThrow('in 1.0..3.14 | 10.0 | 20.0..92233720368547758.07');
  });

  it('is a string in JSON', () => {
    expect(() => cents.parseJson(1.5)).toThrow('in quotes');
  });
});

describe('canonical forms are fixed points', () => {
  it.each<BuiltinType>(['int32', 'uint32', 'int64', 'uint64'])('of %s', (base) => {
    const integer = type(base);
    const low = base.startsWith('u') ? 0n : -1n << BigInt(Number(base.slice(-2)) - 1);
    const high = base.startsWith('u') ? (1n << BigInt(Number(base.slice(-2)))) - 1n : -low - 1n;
    fc.assert(
      fc.property(fc.bigInt({ min: low, max: high }), fc.nat({ max: 5 }), (value, zeros) => {
        const digits = `${value < 0n ? '-' : '+'}${'0'.repeat(zeros)}${value < 0n ? -value : value}`;
        const parsed = text(integer, digits);
        expect(integer.parseJson(parsed)).toBe(parsed);
        expect(text(integer, integer.formatText(parsed, toPrefix))).toBe(parsed);
        expect(String(parsed)).toBe(String(value));
      }),
    );
  });

  it('of decimal64', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }),
        fc.integer({ min: 1, max: 18 }),
        (value, digits) => {
          const decimal = type('decimal64', { fractionDigits: digits });
          const scale = 10n ** BigInt(digits);
          const size = value < 0n ? -value : value;
          const lexical = `${value < 0n ? '-' : ''}${size / scale}.${String(size % scale).padStart(digits, '0')}`;
          const parsed = text(decimal, lexical);
          expect(decimal.parseJson(parsed)).toBe(parsed);
          expect(parsed).toMatch(/^-?(0|[1-9]\d*)\.(\d|\d*[1-9])$/);
          expect(Number(parsed) + 0).toBe(Number(lexical) + 0);
        },
      ),
    );
  });
});
