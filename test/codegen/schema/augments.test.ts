import { describe, expect, test } from 'vitest';
import { compile, module, nodeAt, nodeOf, pathsOf, problemsIn, problemsOf } from './support.ts';

const A = module(
  'container c { leaf a { type int8; } choice h { case x { leaf hx { type int8; } } } list l { key k; leaf k { type int8; } } } rpc r;',
  {
    name: 'a',
  },
);
const IMPORT = 'import a { prefix p; }';

describe('RFC 7950 section 7.17: augment', () => {
  test('adds nodes of another namespace at the end', () => {
    const schema = compile(A, module(`${IMPORT} augment /p:c { leaf n { type int8; } }`));
    const c = schema.root.byLocalName.get('c')![0]!;
    expect(c.kind === 'container' && c.dataChildren.map(({ jsonName }) => jsonName)).toEqual([
      'a',
      'hx',
      'l',
      'm:n',
    ]);
    expect(schema.modules.get('a')?.children).toContain(c);
    expect(schema.modules.get('m')).toMatchObject({ children: [], augments: [{ path: '/p:c', target: c }] });
  });

  test('two modules may add the same name', () => {
    const schema = compile(
      A,
      module(`${IMPORT} augment /p:c { leaf n { type int8; } }`),
      module(`${IMPORT} augment /p:c { leaf n { type string; } }`, { name: 'b' }),
    );
    const c = schema.root.byLocalName.get('c')![0]!;
    expect(c.kind === 'container' && c.byLocalName.get('n')!.map(({ jsonName }) => jsonName)).toEqual([
      'm:n',
      'b:n',
    ]);
  });

  test('one may lead into nodes of another, in any order', () => {
    const first = module(`${IMPORT} import m { prefix m; } augment /p:c/m:d/m:e { leaf n { type int8; } }`, {
      name: 'b',
    });
    const second = module(`${IMPORT} augment /p:c/m:d { container e; } augment /p:c { container d; }`);
    const schema = compile({ texts: [first, A, second] });
    expect(pathsOf(schema)).toContain('/a:c/m:d/m:e/b:n');
  });

  test('input and output of an operation, also when they are not written', () => {
    const schema = compile(A, module(`${IMPORT} augment /p:r/p:input { leaf n { type int8; } }`));
    expect(schema.rpcs.get('a:r')?.input.children).toMatchObject([{ jsonName: 'm:n' }]);
    expect(schema.rpcs.get('a:r')?.output.children).toEqual([]);
  });

  test('cases, in full or as shorthand, go into a choice; nodes into a case', () => {
    const body = `${IMPORT} augment /p:c/p:h { case y { leaf hy { type int8; } } leaf z { type int8; } }
      augment /p:c/p:h/p:x { leaf more { type int8; } }`;
    const schema = compile(A, module(body));
    const c = schema.root.byLocalName.get('c')![0]!;
    const choice = c.kind === 'container' && c.children.find(({ kind }) => kind === 'choice');
    expect(choice && choice.kind === 'choice' && choice.cases).toMatchObject([
      { name: 'x', implicit: false, children: [{ name: 'hx' }, { name: 'more' }] },
      { name: 'y', implicit: false },
      { name: 'z', implicit: true },
    ]);
  });

  test('its when is evaluated at the target', () => {
    const schema = compile(
      A,
      module(`${IMPORT} augment /p:c { when "p:a = 1"; leaf n { type int8; when "../p:a"; } }`),
    );
    const { when } = nodeAt(schema, '/a:c/m:n');
    expect(when.map(({ context, xpath }) => [context, xpath.text])).toEqual([
      ['parent', 'p:a = 1'],
      ['self', '../p:a'],
    ]);
    expect(when[0]!.xpath.dependencies).toEqual([nodeAt(schema, '/a:c/a:a')]);
  });

  test('a target that is not there is an error, and so is one that has no children', () => {
    const augment = (body: string) => problemsOf(A, module(`${IMPORT}\n${body}`));
    expect(augment('augment /p:c/p:none { leaf n { type int8; } }')).toEqual([
      'm:3:9 path "/p:c/p:none" of augment leads nowhere: there is no node "p:none" [7.17]',
    ]);
    expect(augment('augment /p:c/p:a { leaf n { type int8; } }')).toEqual([
      'm:3:9 a leaf cannot be augmented [7.17]',
    ]);
    expect(augment('augment p:c { leaf n { type int8; } }')).toEqual([
      'm:3:9 path "p:c" of a top-level augment must start with "/" [7.17]',
    ]);
    expect(augment('augment /p:c { case x { leaf n { type int8; } } }')).toEqual([
      'm:3:16 "case" cannot be added to container "c" [7.17]',
    ]);
  });

  test('mandatory nodes for another module need a when, and YANG 1 has none at all', () => {
    const body = (when: string) =>
      `${IMPORT}\naugment /p:c { ${when} leaf n { type int8; mandatory true; } }`;
    const problem = 'm:3:1 augment must not add the mandatory node "n" to another module';
    expect(problemsOf(A, module(body('')))).toEqual([`${problem} without a "when" [7.17]`]);
    expect(problemsOf(A, module(body('when "p:a";')))).toEqual([]);
    expect(problemsOf(A, module(body('when "p:a";'), { version: '1' }))).toEqual([`${problem} [7.17]`]);
    expect(problemsIn('container c; augment /m:c { leaf n { type int8; mandatory true; } }')).toEqual([]);
  });
});

describe('RFC 7950 section 7.20.3: deviations', () => {
  const TARGET = module(
    `container c {
      leaf a { type int8; default 1; units s; must "1"; mandatory false; }
      leaf b { type int8; }
      leaf-list l { type int8; default 1; default 2; max-elements 5; }
      list s { key k; unique u; leaf k { type int8; } leaf u { type int8; } }
    }`,
    { name: 'a' },
  );
  const deviated = (path: string, body: string) =>
    compile(TARGET, module(`${IMPORT} deviation ${path} { ${body} }`));
  const problems = (path: string, body: string) =>
    problemsOf(TARGET, module(`${IMPORT}\ndeviation ${path} { ${body} }`));

  test('not-supported takes the node away', () => {
    const schema = deviated('/p:c/p:s', 'deviate not-supported;');
    expect(pathsOf(schema)).toEqual(['/a:c', '/a:c/a:a', '/a:c/a:b', '/a:c/a:l']);
    expect(schema.modules.get('a')?.deviatedBy).toEqual(['m']);
  });

  test('add gives what was not there, or more of what can be several', () => {
    expect(
      nodeOf(deviated('/p:c/p:b', 'deviate add { default 3; units m; config false; }'), 'leaf', '/a:c/a:b'),
    ).toMatchObject({ default: 3, units: 'm', config: false });
    const schema = deviated('/p:c/p:a', 'deviate add { must "2"; }');
    expect(nodeOf(schema, 'leaf', '/a:c/a:a').must.map(({ xpath }) => xpath.text)).toEqual(['1', '2']);
    expect(
      nodeOf(deviated('/p:c/p:l', 'deviate add { default 3; }'), 'leaf-list', '/a:c/a:l').defaults,
    ).toEqual([1, 2, 3]);
    expect(problems('/p:c/p:a', 'deviate add { default 3; }')).toEqual([
      'm:3:36 "default" cannot be added to leaf "a": it has one [7.20.3.2]',
    ]);
  });

  test('replace changes what was there', () => {
    const schema = deviated(
      '/p:c/p:a',
      'deviate replace { type int16 { range 0..9; } default 7; mandatory false; config false; }',
    );
    expect(nodeOf(schema, 'leaf', '/a:c/a:a')).toMatchObject({
      default: 7,
      config: false,
      type: { base: 'int16' },
    });
    expect(
      nodeOf(deviated('/p:c/p:l', 'deviate replace { max-elements 9; }'), 'leaf-list', '/a:c/a:l')
        .maxElements,
    ).toBe(9);
    expect(problems('/p:c/p:b', 'deviate replace { units m; }')).toEqual([
      'm:3:40 "units" of leaf "b" cannot be replaced: it has none [7.20.3.2]',
    ]);
  });

  test('delete takes away what is named exactly', () => {
    const schema = deviated('/p:c/p:a', 'deviate delete { default 1; units s; must "1"; }');
    expect(nodeOf(schema, 'leaf', '/a:c/a:a')).toMatchObject({
      default: undefined,
      units: undefined,
      must: [],
    });
    expect(nodeOf(deviated('/p:c/p:s', 'deviate delete { unique u; }'), 'list', '/a:c/a:s').unique).toEqual(
      [],
    );
    expect(problems('/p:c/p:a', 'deviate delete { default 2; }')).toEqual([
      'm:3:39 "default 2" cannot be deleted from leaf "a": it has no such one [7.20.3.2]',
    ]);
  });

  test('several changes in one deviation follow each other', () => {
    const changes =
      'deviate delete { default 1; } deviate replace { mandatory true; } deviate add { must "2"; }';
    const { mandatory, must } = nodeOf(deviated('/p:c/p:a', changes), 'leaf', '/a:c/a:a');
    expect(mandatory).toBe(true);
    expect(must).toHaveLength(2);
  });

  test('each kind takes its own properties, and each node too', () => {
    expect(problems('/p:c/p:a', 'deviate add { type int8; }')).toEqual([
      'm:3:36 "type" is not allowed in "deviate add" [7.20.3.2]',
    ]);
    expect(problems('/p:c/p:a', 'deviate add { min-elements 1; }')).toEqual([
      'm:3:36 leaf "a" has no "min-elements" [7.20.3.2]',
    ]);
    const choice = module('choice h { case x { leaf a { type int8; } } }', { name: 'a' });
    const onCase = `${IMPORT}\ndeviation /p:h/p:x { deviate add { config false; } }`;
    expect(problemsOf(choice, module(onCase))).toEqual(['m:3:36 case "x" has no "config" [7.20.3.2]']);
    expect(problems('/p:c/p:a', 'deviate not-supported; deviate add { units x; }')[0]).toContain(
      'must stand alone',
    );
  });

  test('"replace" takes one default, "add" as many as a leaf-list can have (section 14)', () => {
    expect(problems('/p:c/p:l', 'deviate replace { default 3; default 4; }')).toEqual([
      'm:3:51 "deviate replace" takes only one "default" [14]',
    ]);
    expect(problems('/p:c/p:b', 'deviate add { default 3; default 4; }')).toEqual([
      'm:3:47 "default" cannot be added to leaf "b": it has one [7.20.3.2]',
    ]);
    expect(problems('/p:c/p:l', 'deviate add { default 3; default 4; }')).toEqual([]);
  });

  test('they come after all augments', () => {
    const body = `${IMPORT} augment /p:c { leaf n { type int8; } } deviation /p:c/m:n { deviate add { units x; } }`;
    expect(nodeOf(compile(TARGET, module(body)), 'leaf', '/a:c/n').units).toBe('x');
  });

  test('a target that is not there is an error', () => {
    expect(problems('/p:c/p:none', 'deviate not-supported;')).toEqual([
      'm:3:11 path "/p:c/p:none" of deviation leads nowhere: there is no node "p:none" [7.20.3]',
    ]);
  });
});
