import { describe, expect, test } from 'vitest';
import { compile, module, nodeAt, nodeOf, problemsIn } from './support.ts';

const one = (body: string) => compile(module(body));

describe('RFC 7950 section 9.9: leafrefs', () => {
  const target = (body: string, path: string) => nodeOf(one(body), 'leaf', path).type.target;

  test('a path leads from the leaf, by parents and names, past choices and predicates', () => {
    const body = `container c { choice h { leaf a { type int8; } } list s { key k; leaf k { type string; } leaf v { type int8; } }
      leaf n { type leafref { path "../s/k"; } }
      leaf r1 { type leafref { path "../a"; } }
      leaf r2 { type leafref { path "../s[k = current()/../n]/v"; } }
      leaf r3 { type leafref { path "/m:c/m:a"; } }
      leaf r4 { type leafref { path " /c/s / k "; } } }`;
    const schema = one(body);
    const at = (name: string) => nodeOf(schema, 'leaf', `/c/${name}`).type.target?.path;
    expect(at('r1')).toBe('/m:c/m:h/m:a/m:a');
    expect(at('r2')).toBe('/m:c/m:s/m:v');
    expect(at('r3')).toBe('/m:c/m:h/m:a/m:a');
    expect(at('r4')).toBe('/m:c/m:s/m:k');
  });

  test('parameters refer to each other, and actions to the tree around them', () => {
    const body = `rpc r { input { leaf a { type int8; } leaf b { type leafref { path "../a"; } } } }
      container c { leaf x { type int8; } action t { input { leaf y { type leafref { path "../../x"; } } } } }`;
    expect(target(body, '/r/input/b')?.path).toBe('/m:r/m:input/m:a');
    expect(target(body, '/c/t/input/y')?.path).toBe('/m:c/m:x');
  });

  test('the operation or notification the leaf is in can be named', () => {
    const action =
      'action t { input { leaf y { type int8; } leaf z { type leafref { path "/m:c/m:t/m:y"; } } } }';
    expect(target(`container c { ${action} }`, '/c/t/input/z')?.path).toBe('/m:c/m:t/m:input/m:y');
    const notification = 'notification n { leaf y { type int8; } leaf z { type leafref { path "/n/y"; } } }';
    expect(target(notification, '/n/z')?.path).toBe('/m:n/m:y');
  });

  test('must not refer to what is more outdated in the same module (section 7.21.2)', () => {
    const body = 'leaf a { status deprecated; type int8; } leaf r { type leafref { path "/a"; } }';
    expect(problemsIn(body)).toEqual([
      'm:2:71 current leaf "r" must not refer to "a", which is deprecated [7.21.2]',
    ]);
  });

  test('through deref() (section 10.3.1)', () => {
    const body = `list s { key k; leaf k { type string; } leaf v { type int8; } }
      container c { leaf n { type leafref { path "/s/k"; } } leaf r { type leafref { path "deref(../n)/../v"; } } }`;
    expect(target(body, '/c/r')?.path).toBe('/m:s/m:v');
  });

  test('inside a union, and by a typedef used in several places', () => {
    const body = `typedef t { type leafref { path "../a"; } }
      container c { leaf a { type int8; } leaf r { type t; } leaf u { type union { type t; type string; } } }
      container d { leaf a { type string; } leaf r { type t; } }`;
    const schema = one(body);
    expect(nodeOf(schema, 'leaf', '/c/r').type.target).toBe(nodeAt(schema, '/c/a'));
    expect(nodeOf(schema, 'leaf', '/d/r').type.target).toBe(nodeAt(schema, '/d/a'));
    expect(nodeOf(schema, 'leaf', '/c/u').type.members[0]!.target).toBe(nodeAt(schema, '/c/a'));
  });

  test('a default takes the form of the target', () => {
    expect(
      nodeOf(one('leaf a { type int8; } leaf r { type leafref { path /a; } default 0x5; }'), 'leaf', '/r')
        .default,
    ).toBe(5);
    expect(problemsIn('leaf a { type int8; } leaf r { type leafref { path /a; } default x; }')).toHaveLength(
      1,
    );
  });

  test('wrong paths', () => {
    const leafref = (path: string, more = '') =>
      problemsIn(`leaf a { type int8; } container c;\n${more}\nleaf r { type leafref { path "${path}"; } }`);
    expect(leafref('../none')).toEqual([
      'm:4:30 path "../none" of leafref "r" leads nowhere: the top level has no node "none" [9.9.2]',
    ]);
    expect(leafref('../../a')[0]).toContain('the top level has no parent');
    expect(leafref('../c')[0]).toContain('must point at a leaf or leaf-list, not at container "c" [9.9]');
    expect(leafref('a')[0]).toContain('it must start with "/" or ".."');
    expect(leafref('../c/../a')[0]).toContain('".." stands after a name');
    expect(leafref('../a | ../c')).toHaveLength(1);
    expect(leafref('../r')[0]).toContain('leafref "r" points back at itself [9.9]');
  });

  test('configuration must not require state; without require-instance it may refer to it', () => {
    const body = (more: string) =>
      `leaf s { config false; type int8; } leaf r { type leafref { path /s; ${more} } }`;
    expect(problemsIn(body(''))).toEqual([
      'm:2:66 leafref "r" is configuration and cannot require "s", which is not [9.9]',
    ]);
    expect(problemsIn(body('require-instance false;'))).toEqual([]);
  });
});

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
