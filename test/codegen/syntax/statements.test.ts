import { describe, expect, test } from 'vitest';
import { parse, problems, shape } from './support.ts';

describe('RFC 7950 section 6.3: statements', () => {
  test('a statement is a keyword, an argument or none, and a semicolon or a block', () => {
    expect(shape(parse('module m { a; b c; d e { f { } } }'))).toEqual([
      'module',
      'm',
      ['a', undefined],
      ['b', 'c'],
      ['d', 'e', ['f', undefined]],
    ]);
  });

  test('an extension keyword has a prefix (section 6.3.1)', () => {
    const [use] = parse('module m { p:ext "x"; }').substatements;
    expect(use).toMatchObject({ prefix: 'p', keyword: 'ext', argument: 'x' });
  });

  test('statements know where keyword and argument start', () => {
    const [leaf] = parse('module m {\n\tleaf\n  "a";\n}').substatements;
    expect(leaf!.position).toEqual({ file: 'f', line: 2, column: 2 });
    expect(leaf!.argumentPosition).toEqual({ file: 'f', line: 3, column: 3 });
  });

  test('lines inside strings and comments are counted', () => {
    const statements = parse('module m { /* 1\n2 */ a "3\n4"; // 5\n b; }').substatements;
    expect(statements.map(({ position }) => position.line)).toEqual([2, 4]);
  });

  test('a byte order mark is passed over and takes no column', () => {
    expect(parse('\ufeffmodule m;').position).toEqual({ file: 'f', line: 1, column: 1 });
  });

  test('every problem of a text is reported, not only the first', () => {
    expect(problems('module m {\n  a b c;\n  "d";\n  e { f g h; }\n}')).toEqual([
      '2:7 expected ";" or "{" after "a …", found "c"',
      '3:3 expected a keyword, found string "d"',
      '4:11 expected ";" or "{" after "f …", found "h"',
    ]);
  });

  test('a quoted keyword is an error, and so is one that is no identifier', () => {
    expect(problems('"module" m;')).toEqual(['1:1 expected a keyword, found string "module"', ...empty]);
    expect(problems('module m { 1a; a:b:c; }')).toEqual([
      '1:12 expected a keyword, found "1a"',
      '1:16 expected a keyword, found "a:b:c"',
    ]);
  });

  test('braces must match', () => {
    expect(problems('module m {\n  container c {\n')).toEqual([
      '3:1 expected "}" to close "container" of line 2',
    ]);
    expect(problems('module m { } }')).toEqual(['1:14 expected a statement, found "}"']);
  });

  test('a comment must be closed (section 6.1.1)', () => {
    expect(problems('module m; /* a')).toEqual(['1:11 comment is not closed; expected "*/"']);
  });

  test('a text holds one module (section 5.1)', () => {
    expect(problems('module a; module b;')).toEqual([
      '1:11 "module" after the end of the module; a text holds one module or submodule',
    ]);
    expect(problems('  // nothing\n')).toEqual(empty);
  });
});

const empty = ['1:1 text is empty; expected a module or submodule'];

describe('RFC 7950 section 14, yang-char: characters', () => {
  test.each([
    ['\u0000', 'U+0000'],
    ['\u001b', 'U+001B'],
    ['\ufffe', 'U+FFFE'],
    ['\ufdd0', 'U+FDD0'],
    ['\ud800', 'U+D800'],
    ['\u{1ffff}', 'U+1FFFF'],
  ])('%j is refused', (char, name) => {
    expect(problems(`module m {\n a "${char}"; }`)).toEqual([`2:5 character ${name} is not allowed in YANG`]);
  });

  test('all other characters are allowed', () => {
    const text = 'tab\t, del \u007f, é, 漢, \u{1f600}';
    expect(parse(`m '${text}';`).argument).toBe(text);
  });
});

describe('limits', () => {
  test('nesting is bounded', () => {
    expect(problems('a {'.repeat(300))).toEqual(['1:769 statements are nested deeper than 256']);
  });

  test('the number of problems is bounded', () => {
    expect(problems(`module m { ${'"a";'.repeat(1000)} }`)).toHaveLength(100);
  });
});
