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

  test.each([
    [
      'feature f; leaf a { type enumeration { enum blue { if-feature f; } enum red; } default blue; }',
      'enum',
    ],
    ['feature f; leaf a { type bits { bit blue { if-feature f; } bit red; } default "red blue"; }', 'bit'],
    [
      'feature f; identity b; identity blue { base b; if-feature f; } leaf a { type identityref { base b; } default blue; }',
      'identity',
    ],
    [
      'feature f; leaf a { type union { type int8; type enumeration { enum blue { if-feature f; } } } default blue; }',
      'enum',
    ],
    [
      'feature f; typedef t { type enumeration { enum blue { if-feature f; } enum red; } } leaf a { type t { enum blue; } default blue; }',
      'enum',
    ],
    [
      'feature f; leaf-list a { type enumeration { enum blue { if-feature f; } enum red; } default red; default blue; }',
      'enum',
    ],
    [
      'feature f; typedef t { type enumeration { enum blue { if-feature f; } enum red; } default blue; }',
      'enum',
    ],
  ])('the value of a default has no if-feature (sections 7.6.4 and 7.7.4): %s', (body, kind) => {
    expect(problemsIn(body)).toEqual([
      expect.stringContaining(`blue" depends on a feature: its ${kind} has an if-feature [7.6.4]`),
    ]);
    expect(problemsIn(body.replace('if-feature f;', ''))).toEqual([]);
  });

  test.each([
    'leaf a { type empty; default ""; }',
    'typedef t { type empty; default ""; }',
    'leaf-list a { type empty; default ""; }',
  ])('an empty has no default (section 9.11): %s', (body) => {
    expect(problemsIn(body)).toEqual([expect.stringContaining('an empty has no default')]);
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

  test('a key is defined in the list or a grouping it uses, not by an augment', () => {
    expect(problemsIn('list l { key k; }\naugment /l { leaf k { type int8; } }')).toEqual([
      'm:3:1 key "k" must be defined in its list, not by an augment [7.8.2]',
    ]);
    expect(problemsIn('grouping g { leaf k { type int8; } } list l { key k; uses g; }')).toEqual([]);
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

  test.each(['action', 'notification'])(
    'an %s has no list without a key above it (sections 7.15 and 7.16)',
    (kind) => {
      const list = (inner: string) => problemsIn(`list l { config false; leaf a { type int8; } ${inner} }`);
      const problem = `${kind} "x" must not stand in list "l", which has no key`;
      for (const inner of [
        `${kind} x;`,
        `container c { ${kind} x; }`,
        `list i { key b; leaf b { type int8; } ${kind} x; }`,
      ]) {
        expect(list(inner)[0]).toContain(problem);
      }
      expect(
        problemsIn(`list l { config false; leaf a { type int8; } } augment /l { ${kind} x; }`)[0],
      ).toContain(problem);
      expect(problemsIn(`list l { key a; leaf a { type int8; } ${kind} x; }`)).toEqual([]);
    },
  );

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
