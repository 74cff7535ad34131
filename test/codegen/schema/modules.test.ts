import { describe, expect, test } from 'vitest';
import { compileModules } from '../../../codegen/index.ts';
import { compile, module, pathsOf, problemsOf } from './support.ts';

const LEAF = 'leaf l { type string; }';

describe('RFC 7950 section 7.1: modules', () => {
  test('a module has its header, its revisions and its text', () => {
    const text = module(
      'organization "o"; contact "c"; description "d"; revision 2024-02-01; revision 2023-01-01;',
    );
    expect(compile(text).modules.get('m')).toMatchObject({
      name: 'm',
      namespace: 'urn:m',
      prefix: 'm',
      yangVersion: '1.1',
      revision: '2024-02-01',
      revisions: ['2024-02-01', '2023-01-01'],
      organization: 'o',
      contact: 'c',
      description: 'd',
      implemented: true,
      source: text,
    });
  });

  test('the newest revision counts, wherever it stands', () => {
    expect(compile(module('revision 2023-01-01; revision 2024-02-01;')).modules.get('m')?.revision).toBe(
      '2024-02-01',
    );
  });

  test('two modules cannot have one namespace (section 7.1.3)', () => {
    const other = 'module n { namespace "urn:m"; prefix n; }';
    expect(problemsOf(module(''), other)).toEqual([
      'n:1:8 namespace "urn:m" is that of module "m" already [7.1.3]',
    ]);
  });
});

describe('RFC 7950 section 7.1.5: import', () => {
  test('a module that is only imported has no data nodes', () => {
    const texts = [
      module('import n { prefix n; } leaf a { type n:t; }'),
      module(`typedef t { type string; } ${LEAF}`, { name: 'n' }),
    ];
    const schema = compile({ texts, implement: ['m'] });
    expect(pathsOf(schema)).toEqual(['/m:a']);
    expect(schema.modules.get('n')).toMatchObject({ implemented: false, children: [] });
    expect(schema.modules.get('m')?.imports).toEqual([{ module: 'n', prefix: 'n', revision: undefined }]);
  });

  test('a module that is not found is reported where it is imported', () => {
    expect(problemsOf(module('import none { prefix x; }'))).toEqual([
      'm:2:8 module "none" is not found [5.1.1]',
    ]);
  });

  test('imports must not form a circle (section 5.1)', () => {
    const n = module('import m { prefix m; }', { name: 'n' });
    expect(problemsOf(module('import n { prefix n; }'), n)).toEqual([
      'n:2:8 circular import: m → n → m [5.1]',
    ]);
    expect(problemsOf(module('import m { prefix x; }'))).toEqual(['m:2:8 circular import: m → m [5.1]']);
  });

  test('a prefix is bound once in a text (section 7.1.4)', () => {
    const texts = [module('import n { prefix m; }'), module('', { name: 'n' })];
    expect(problemsOf({ texts })).toEqual(['m:2:19 prefix "m" is already in use [7.1.4]']);
  });

  test('by revision: that very revision is taken, also beside a newer one', () => {
    const old = module('revision 2020-01-01; typedef t { type int8; }', { name: 'n' });
    const recent = module('revision 2024-01-01; typedef t { type int16; }', { name: 'n' });
    const user = module('import n { prefix n; revision-date 2020-01-01; } leaf a { type n:t; }');
    const both = [
      { file: 'n@2020-01-01.yang', text: old },
      { file: 'n@2024-01-01.yang', text: recent },
      { file: 'm.yang', text: user },
    ];
    const schema = compileModules({ sources: both, load: () => undefined, implement: ['m', 'n@2024-01-01'] });
    expect([...schema.modules.keys()].sort()).toEqual(['m', 'n', 'n@2020-01-01']);
    expect(schema.modules.get('n')?.revision).toBe('2024-01-01');
    const leaf = schema.root.byLocalName.get('a')![0]!;
    expect(leaf.kind === 'leaf' && leaf.type.base).toBe('int8');
  });

  test('by a revision that does not exist: an error that says which was found', () => {
    const n = { file: 'n.yang', text: module('revision 2024-01-01;', { name: 'n' }) };
    const m = { file: 'm.yang', text: module('import n { prefix n; revision-date 2020-01-01; }') };
    expect(() => compileModules({ sources: [m], load: () => n, implement: ['m'] })).toThrow(
      'm.yang:2:8: error: module "n" in revision 2020-01-01 is not found; found revision 2024-01-01',
    );
  });

  test('without revision what the loader gives first is taken', () => {
    const n = { file: 'n@2024-01-01.yang', text: module('revision 2024-01-01;', { name: 'n' }) };
    const m = { file: 'm.yang', text: module('import n { prefix n; }') };
    const asked: unknown[] = [];
    const load = (...wanted: unknown[]) => {
      asked.push(wanted);
      return n;
    };
    expect(compileModules({ sources: [m], load, implement: ['m'] }).modules.get('n')?.revision).toBe(
      '2024-01-01',
    );
    expect(asked).toEqual([['n', undefined]]);
  });

  test('the text decides where a file name, which should have it (section 5.2), has another', () => {
    const n = { file: 'n@2020-01-01.yang', text: module('revision 2024-01-01;', { name: 'n' }) };
    const importing = (revision: string) => {
      const sources = [{ file: 'm.yang', text: module(`import n { prefix n; revision-date ${revision}; }`) }];
      return () => compileModules({ sources, load: () => n, implement: ['m'] });
    };
    expect(importing('2024-01-01')().modules.get('n')?.revision).toBe('2024-01-01');
    expect(importing('2020-01-01')).toThrow(
      'module "n" in revision 2020-01-01 is not found; found revision 2024-01-01 [RFC 7950 section 5.1.1]',
    );
  });
});

describe('RFC 7950 section 5.6.5: implemented modules', () => {
  const target = module(
    'container c { leaf l { type string; } } typedef ref { type leafref { path "/n:c/n:l"; } }',
    {
      name: 'n',
    },
  );

  test.each([
    ['augments', 'augment /n:c { leaf a { type string; } }'],
    ['deviates', 'deviation /n:c/n:l { deviate add { units x; } }'],
    ['points a leafref at', 'leaf r { type leafref { path "/n:c/n:l"; } }'],
    ['points a leafref at, by a typedef,', 'leaf r { type n:ref; }'],
    ['points a leafref at, in a grouping,', 'grouping g { leaf r { type n:ref; } } uses g;'],
  ])('what a module %s is implemented too', (_, body) => {
    const schema = compile({ texts: [module(`import n { prefix n; } ${body}`), target], implement: ['m'] });
    expect(schema.modules.get('n')?.implemented).toBe(true);
  });

  test('what it only could use is not', () => {
    const body = 'import n { prefix n; } grouping g { leaf r { type n:ref; } }';
    const schema = compile({ texts: [module(body), target], implement: ['m'] });
    expect(schema.modules.get('n')?.implemented).toBe(false);
  });

  test('only one revision of a module can be implemented', () => {
    const sources = ['2020-01-01', '2021-01-01'].map((date) => ({
      file: `m@${date}.yang`,
      text: module(`revision ${date};`),
    }));
    const implement = ['m@2020-01-01', 'm@2021-01-01'];
    expect(() => compileModules({ sources, load: () => undefined, implement })).toThrow(
      'only one revision of "m" can be implemented',
    );
  });
});

describe('RFC 7950 sections 5.1 and 7.1.6: submodules', () => {
  const sub = (body: string, name = 's', version = '1.1') =>
    `submodule ${name} { yang-version ${version}; belongs-to m { prefix m; }\n${body}\n}`;

  test('a submodule is part of its module, its nodes after those of the module', () => {
    const schema = compile(
      module(`include s; ${LEAF}`),
      sub('revision 2024-01-01; leaf k { type t; } typedef t { type string; }'),
    );
    expect(pathsOf(schema)).toEqual(['/m:l', '/m:k']);
    const m = schema.modules.get('m')!;
    expect(m.submodules).toMatchObject([{ name: 's', revision: '2024-01-01' }]);
    expect(m.typedefs).toMatchObject([{ name: 't', submodule: 's' }]);
  });

  test('module and submodules see the definitions of each other', () => {
    const a = sub('typedef ta { type tm; } leaf a { type tb; }', 'a');
    const b = sub('typedef tb { type ta; }', 'b');
    expect(
      problemsOf(module('include a; include b; typedef tm { type string; } leaf x { type ta; }'), a, b),
    ).toEqual([]);
  });

  test('inclusion may be circular in YANG 1.1, not in YANG 1', () => {
    const texts = (version: string) => [
      module('include a; include b;', { version }),
      sub('include b;', 'a', version),
      sub('include a; leaf l { type string; }', 'b', version),
    ];
    expect(pathsOf(compile(...(texts('1.1') as [string])))).toEqual(['/m:l']);
    expect(problemsOf(...(texts('1') as [string]))[0]).toContain('circular include: m → a → b → a');
  });

  test('a module includes all its submodules itself in YANG 1.1, and each in one revision', () => {
    const a = sub('include b;', 'a');
    const b = sub('revision 2024-01-01; leaf l { type string; }', 'b');
    expect(problemsOf({ texts: [module('include a;'), a, b] })).toEqual([
      'a:2:1 module "m" must include submodule "b" itself [5.1]',
    ]);
    const old = [sub('include b;', 'a', '1'), sub('', 'b', '1')];
    expect(problemsOf(module('include a;', { version: '1' }), ...old)).toEqual([]);
    const other = sub('include b { revision-date 2020-01-01; }', 'a');
    expect(problemsOf(module('include b; include a;'), other, b)).toEqual([
      'a:2:1 submodule "b" is included in revision 2024-01-01 already [5.1]',
    ]);
  });

  test('their definitions share one name space (section 6.2.1)', () => {
    expect(
      problemsOf(module('include s; typedef t { type string; }'), sub('typedef t { type int8; }')),
    ).toEqual(['s:2:9 typedef "t" is already defined in m.yang:2 [6.2.1]']);
  });

  test('a submodule of another module, or of another YANG version, is refused', () => {
    const foreign = 'submodule s { yang-version 1.1; belongs-to other { prefix o; } }';
    expect(problemsOf({ texts: [module('include s;'), foreign] })[0]).toBe(
      'm:2:1 submodule "s" belongs to "other", not to "m" [7.2.2]',
    );
    expect(problemsOf(module('include s;'), sub('', 's', '1'))).toEqual([
      'm:2:1 submodule "s" has YANG version 1, its module 1.1 [12]',
    ]);
  });

  test('naming a submodule compiles its module', () => {
    const schema = compile({ texts: [module(`include s; ${LEAF}`), sub('')], implement: ['s'] });
    expect(schema.modules.get('m')?.implemented).toBe(true);
  });
});

describe('the schema', () => {
  test('holds modules by namespace, rpcs and notifications by name, nodes by id', () => {
    const schema = compile(module(`${LEAF} rpc r; notification n { ${LEAF} }`));
    expect(schema.modulesByNamespace.get('urn:m')?.name).toBe('m');
    expect([...schema.rpcs.keys()]).toEqual(['m:r']);
    expect([...schema.notifications.keys()]).toEqual(['m:n']);
    expect(schema.nodes.every((node, id) => node.id === id)).toBe(true);
    expect(schema.nodes[0]).toBe(schema.root);
    expect(schema.root.children.map(({ name }) => name)).toEqual(['l']);
    expect(schema.modules.get('m')?.children.map(({ name }) => name)).toEqual(['l', 'r', 'n']);
  });

  test('has an id that depends on texts, features and what is implemented, not on order', () => {
    const a = module('feature f;');
    const b = module('', { name: 'b' });
    const id = compile({ texts: [a, b] }).contentId;
    expect(compile({ texts: [b, a] }).contentId).toBe(id);
    expect(compile({ texts: [a, b], implement: ['m'] }).contentId).not.toBe(id);
    expect(compile({ texts: [a, b], features: new Map([['m', []]]) }).contentId).not.toBe(id);
    expect(compile({ texts: [`${a}\n`, b] }).contentId).not.toBe(id);
  });
});
