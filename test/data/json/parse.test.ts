import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/data/json/parse.ts';
import { errorsOf } from '../fixtures.ts';

it('parses JSON', () => {
  expect(parseJson('{"a": ["[[[{{{", "\\"]", "\\\\"]}')).toEqual({ a: ['[[[{{{', '"]', '\\'] });
});

it.each([
  ['', '1:1: a value was expected, found the end'],
  ['x', '1:1: a value was expected, found "x"'],
  ['{"a":}', '1:6: a value was expected, found "}"'],
  ['{\n "a": x}', '2:7: a value was expected, found "x"'],
  ['{"a" 1}', '1:6: ":" was expected, found "1"'],
  ['{a: 1}', '1:2: a name in quotes or "}" was expected, found "a"'],
  ['{"a": 1,}', '1:9: a name in quotes was expected, found "}"'],
  ['{"a": 1', '1:8: "," or "}" was expected, found the end'],
  ['[1 2]', '1:4: "," or "]" was expected, found "2"'],
  ['[01]', '1:3: "," or "]" was expected, found "1"'],
  ['{"a": 1} x', '1:10: the end was expected, found "x"'],
  ['"unfinished', '1:1: a value was expected, found "\\""'],
  ['["\n"]', '1:2: a value or "]" was expected, found "\\""'],
  ['['.repeat(1000), '1:257: nested more than 256 deep'],
])('%.20j is malformed', (text, expected) => {
  expect(errorsOf(() => parseJson(text))).toEqual([`malformed-message -: ${expected}`]);
});

it('bounds the size', () => {
  expect(errorsOf(() => parseJson('"12345678"', { maxLength: 5 }))).toEqual([
    'too-big -: message of 10 characters; the limit is 5',
  ]);
});

describe('RFC 7493 section 2.3 (I-JSON): names within an object are unique', () => {
  it.each([
    ['{"a": 1, "a": 1}', '1:10: the member "a" is given twice'],
    ['{"m:c": {"l": [{"k": 1},\n {"k": 2, "v": [], "\\u006b": 3}]}}', '2:20: the member "k" is given twice'],
    ['[{"__proto__": 1, "constructor": 2, "__proto__": 3}]', '1:37: the member "__proto__" is given twice'],
  ])('%s', (text, expected) => {
    expect(errorsOf(() => parseJson(text))).toEqual([`malformed-message -: ${expected}`]);
  });

  it('one name in several objects, and colons in strings, are well', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 3 }), (value, indent) => {
        const text = JSON.stringify({ a: { a: ':', ':"': value }, b: [value, { a: value }] }, null, indent);
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});
