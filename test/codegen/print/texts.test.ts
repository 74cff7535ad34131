import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printYang } from '../../../codegen/print/yang.ts';
import { printYin } from '../../../codegen/print/yin.ts';
import type { Statement } from '../../../codegen/syntax/statement.ts';
import { parse, shape } from '../syntax/support.ts';

const EXTENSIONS = parse(`module x { namespace urn:x; prefix x;
  extension attribute { argument name; } extension element { argument text { yin-element true; } } extension none; }`);
const find = (name: string) => (name === 'x' ? EXTENSIONS : undefined);

/** Texts that printing could spoil: quotes, escapes, layout, what XML treats in its own way. */
const argument = fc.string({
  unit: fc.constantFrom(
    'a',
    'B',
    ' ',
    '\n',
    '\t',
    '"',
    "'",
    '\\',
    '<',
    '&',
    '{',
    ';',
    '/',
    '*',
    '+',
    '\u00e9',
    '\u{1f600}',
  ),
});

const statement = (keyword: string, value: string, ...substatements: Statement[]): Statement => ({
  prefix: keyword.includes(':') ? keyword.split(':')[0] : undefined,
  keyword: keyword.split(':').at(-1)!,
  argument: value,
  position: { file: 'f', line: 1, column: 1 },
  argumentPosition: { file: 'f', line: 1, column: 1 },
  substatements,
});

const header = [
  statement('namespace', 'urn:m'),
  statement('prefix', 'm'),
  statement('import', 'x', statement('prefix', 'x')),
];

describe('statements printed and read again are the same', () => {
  test('as YANG', () => {
    fc.assert(
      fc.property(argument, argument, (a, b) => {
        const top = statement('module', 'm', ...header, statement('description', a, statement('units', b)));
        expect(shape(parse(printYang(top)))).toEqual(shape(top));
      }),
    );
  });

  test('as YIN', () => {
    fc.assert(
      fc.property(argument, argument, argument, (a, b, c) => {
        const top = statement(
          'module',
          'm',
          ...header,
          statement('description', a),
          statement('units', b, statement('x:attribute', c), statement('x:element', `e${a}`)),
        );
        expect(shape(parse(printYin(top, find)))).toEqual(shape(top));
      }),
    );
  });
});

test('YANG is laid out as people write it', () => {
  const top = parse(`module m { namespace "urn:m"; prefix m; description
    "Two
       lines"; leaf l { type string { pattern '\\d+'; } must "a = 'b'"; } }`);
  expect(printYang(top)).toBe(`module m {
  namespace urn:m;
  prefix m;
  description
    "Two
       lines";
  leaf l {
    type string {
      pattern '\\d+';
    }
    must "a = 'b'";
  }
}
`);
});

test('YIN declares the namespaces of all imports; statements of unknown modules are left out', () => {
  const top = parse(
    'module m { namespace urn:m; prefix m; import x { prefix x; } import y { prefix y; } y:a; x:none; }',
  );
  expect(printYin(top, find)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<module name="m" xmlns="urn:ietf:params:xml:ns:yang:yin:1" xmlns:m="urn:m" xmlns:x="urn:x">
  <namespace uri="urn:m"/>
  <prefix value="m"/>
  <import module="x">
    <prefix value="x"/>
  </import>
  <import module="y">
    <prefix value="y"/>
  </import>
  <x:none/>
</module>
`);
});
