import { describe, expect, test } from 'vitest';
import { compile, module, nodeOf, problemsIn } from './support.ts';

describe('RFC 7950 section 9.9.2: predicates in the path of a leafref', () => {
  const body = `container c;
    leaf n { type string; }
    leaf-list m { type string; }
    list l { key "a b"; leaf a { type string; } leaf b { type string; } leaf v { type string; } }
    list s { config false; leaf a { type string; } }`;
  const path = (text: string, more = '') =>
    problemsIn(`${body}\nleaf r { type leafref { path "${text}"; } ${more} }`).map((problem) =>
      problem.replace(/^m:7:\d+ path "[^"]*" /, ''),
    );

  test('choose entries by their keys, some or all, with blanks around the signs', () => {
    expect(path('/l[a=current()/../n]/v')).toEqual([]);
    expect(path('../l[m:a = current()/../n] [ b=current ( ) / .. / m:n ] / v')).toEqual([]);
    const schema = compile(
      module(`${body} container d { leaf r { type leafref { path "/l[a=current()/../../n]/v"; } } }`),
    );
    expect(nodeOf(schema, 'leaf', '/d/r').type.target?.path).toBe('/m:l/m:v');
  });

  test('are for keys only, each once', () => {
    expect(path('/l[v=current()/../n]/a')).toEqual([
      'has a predicate for "v", which is no key of list "l" [9.9.2]',
    ]);
    expect(path('/l[none=current()/../n]/a')).toEqual([
      'has a predicate for "none", which is no key of list "l" [9.9.2]',
    ]);
    expect(path('/l[a=current()/../n][m:a=current()/../n]/v')).toEqual([
      'has two predicates for key "m:a" [9.9.2]',
    ]);
    expect(path('/s[a=current()/../n]/a', 'config false;')).toEqual([
      'has a predicate for "a", which is no key of list "s" [9.9.2]',
    ]);
  });

  test('stand at lists', () => {
    expect(path('/n[a=current()/../n]')).toEqual(['has a predicate at "n", which is no list [9.9.2]']);
    expect(path('../m[.=current()/../n]')[0]).toContain('does not compare a key with a leaf');
  });

  test('compare with a leaf that is there, found from the leafref', () => {
    expect(path('/l[a=current()/../none]/v')).toEqual([
      'of leafref "r" leads nowhere: the top level has no node "none" [9.9.2]',
    ]);
    expect(path('/l[a=current()/../c]/v')).toEqual(['compares key "a" with "c", which is no leaf [9.9.2]']);
  });

  test.each([
    'current()',
    'current()/..',
    'current()/n',
    'current()/../c/../n',
    '../n',
    "'x'",
    '1',
    'current()/../n and 1=1',
  ])('compare with a path up and down again, not with %s (section 14)', (right) => {
    expect(path(`/l[a=${right}]/v`)[0]).toContain(
      'does not compare a key with a leaf, as in "[name = current()/../name]" [9.9.2]',
    );
  });

  test('are no other conditions', () => {
    expect(path('/l[a]/v')[0]).toContain('does not compare a key with a leaf');
    expect(path('/l[1]/v')[0]).toContain('does not compare a key with a leaf');
  });

  test.each(['/l[[a=current()/../n]]/v', '/l[a=current()/../n/v', '/[a=current()/../n]'])(
    'are what XPath has, too: %s is refused once',
    (text) => {
      expect(path(text)).toHaveLength(1);
    },
  );
});
