import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bits, enums, restrict, text, toPrefix, type } from './make-type.ts';

const pattern = (source: string, invert = false) => ({ ...restrict(source), invert });

describe('RFC 7950 section 9.4: string', () => {
  it('keeps text as it is, white space and all', () => {
    for (const value of ['', ' a ', 'a\tb\r\nc', 'ü€😀', '\u{10fffd}']) {
      expect(text(type('string'), value)).toBe(value);
      expect(type('string').parseJson(value)).toBe(value);
    }
  });

  it.each(['\0', 'a\x1f', '\ud800', 'x\udc00y', '\ufffe', '\ufdd0', '\u{1ffff}'])(
    'has no character %j',
    (value) => {
      expect(() => text(type('string'), value)).toThrow('a character YANG does not allow');
    },
  );

  it('is a string in JSON', () => {
    for (const value of [5, true, null, ['a'], undefined]) {
      expect(() => type('string').parseJson(value)).toThrow('text in quotes was expected');
    }
  });

  it('9.4.4: length counts characters, not UTF-16 units', () => {
    const three = type('string', { length: restrict('3') });
    expect(text(three, '😀😀😀')).toBe('😀😀😀');
    expect(() => text(three, '😀😀')).toThrow('"😀😀" has 2 characters: a length of 3 was expected');
    const parts = type('string', { length: restrict('0..1|4..max') });
    expect(() => text(parts, 'ab')).toThrow('a length of 0..1 | 4..18446744073709551615');
  });

  it('9.4.5: all patterns must match, those of the types it derives from too', () => {
    const hex = type('string', { patterns: [pattern('[0-9a-f]*')] });
    const pairs = type(hex, { patterns: [pattern('(..)*')] });
    expect(text(pairs, 'beef')).toBe('beef');
    expect(() => text(pairs, 'bee')).toThrow('does not match the pattern "(..)*"');
    expect(() => text(pairs, 'xx')).toThrow('does not match the pattern "[0-9a-f]*"');
  });

  it('9.4.6: invert-match forbids', () => {
    const noXml = type('string', { patterns: [pattern('[xX][mM][lL].*', true)] });
    expect(text(noXml, 'yang')).toBe('yang');
    expect(() => text(noXml, 'xml-a')).toThrow('matches the forbidden pattern');
  });

  it('9.4.5: error-message and error-app-tag are those of the schema', () => {
    const patterns = [{ ...pattern('a+'), errorMessage: 'only a', errorAppTag: 'not-a' }];
    expect(() => text(type('string', { patterns }), 'b')).toThrow(
      expect.objectContaining({ message: 'only a', appTag: 'not-a' }),
    );
  });
});

describe('RFC 7950 section 9.8: binary', () => {
  const binary = type('binary', { length: restrict('0..4') });

  it.each(['', 'QQ==', 'QUI=', 'QUJD', '++//'])('%j is canonical', (value) => {
    expect(binary.parseJson(value)).toBe(value);
  });

  it('loses line breaks and unused bits', () => {
    expect(text(type('binary'), 'QUJD\n QUJD\n')).toBe('QUJDQUJD');
    expect(text(type('binary'), 'QR==')).toBe('QQ==');
    expect(text(type('binary'), 'QUJ=')).toBe('QUI=');
  });

  it.each(['Q', 'QQ', 'QQ=', 'Q===', 'Q-==', 'QQ==QQ==', 'ü'])('%j is no base64', (value) => {
    expect(() => binary.parseJson(value)).toThrow('base64 text was expected');
  });

  it('counts octets', () => {
    expect(() => binary.parseJson('QUJDREU=')).toThrow('has 5 octets: a length of 0..4 was expected');
  });

  it('takes what Buffer writes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (octets) => {
        const value = Buffer.from(octets).toString('base64');
        expect(type('binary').parseJson(value)).toBe(value);
      }),
    );
  });
});

describe('RFC 7950 section 9.5: boolean', () => {
  it('is true or false', () => {
    expect(text(type('boolean'), 'true')).toBe(true);
    expect(text(type('boolean'), 'false')).toBe(false);
    for (const value of ['1', 'True', ' true', ''])
      expect(() => text(type('boolean'), value)).toThrow('true or false');
    expect(() => type('boolean').parseJson('true')).toThrow('not in quotes');
    expect(type('boolean').formatText(false, toPrefix)).toBe('false');
  });
});

describe('RFC 7950 section 9.6: enumeration', () => {
  const level = type('enumeration', { enums: enums('low', 'very high', ['max', 9]) });

  it('is one of its names, exactly', () => {
    expect(text(level, 'very high')).toBe('very high');
    expect(level.parseJson('max')).toBe('max');
    for (const value of ['LOW', ' low', '', 'other']) {
      expect(() => text(level, value)).toThrow('is not one of the values expected: low, very high, max');
    }
    expect(() => level.parseJson(9)).toThrow('9 is not one of');
    expect(level.tsType()).toBe('"low" | "very high" | "max"');
  });
});

describe('RFC 7950 section 9.7: bits', () => {
  const flags = type('bits', { bits: bits(['c', 5], ['a', 1], 'd', ['b', 2]) });

  it('are in the order of their positions', () => {
    expect(text(flags, ' d  b\na c ')).toBe('a b c d');
    expect(flags.parseJson('')).toBe('');
  });

  it('are each named once', () => {
    expect(() => text(flags, 'a a')).toThrow('names a bit twice');
    expect(() => text(flags, 'a x')).toThrow('"x" is not a bit of this type: a, b, c, d were expected');
    expect(() => flags.parseJson(['a'])).toThrow('names in quotes were expected');
  });
});

describe('RFC 7950 section 9.11 and RFC 7951 section 6.9: empty', () => {
  const empty = type('empty');

  it('is [null] in JSON and no text in XML', () => {
    expect(text(empty, '')).toEqual([null]);
    expect(empty.parseJson([null])).toEqual([null]);
    expect(empty.parseJson([null])).toBe(text(empty, ''));
    expect(empty.formatText([null], toPrefix)).toBe('');
    for (const value of [null, '', [], [null, null], [0], true])
      expect(() => empty.parseJson(value)).toThrow('[null]');
    expect(() => text(empty, 'x')).toThrow('no text was expected');
  });
});
