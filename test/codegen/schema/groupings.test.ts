import { describe, expect, test } from 'vitest';
import { compile, module, nodeAt, nodeOf, pathsOf, problemsIn, problemsOf } from './support.ts';

describe('RFC 7950 sections 7.12 and 7.13: groupings and uses', () => {
  test('the nodes stand where the uses stands, in order', () => {
    const body = `grouping g { leaf b { type string; } leaf c { type string; } }
      leaf a { type string; } uses g; leaf d { type string; }`;
    expect(pathsOf(compile(module(body)))).toEqual(['/m:a', '/m:b', '/m:c', '/m:d']);
  });

  test('they are in the namespace of the module that uses them', () => {
    const n = module('grouping g { container c { leaf l { type string; } } }', { name: 'n' });
    const schema = compile({ texts: [module('import n { prefix n; } uses n:g;'), n], implement: ['m'] });
    expect(pathsOf(schema)).toEqual(['/m:c', '/m:c/m:l']);
    expect(nodeAt(schema, '/c/l').module.name).toBe('m');
  });

  test('types and nested groupings inside keep their meaning in the text of the grouping', () => {
    const n = module(
      `typedef t { type int8; } grouping inner { leaf x { type t; } } grouping g { leaf l { type t; } uses inner; }`,
      { name: 'n' },
    );
    const m = module('import n { prefix n; } typedef t { type string; } uses n:g;');
    const schema = compile({ texts: [m, n], implement: ['m'] });
    expect(nodeOf(schema, 'leaf', '/l').type.name).toBe('n:t');
    expect(nodeOf(schema, 'leaf', '/x').type.name).toBe('n:t');
  });

  test('names without prefix in its expressions belong to the module that uses it (section 6.4.1)', () => {
    const n = module(
      'grouping g { leaf a { type int8; } leaf b { type leafref { path "../a"; } must "../a > 1"; } }',
      {
        name: 'n',
      },
    );
    const schema = compile({
      texts: [module('import n { prefix n; } container c { uses n:g; }'), n],
      implement: ['m'],
    });
    const b = nodeOf(schema, 'leaf', '/c/b');
    expect(b.type.target).toBe(nodeAt(schema, '/c/a'));
    expect(b.must[0]!.xpath.dependencies).toContain(nodeAt(schema, '/c/a'));
  });

  test('expressions depend on the nodes of the place they are used at', () => {
    const schema = compile(
      module(`grouping g { leaf a { type int8; } leaf b { type int8; must "../a"; } }
        container c { uses g; } container d { uses g; }`),
    );
    const at = (path: string) => nodeOf(schema, 'leaf', path).must[0]!.xpath.dependencies;
    expect(at('/c/b')).toEqual([nodeAt(schema, '/c/a')]);
    expect(at('/d/b')).toEqual([nodeAt(schema, '/d/a')]);
  });

  test('types are shared by all places a grouping is used at', () => {
    const schema = compile(
      module(
        'grouping g { leaf a { type int8 { range 1..2; } } } container c { uses g; } container d { uses g; }',
      ),
    );
    expect(nodeOf(schema, 'leaf', '/c/a').type).toBe(nodeOf(schema, 'leaf', '/d/a').type);
  });

  test('a grouping is found in the scopes around, not in others', () => {
    expect(
      problemsIn('container c { grouping g { leaf a { type int8; } } container d { uses g; } }'),
    ).toEqual([]);
    expect(problemsIn('container c { grouping g; } uses g;')).toEqual([
      'm:2:34 grouping "g" is not defined [7.13]',
    ]);
  });

  test('a grouping must not use itself, used or not', () => {
    expect(problemsIn('grouping g {\n  container c { uses g; } }')).toEqual([
      'm:3:22 grouping "g" uses itself [7.12]',
    ]);
    expect(problemsIn('grouping a { uses b; }\ngrouping b { uses a; }\nuses a;')).toEqual([
      'm:3:19 grouping "a" uses itself [7.12]',
    ]);
  });

  test('what is wrong in a grouping is reported once, also when nothing uses it', () => {
    const wrong = 'grouping g { leaf a { type none; } }';
    expect(problemsIn(wrong)).toEqual(['m:2:28 type "none" is not defined [7.4]']);
    expect(problemsIn(`${wrong}\ncontainer c { uses g; } container d { uses g; }`)).toHaveLength(1);
    expect(problemsIn('grouping g { leaf a { type int8; must "]["; } }')).toHaveLength(1);
  });

  test('when and if-feature of a uses count for each of its nodes', () => {
    const text = module(
      'feature f; grouping g { leaf a { type int8; } } container c { uses g { when "1=1"; if-feature f; } }',
    );
    const { when } = nodeAt(compile(text), '/c/a');
    expect(when).toMatchObject([{ context: 'parent', xpath: { text: '1=1' } }]);
    expect(pathsOf(compile({ texts: [text], features: new Map([['m', []]]) }))).toEqual(['/m:c']);
  });
});

describe('RFC 7950 section 7.13.2: refine', () => {
  const refined = (nodes: string, refines: string) => {
    return compile(
      module(
        `feature f; grouping g { ${nodes} } container k { uses g { ${refines} } } container o { uses g; }`,
      ),
    );
  };

  test('changes a node in this place only', () => {
    const schema = refined(
      'leaf a { type int8; default 1; description x; }',
      'refine a { default 2; description y; }',
    );
    expect(nodeOf(schema, 'leaf', '/k/a')).toMatchObject({ default: 2, description: 'y' });
    expect(nodeOf(schema, 'leaf', '/o/a')).toMatchObject({ default: 1, description: 'x' });
  });

  test('mandatory, config, presence, min-elements, max-elements, reference', () => {
    const schema = refined(
      'leaf a { type int8; } container c; leaf-list l { type int8; } list s { key x; leaf x { type int8; } }',
      `refine a { mandatory true; config false; reference r; } refine c { presence p; }
       refine l { min-elements 1; max-elements 2; } refine s { max-elements 3; }`,
    );
    expect(nodeOf(schema, 'leaf', '/k/a')).toMatchObject({ mandatory: true, config: false, reference: 'r' });
    expect(nodeOf(schema, 'container', '/k/c').presence).toBe('p');
    expect(nodeOf(schema, 'leaf-list', '/k/l')).toMatchObject({ minElements: 1, maxElements: 2 });
    expect(nodeOf(schema, 'list', '/k/s').maxElements).toBe(3);
  });

  test('must adds to what is there', () => {
    const schema = refined('leaf a { type int8; must "1"; }', 'refine a { must "2"; }');
    expect(nodeOf(schema, 'leaf', '/k/a').must.map(({ xpath }) => xpath.text)).toEqual(['1', '2']);
    expect(nodeOf(schema, 'leaf', '/o/a').must).toHaveLength(1);
  });

  test('the defaults of a leaf-list are replaced', () => {
    const schema = refined('leaf-list a { type int8; default 1; }', 'refine a { default 2; default 3; }');
    expect(nodeOf(schema, 'leaf-list', '/k/a').defaults).toEqual([2, 3]);
  });

  test('reaches nodes below, through choices and cases', () => {
    const schema = refined(
      'choice c { case x { container d { leaf a { type int8; } } } }',
      'refine c/x/d/a { default 7; }',
    );
    expect(nodeOf(schema, 'leaf', '/k/c/x/d/a').default).toBe(7);
  });

  test('if-feature takes the node away', () => {
    const text = module(
      'feature f; grouping g { leaf a { type int8; } } uses g { refine a { if-feature f; } }',
    );
    expect(pathsOf(compile({ texts: [text], features: new Map([['m', []]]) }))).toEqual([]);
    expect(nodeAt(compile(text), '/a').ifFeatures).toEqual(['f']);
  });

  test('what the node does not have cannot be refined; what is not there neither', () => {
    const problems = (refine: string) =>
      problemsIn(`grouping g { leaf a { type int8; } }\nuses g { ${refine} }`);
    expect(problems('refine a { presence x; }')).toEqual([
      'm:3:21 "presence" cannot refine leaf "a" [7.13.2]',
    ]);
    expect(problems('refine b { default x; }')).toEqual([
      'm:3:17 path "b" leads nowhere: the grouping has no node "b" [7.13.2]',
    ]);
    expect(problems('refine a { default x; }')[0]).toContain('m:3:29 default "x" of leaf "a" is wrong');
  });

  test('a leaf-list gets a default from YANG 1.1 on only (section 7.7.4)', () => {
    const body = 'grouping g { leaf-list a { type int8; } }\nuses g { refine a { default 1; } }';
    expect(problemsIn(body)).toEqual([]);
    expect(problemsIn(body, { version: '1' })).toEqual([
      'm:3:21 a leaf-list has a default only in YANG version 1.1 [7.7.4]',
    ]);
  });

  test('config of any node, also of a case, which has it for its nodes', () => {
    const schema = refined('choice c { case x { leaf a { type int8; } } }', 'refine c/x { config false; }');
    expect(nodeAt(schema, '/k/c/x/a').config).toBe(false);
    expect(nodeAt(schema, '/k/c').config).toBe(true);
  });

  test('a uses refines its own nodes only', () => {
    expect(
      problemsIn(
        'grouping g { leaf a { type int8; } } leaf b { type int8; }\nuses g { refine b { default 1; } }',
      ),
    ).toEqual(['m:3:17 node "b" is not of the grouping used [7.13.2]']);
  });
});

describe('RFC 7950 section 7.17: augment inside uses', () => {
  test('adds nodes to those of the grouping', () => {
    const schema = compile(
      module(
        'grouping g { container c { leaf a { type int8; } } } uses g { augment c { when "a"; leaf b { type int8; } } }',
      ),
    );
    expect(pathsOf(schema)).toEqual(['/m:c', '/m:c/m:a', '/m:c/m:b']);
    expect(nodeAt(schema, '/c/b').when[0]!.xpath.dependencies).toEqual([nodeAt(schema, '/c/a')]);
  });

  test('in a grouping of another module, the nodes are in the namespace of the one that uses it', () => {
    const n = module(
      'grouping g { container c; } grouping h { uses g { augment c { leaf b { type int8; } } } }',
      { name: 'n' },
    );
    const schema = compile({ texts: [module('import n { prefix n; } uses n:h;'), n], implement: ['m'] });
    expect(pathsOf(schema)).toEqual(['/m:c', '/m:c/m:b']);
  });

  test('its path must be a descendant', () => {
    expect(
      problemsIn('grouping g { container c; }\nuses g { augment /m:c { leaf b { type int8; } } }'),
    ).toEqual(['m:3:18 path "/m:c" in a uses must not start with "/" [7.17]']);
  });
});

test('RFC 7950 section 6.2.1: names from a grouping must be free', () => {
  expect(problemsOf(module('grouping g { leaf a { type int8; } }\nleaf a { type int8; } uses g;'))).toEqual([
    'm:2:19 leaf "a" has the name of a leaf defined in line 3 [6.2.1]',
  ]);
});
