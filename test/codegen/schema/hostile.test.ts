/** Modules made to cost time, memory or stack: each is refused, or compiled, in bounded time. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../../codegen/schema/loader.ts';
import { compile, module, problemsIn, problemsOf } from './support.ts';

const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
const long = 20_000;

describe('definitions that grow or lean on each other without end', () => {
  test.each([
    [
      'groupings that double',
      `grouping g0 { leaf a { type int8; } } ${lines(30, (i) => `grouping g${i + 1} { container a { uses g${i}; } container b { uses g${i}; } }`)}`,
      'groupings expand to more than',
    ],
    [
      'groupings inside each other',
      `grouping g0 { leaf a { type int8; } } ${lines(1000, (i) => `grouping g${i + 1} { container c { uses g${i}; } }`)} uses g1000;`,
      'nested deeper than 256',
    ],
    [
      'unions that double',
      `typedef t0 { type int8; } ${lines(40, (i) => `typedef t${i + 1} { type union { type t${i}; type t${i}; } }`)} leaf a { type t40; }`,
      'a union of more than 2000 types',
    ],
    [
      'unions of leafrefs that double',
      `leaf z { type int8; } typedef t0 { type leafref { path "../z"; } } ${lines(30, (i) => `typedef t${i + 1} { type union { type t${i}; type t${i}; } }`)} leaf a { type t30; }`,
      'a union of more than 2000 types',
    ],
    [
      'a chain of identities',
      `identity i0; ${lines(5000, (i) => `identity i${i + 1} { base i${i}; }`)}`,
      'identities are derived from others in more than',
    ],
    [
      'a pattern of counts in counts',
      'leaf a { type string { pattern "((a{1,1000}){1,1000}){1,1000}b"; } }',
      'repeats repetitions too often',
    ],
    [
      'an expression of parentheses',
      `leaf a { type int8; must "${'('.repeat(long)}1"; }`,
      'nested too deeply',
    ],
    [
      'an if-feature of parentheses',
      `leaf a { if-feature "${'('.repeat(long)}f"; type int8; }`,
      'not a valid argument',
    ],
    ['a number of many digits', `leaf a { type int8 { range "${'9'.repeat(100_000)}"; } }`, '"9999'],
  ])('%s', { timeout: 60_000 }, (_, body, message) => {
    expect(problemsIn(body)[0]).toContain(message);
  });

  test.each([
    ['typedefs', (i: number) => `typedef t${i} { type t${i + 1}; }`],
    ['unions', (i: number) => `typedef t${i} { type union { type t${i + 1}; type int8; } }`],
    ['features', (i: number) => `feature f${i} { if-feature f${i + 1}; }`],
    ['identities', (i: number) => `identity i${i} { base i${i + 1}; }`],
    ['leafrefs', (i: number) => `leaf l${i} { type leafref { path "../l${i + 1}"; } }`],
    ['groupings', (i: number) => `grouping g${i} { container c { uses g${i + 1}; } }`, 'uses g0;'],
  ])('a chain of %s: where it begins', { timeout: 60_000 }, (_, line, more = '') => {
    const [first, ...others] = problemsIn(`${lines(long, line)}\n${more}`);
    expect(first).toMatch(/^m:2:\d+ definitions depend on each other in chains too long/);
    expect(others).toEqual([]);
  });

  test('a chain of imports: where it begins', { timeout: 60_000 }, () => {
    const texts = Array.from({ length: 5000 }, (_, i) =>
      module(i === 4999 ? '' : `import m${i + 1} { prefix x; }`, { name: `m${i}` }),
    );
    expect(problemsOf({ texts, implement: ['m0'] })).toEqual([
      expect.stringMatching(/^m0:2:1 definitions depend on each other in chains too long/),
    ]);
  });

  test('what is large but right compiles', { timeout: 60_000 }, () => {
    const body = `${lines(20_000, (i) => `leaf l${i} { type string; }`)} leaf e { type enumeration { ${lines(20_000, (i) => `enum e${i};`)} } }`;
    expect(compile(module(body)).root.children).toHaveLength(20_001);
  });

  test('no more than a hundred problems are reported', () => {
    expect(problemsIn(lines(5000, (i) => `leaf l${i} { type none; }`))).toHaveLength(100);
  });
});

describe('texts that are no YANG', () => {
  test.each([
    ['an open string', 'module m { description "x', '1:24 string is not closed'],
    ['an open comment', 'module m { /* x', '1:12 comment is not closed'],
    ['open blocks', 'container c {'.repeat(100_000), 'nested deeper than 256'],
    ['closed blocks', '}'.repeat(100_000), '1:1 expected a statement, found "}"'],
    ['a forbidden character', 'module m { description "\u0007"; }', '1:25 character U+0007 is not allowed'],
    ['nothing', '', 'text is empty'],
  ])('%s', (_, text, message) => {
    expect(problemsOf({ texts: [text], implement: [] })[0]).toContain(message);
  });

  test('a byte order mark, tabs and CRLF do no harm', () => {
    const text = `\ufeff${module('\tleaf\ta {\r\n\ttype int8;\r\n\t}')}`
      .replaceAll('\n', '\r\n')
      .replaceAll('\r\r', '\r');
    expect(compile({ texts: [text], implement: ['m'] }).root.children).toHaveLength(1);
  });

  test('bytes that are not UTF-8 are refused, with their place', () => {
    const directory = mkdtempSync(join(tmpdir(), 'sly-bytes-'));
    const file = join(directory, 'm.yang');
    writeFileSync(file, Buffer.from([...Buffer.from('module m {\n  '), 0xff, 0xfe]));
    expect(() => readSource(file)).toThrow(/m\.yang:2:3: error: text is not UTF-8 \[RFC 7950 section 6\]/);
    rmSync(directory, { recursive: true });
  });
});
