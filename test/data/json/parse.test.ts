import { expect, it } from 'vitest';
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
