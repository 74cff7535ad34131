import { describe, expect, test } from 'vitest';
import { compile, module, nodeAt, nodeOf, pathsOf, problemsIn } from './support.ts';

const one = (body: string) => compile(module(body));

describe('RFC 7950 section 7.6: leafs', () => {
  test('a default is in canonical form', () => {
    expect(nodeOf(one('leaf l { type int8; default 0x10; }'), 'leaf', '/l').default).toBe(16);
    expect(nodeOf(one('leaf l { type uint64; default 5; }'), 'leaf', '/l').default).toBe('5');
    expect(nodeOf(one('leaf l { type boolean; default true; }'), 'leaf', '/l').default).toBe(true);
    expect(
      nodeOf(one('leaf l { type decimal64 { fraction-digits 2; } default 1.50; }'), 'leaf', '/l').default,
    ).toBe('1.5');
  });

  test('a default must fit its type, and a mandatory leaf has none', () => {
    expect(problemsIn('leaf l { type int8; default 300; }')[0]).toMatch(
      /^m:2:29 default "300" of leaf "l" is wrong: .*\[7\.6\.4\]$/,
    );
    expect(problemsIn('leaf l { type int8; mandatory true; default 1; }')).toEqual([
      'm:2:37 leaf "l" is mandatory and cannot have a default [7.6.4]',
    ]);
  });
});

describe('RFC 7950 section 7.7: leaf-lists', () => {
  test('bounds, order and defaults', () => {
    const body =
      'leaf-list a { type int8; min-elements 0; max-elements 3; ordered-by user; default 1; default 2; }';
    expect(nodeOf(one(body), 'leaf-list', '/a')).toMatchObject({
      minElements: 0,
      maxElements: 3,
      orderedBy: 'user',
      defaults: [1, 2],
    });
    expect(nodeOf(one('leaf-list a { type int8; }'), 'leaf-list', '/a')).toMatchObject({
      maxElements: Number.POSITIVE_INFINITY,
      orderedBy: 'system',
      defaults: [],
    });
  });

  test('the default of the type counts when there is no other and none are required', () => {
    const typedef = 'typedef t { type int8; default 4; }';
    expect(nodeOf(one(`${typedef} leaf-list a { type t; }`), 'leaf-list', '/a').defaults).toEqual([4]);
    expect(
      nodeOf(one(`${typedef} leaf-list a { type t; min-elements 1; }`), 'leaf-list', '/a').defaults,
    ).toEqual([]);
  });

  test('wrong combinations', () => {
    expect(problemsIn('leaf-list a { type int8; min-elements 2; max-elements 1; }')).toEqual([
      'm:2:26 min-elements 2 is more than max-elements 1 [7.7.5]',
    ]);
    expect(problemsIn('leaf-list a { type int8; min-elements 1; default 1; }')).toEqual([
      'm:2:42 leaf-list "a" has min-elements and cannot have a default [7.7.4]',
    ]);
    expect(problemsIn('leaf-list a { type int8; default 1; default 0x1; }')).toEqual([
      'm:2:26 leaf-list "a" has the same default twice [7.7.4]',
    ]);
  });
});

describe('RFC 7950 section 7.8: lists', () => {
  const list = (body: string) => problemsIn(`list s { ${body} }`);

  test('keys come first, in key order, and are marked', () => {
    const s = nodeOf(
      one('list s { key "b a"; leaf x { type int8; } leaf a { type int8; } leaf b { type int8; } }'),
      'list',
      '/s',
    );
    expect(s.children.map(({ name }) => name)).toEqual(['b', 'a', 'x']);
    expect(s.keys.map(({ name, isKey, mandatory }) => [name, isKey, mandatory])).toEqual([
      ['b', true, true],
      ['a', true, true],
    ]);
  });

  test('configuration needs a key; state and parameters do not', () => {
    expect(list('leaf a { type int8; }')).toEqual([
      'm:2:1 list "s" is configuration and needs a key [7.8.2]',
    ]);
    expect(list('config false; leaf a { type int8; }')).toEqual([]);
    expect(problemsIn('rpc r { input { list s { leaf a { type int8; } } } }')).toEqual([]);
  });

  test('a key is a leaf of the list, named once, with the config of the list', () => {
    expect(list('key k; container k;')).toEqual(['m:2:14 key "k" is not a leaf of list "s" [7.8.2]']);
    expect(list('key k; choice c { leaf k { type int8; } }')).toHaveLength(1);
    expect(list('key "k k"; leaf k { type int8; }')).toEqual(['m:2:14 key "k" is given twice [7.8.2]']);
    expect(list('key k; leaf k { type int8; config false; }')).toEqual([
      'm:2:17 key "k" must have the same config as its list "s" [7.8.2]',
    ]);
  });

  test('a key has no default, no when and no if-feature', () => {
    expect(
      nodeOf(one('list s { key k; leaf k { type int8; default 1; } }'), 'leaf', '/s/k').default,
    ).toBeUndefined();
    expect(list('key k; leaf k { type int8; when "1"; }')).toEqual([
      'm:2:17 key "k" must not have a when [7.21.5]',
    ]);
    expect(
      problemsIn('grouping g { leaf k { type int8; } } list s { key k; uses g { when "1"; } }'),
    ).toHaveLength(1);
    expect(problemsIn('feature f; list s { key k; leaf k { type int8; if-feature f; } }')).toEqual([
      'm:2:28 key "k" must not have an if-feature [7.20.2]',
    ]);
  });

  test('a key of type empty is for YANG 1.1 only', () => {
    const body = 'list s { key k; leaf k { type empty; } }';
    expect(problemsIn(body)).toEqual([]);
    expect(problemsIn(body, { version: '1' })).toHaveLength(1);
  });

  test('unique names leafs below the list (section 7.8.3)', () => {
    const body =
      'key k; unique "a c/b"; leaf k { type int8; } leaf a { type int8; } container c { leaf b { type int8; } }';
    const s = nodeOf(one(`list s { ${body} }`), 'list', '/s');
    expect(s.unique.map((leafs) => leafs.map((path) => path.map(({ name }) => name)))).toEqual([
      [['a'], ['c', 'b']],
    ]);
    expect(list('key k; leaf k { type int8; } unique x;')).toEqual([
      'm:2:46 unique "x" is not a leaf of list "s" [7.8.3]',
    ]);
    const nested = 'key k; leaf k { type int8; } unique t/x; list t { key x; leaf x { type int8; } }';
    expect(list(nested)[0]).toContain('unique "t/x" leads into another list');
    const mixed = 'key k; leaf k { type int8; } unique "k x"; leaf x { config false; type int8; }';
    expect(list(mixed)[0]).toContain('must be all configuration or all state');
  });
});

describe('RFC 7950 section 7.9: choices', () => {
  test('shorthand cases are made explicit', () => {
    const schema = one('choice c { container a; case b { leaf x { type int8; } leaf y { type int8; } } }');
    expect(pathsOf(schema)).toEqual([
      '/m:c',
      '/m:c/m:a',
      '/m:c/m:a/m:a',
      '/m:c/m:b',
      '/m:c/m:b/m:x',
      '/m:c/m:b/m:y',
    ]);
    expect(nodeOf(schema, 'choice', '/c').cases.map(({ implicit }) => implicit)).toEqual([true, false]);
    expect(schema.root.dataChildren.map(({ jsonName }) => jsonName)).toEqual(['m:a', 'm:x', 'm:y']);
  });

  test('a choice may be a shorthand case in YANG 1.1', () => {
    expect(pathsOf(one('choice c { choice d { leaf a { type int8; } } }')).at(-1)).toBe(
      '/m:c/m:d/m:d/m:a/m:a',
    );
  });

  test('the default case', () => {
    const schema = one('choice c { default b; leaf a { type int8; } case b { leaf x { type int8; } } }');
    expect(nodeOf(schema, 'choice', '/c').defaultCase).toBe(nodeAt(schema, '/c/b'));
    expect(problemsIn('choice c { default x; leaf a { type int8; } }')).toEqual([
      'm:2:20 default "x" is not a case of choice "c" [7.9.3]',
    ]);
    expect(problemsIn('choice c { default a; mandatory true; leaf a { type int8; } }')).toEqual([
      'm:2:12 choice "c" is mandatory and cannot have a default [7.9.4]',
    ]);
    expect(problemsIn('choice c { default a; leaf a { type int8; mandatory true; } }')).toEqual([
      'm:2:20 default case "a" must not have the mandatory node "a" [7.9.3]',
    ]);
  });

  test('a when of choice or case counts for the data nodes in it, at their parent (section 7.21.5)', () => {
    const schema = one(
      'container k { leaf t { type int8; } choice c { when "t"; case a { when "t=1"; leaf x { type int8; when "1"; } } } }',
    );
    expect(nodeAt(schema, '/k/c/a/x').when.map(({ context, xpath }) => [context, xpath.text])).toEqual([
      ['parent', 't'],
      ['parent', 't=1'],
      ['self', '1'],
    ]);
    expect(nodeAt(schema, '/k/c/a/x').when[0]!.xpath.dependencies).toEqual([nodeAt(schema, '/k/t')]);
  });

  test('without the node it stands for, a shorthand case is absent too', () => {
    const text = module('feature f; choice c { leaf a { if-feature f; type int8; } leaf b { type int8; } }');
    const schema = compile({ texts: [text], features: new Map([['m', []]]) });
    expect(nodeOf(schema, 'choice', '/c').cases.map(({ name }) => name)).toEqual(['b']);
  });
});

describe('RFC 7950 section 6.2.1: names of nodes', () => {
  test('are unique among siblings, looking through choices and cases', () => {
    expect(problemsIn('leaf a { type int8; }\ncontainer a;')).toEqual([
      'm:3:11 container "a" has the name of a leaf defined in line 2 [6.2.1]',
    ]);
    expect(problemsIn('leaf a { type int8; } choice c { case x { leaf a { type int8; } } }')).toHaveLength(1);
    expect(
      problemsIn('choice c { case x { leaf a { type int8; } } case y { leaf a { type int8; } } }'),
    ).toHaveLength(1);
    expect(
      problemsIn('choice c { case x { leaf a { type int8; } } case x { leaf b { type int8; } } }'),
    ).toHaveLength(1);
    expect(problemsIn('rpc a; notification a;')).toHaveLength(1);
  });

  test('a case may have the name of a node', () => {
    expect(problemsIn('choice c { case c { leaf a { type int8; } } }')).toEqual([]);
  });
});

describe('RFC 7950 section 7.21.1: config', () => {
  test('is inherited; below state all is state', () => {
    const schema = one(
      'container c { config false; leaf a { type int8; } } container d { leaf b { config false; type int8; } }',
    );
    expect(nodeAt(schema, '/c/a').config).toBe(false);
    expect(nodeAt(schema, '/d').config).toBe(true);
    expect(nodeAt(schema, '/d/b').config).toBe(false);
    expect(problemsIn('container c { config false; leaf a { config true; type int8; } }')).toEqual([
      'm:2:38 leaf "a" cannot be configuration below a node that is not [7.21.1]',
    ]);
  });

  test('has no meaning in operations and notifications, whose nodes are not configuration', () => {
    const schema = one(
      'rpc r { input { leaf a { config true; type int8; } } } notification n { leaf b { type int8; } }',
    );
    expect(nodeAt(schema, '/r/input/a').config).toBe(false);
    expect(nodeAt(schema, '/n/b').config).toBe(false);
  });
});

describe('RFC 7950 sections 7.14 to 7.16: operations and notifications', () => {
  test('an rpc has input and output even if they are not written', () => {
    const rpc = one('rpc r;').rpcs.get('m:r')!;
    expect(rpc.input).toMatchObject({ kind: 'input', path: '/m:r/m:input', children: [] });
    expect(rpc.output.parent).toBe(rpc);
  });

  test('actions and notifications in the tree belong to their container or list', () => {
    const schema = one(`list s { key k; leaf k { type int8; }
      action a { input { leaf i { type int8; } } } notification n { leaf x { type int8; } } }`);
    const s = nodeOf(schema, 'list', '/s');
    expect(s.actions).toEqual([nodeAt(schema, '/s/a')]);
    expect(s.notifications).toEqual([nodeAt(schema, '/s/n')]);
    expect(s.children.map(({ name }) => name)).toEqual(['k']);
    expect([...schema.notifications.keys()]).toEqual([]);
  });

  test('they stand in containers and lists only, never in operations or notifications', () => {
    expect(problemsIn('grouping g { action a; }\nuses g;')).toEqual([
      'm:2:14 action "a" must stand in a container or list, not in a root [7.15]',
    ]);
    expect(problemsIn('rpc r { input { container c { action a; } } }')).toEqual([
      'm:2:31 action "a" must not stand in the input of an operation [7.15]',
    ]);
    expect(problemsIn('notification n { container c { notification d; } }')).toEqual([
      'm:2:32 notification "d" must not stand in a notification [7.16]',
    ]);
  });

  test('parameters are not qualified, whatever module the operation is of', () => {
    const schema = one('rpc r { input { leaf a { type int8; } } } notification n { leaf b { type int8; } }');
    expect(nodeOf(schema, 'leaf', '/r/input/a')).toMatchObject({
      jsonName: 'a',
      dataParent: { kind: 'input' },
    });
    expect(nodeOf(schema, 'leaf', '/n/b')).toMatchObject({
      jsonName: 'b',
      dataParent: { kind: 'notification' },
    });
  });
});

describe('RFC 7950 sections 7.5, 7.10, 7.11: other nodes', () => {
  test('containers, anydata and anyxml', () => {
    const schema = one(
      'container c { presence p; must "1" { error-message e; error-app-tag t; } } anydata d { mandatory true; } anyxml x;',
    );
    expect(nodeOf(schema, 'container', '/c')).toMatchObject({
      presence: 'p',
      must: [{ errorMessage: 'e', errorAppTag: 't' }],
    });
    expect(nodeAt(schema, '/d')).toMatchObject({ kind: 'anydata', mandatory: true });
    expect(nodeAt(schema, '/x')).toMatchObject({ kind: 'anyxml', mandatory: false });
  });

  test('extension statements are kept with the node, qualified by module', () => {
    const schema = one('extension e { argument a; } m:e top; container c { m:e x; }');
    expect(nodeAt(schema, '/c').extensionUses).toEqual([{ module: 'm', name: 'e', argument: 'x' }]);
    expect(schema.modules.get('m')?.extensionUses).toEqual([{ module: 'm', name: 'e', argument: 'top' }]);
  });

  test('an expression that cannot be read is an error at its place', () => {
    expect(problemsIn('container c {\n  must "1 +"; }')[0]).toMatch(/^m:3:8 /);
    expect(problemsIn('container c {\n  when "x:y"; }')[0]).toMatch(/^m:3:8 /);
  });
});

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
      'm:2:71 a current leafref must not refer to "a", which is deprecated [7.21.2]',
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
