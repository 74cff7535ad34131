import { describe, expect, test } from 'vitest';
import { problemsIn, problemsOf } from './support.ts';

describe('RFC 7950 section 7: which statement may hold which', () => {
  test('an unknown statement is named', () => {
    expect(problemsIn('container c {\n  leef x;\n}')).toEqual(['m:3:3 unknown statement "leef" [7]']);
  });

  test('a statement in the wrong place is named with its parent', () => {
    expect(problemsIn('leaf l { type string; container c; }')).toEqual([
      'm:2:23 "container" is not allowed in "leaf" [7.6]',
    ]);
  });

  test('a required statement that is missing is named', () => {
    expect(problemsIn('leaf l;')).toEqual(['m:2:1 "leaf l" needs a "type" statement [7.6]']);
    expect(problemsOf('module m { yang-version 1.1; }')).toEqual([
      'm:1:1 "module m" needs a "namespace" statement [7.1]',
      'm:1:1 "module m" needs a "prefix" statement [7.1]',
    ]);
  });

  test('a statement allowed once is refused a second time', () => {
    expect(problemsIn('leaf l { type string; type string; }')).toEqual([
      'm:2:23 "leaf" takes only one "type" [7.6]',
    ]);
  });

  test.each([
    ['anydata a;', '7.1'],
    ['container c { action a; }', '7.5'],
    ['container c { notification n; }', '7.5'],
    ['identity i { if-feature f; }', '7.18'],
    ['leaf-list l { type string; default a; }', '7.7'],
    ['leaf l { type string { pattern a { modifier invert-match; } } }', '9.4.5'],
  ])('YANG 1 does not have: %s', (body, section) => {
    const [first] = problemsIn(body, { version: '1' });
    expect(first).toMatch(new RegExp(`in YANG version 1; it needs "yang-version 1.1" \\[${section}\\]$`));
  });

  test('input and output define something when they are written', () => {
    expect(problemsIn('rpc r { input; }')).toEqual([
      'm:2:9 "input" needs at least one data definition [7.14.2]',
    ]);
    expect(problemsIn('rpc r { output { typedef t { type int8; } } }')).toHaveLength(1);
  });

  test('yang-version is required from 1.1 on only', () => {
    expect(problemsOf('module m { namespace "urn:m"; prefix m; }')).toEqual([]);
  });

  test('several problems are reported together', () => {
    expect(problemsIn('leaf a;\nfoo;\nleaf b { type string; config maybe; }')).toHaveLength(3);
  });

  test('header, linkage, meta, revisions and body follow each other (section 14)', () => {
    expect(problemsIn('leaf a { type string; }\nrevision 2020-01-01;\norganization "o";')).toEqual([
      'm:3:1 "revision" must come before "leaf" [14]',
      'm:4:1 "organization" must come before "leaf" [14]',
    ]);
  });

  test('the top is a module or submodule', () => {
    expect(problemsOf('container c;')).toEqual([
      'unnamed:1:1 expected "module" or "submodule", found "container" [5.1]',
    ]);
  });
});

describe('RFC 7950 section 14: arguments', () => {
  test.each([
    ['leaf 1a { type string; }', 'an identifier'],
    ['leaf a { type string; config yes; }', '"true" or "false"'],
    ['leaf a { type string; status old; }', '"current" or "deprecated" or "obsolete"'],
    ['leaf-list a { type string; max-elements 0; }', '"unbounded" or an integer of 1 or more'],
    ['leaf-list a { type string; min-elements -1; }', 'an integer of 0 or more'],
    ['leaf-list a { type string; ordered-by me; }', '"system" or "user"'],
    ['revision 2023-02-29;', 'a date such as 2024-12-31'],
    ['augment a:b:c;', 'a path of schema nodes'],
    ['deviation a { deviate add; }', 'a path such as "/m:a/m:b"'],
    ['leaf a { type int8 { range "1 to 2"; } }', 'a range such as "1..10 | 20"'],
    ['leaf a { type string { length "a"; } }', 'a length such as "1..10 | 20"'],
    ['leaf a { type decimal64 { fraction-digits 19; } }', 'an integer from 1 to 18'],
    ['leaf a { type enumeration { enum " a"; } }', 'a name that is not empty and has no blanks around it'],
    ['leaf a { if-feature "a and"; type string; }', 'the name of a feature'],
    ['leaf a { if-feature "(a or b"; type string; }', '")"'],
    ['leaf a { if-feature "a b"; type string; }', '"and", "or" or the end of the expression'],
  ])('%s: expected %s', (body, expected) => {
    expect(problemsIn(body)[0]).toContain(`; expected ${expected} [`);
  });

  test('a statement without its argument, and one with an argument too many', () => {
    expect(problemsIn('leaf { type string; }')).toEqual(['m:2:1 "leaf" needs an argument [7.6]']);
    expect(problemsIn('rpc r { input x { leaf a { type int8; } } }')).toEqual([
      'm:2:15 "input" takes no argument [7.14.2]',
    ]);
  });

  test('YANG 1 names must not start with "xml"; in YANG 1.1 they may (section 6.2)', () => {
    expect(problemsIn('container XmlThing;', { version: '1' })[0]).toContain('does not start with "xml"');
    expect(problemsIn('container XmlThing;')).toEqual([]);
  });

  test('if-feature takes an expression from YANG 1.1 on only', () => {
    const body = 'feature a; feature b; leaf l { if-feature "a or b"; type string; }';
    expect(problemsIn(body, { version: '1' })[0]).toContain('expected the name of a feature');
    expect(problemsIn(body)).toEqual([]);
  });
});

describe('RFC 7950 section 7.19: extensions', () => {
  const definitions = 'extension mark { argument text; } extension flag;';

  test('an extension statement is taken when it is defined', () => {
    expect(problemsIn(`${definitions} leaf l { m:mark "x"; m:flag; type string; }`)).toEqual([]);
  });

  test('one that is not defined is an error, wherever it stands', () => {
    expect(problemsIn('leaf l { type string { m:none; } }')).toEqual([
      'm:2:24 unknown statement "m:none": module "m" has no such extension [7.19]',
    ]);
    expect(problemsIn('p:x;')).toEqual(['m:2:1 prefix "p" of "p:x" is not declared [6.1.2]']);
  });

  test('what it holds is made of statements of YANG and extensions', () => {
    const inside = (body: string) => problemsIn(`extension e;\nm:e { ${body} }`);
    expect(inside('leaf l { type string; } m:e;')).toEqual([]);
    expect(inside('foo x;')).toEqual(['m:3:7 unknown statement "foo" [7.19]']);
    expect(inside('m:e { leaf l { foo x; } }')).toEqual(['m:3:22 unknown statement "foo" [7.19]']);
  });

  test('tailf-common holds operations with an empty "input" in an extension of its own, and is taken', () => {
    expect(problemsIn('extension action { argument name; } m:action a { input; output { } }')).toEqual([]);
  });

  test('its argument must be there if it is defined to be, and only then', () => {
    expect(problemsIn(`${definitions}\nm:mark; m:flag "x";`)).toEqual([
      'm:3:1 "m:mark" needs an argument (text) [7.19.2]',
      'm:3:9 "m:flag" takes no argument [7.19.2]',
    ]);
  });
});
