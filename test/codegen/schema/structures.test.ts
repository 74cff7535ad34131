import { describe, expect, test } from 'vitest';
import { compile, module, problemsOf } from './support.ts';

const RESTCONF =
  'module ietf-restconf { yang-version 1.1; namespace "urn:rc"; prefix rc; extension yang-data { argument name; } }';
const EXT =
  'module ietf-yang-structure-ext { yang-version 1.1; namespace "urn:sx"; prefix sx; extension structure { argument name; } extension augment-structure { argument path; } }';

describe('RFC 8040 section 8: yang-data', () => {
  const body = (content: string) => module(`import ietf-restconf { prefix rc; }\n${content}`);

  test('is a tree of its own, outside of the datastores', () => {
    const text = body(
      'grouping g { list error { leaf tag { type string; } } } rc:yang-data x { container errors { uses g; } }',
    );
    const schema = compile(RESTCONF, text);
    const [structure] = schema.modules.get('m')!.structures!;
    expect(structure).toMatchObject({ name: 'x', extension: 'yang-data', root: { kind: 'root' } });
    expect(structure!.root.dataChildren).toMatchObject([
      { kind: 'container', jsonName: 'm:errors', config: false },
    ]);
    expect(schema.root.children).toEqual([]);
    expect(schema.nodes[structure!.root.id]).toBe(structure!.root);
  });

  test('leafrefs in it stay in it', () => {
    const text = body(
      'leaf a { type int8; } rc:yang-data x { container c { leaf a { type string; } leaf r { type leafref { path /m:c/m:a; } } } }',
    );
    const leaf = compile(RESTCONF, text).modules.get('m')!.structures![0]!.root.dataChildren[0]!;
    const r = leaf.kind === 'container' && leaf.byJsonName.get('r');
    expect(r && r.kind === 'leaf' && r.type.target?.jsonName).toBe('a');
  });

  test('what is wrong in it is reported', () => {
    expect(problemsOf(RESTCONF, body('rc:yang-data x { container c { leef a; } }'))).toEqual([
      'm:3:32 unknown statement "leef" [7]',
    ]);
    expect(problemsOf(RESTCONF, body('rc:yang-data x { container c { leaf a; } }'))).toEqual([
      'm:3:32 "leaf a" needs a "type" statement [7.6]',
    ]);
    expect(problemsOf(RESTCONF, body('rc:yang-data x { rpc r; }'))).toEqual([
      'm:3:18 "rpc" is not allowed in "yang-data" [7.19]',
    ]);
    expect(
      problemsOf(RESTCONF, body('rc:yang-data x { container c { leaf a { type none; } } }')),
    ).toHaveLength(1);
  });

  test.each([
    ['container a;', true],
    ['uses g;', true],
    ['choice c { container a; case b { container b; } choice d { case e { uses g; } } }', true],
    ['leaf a { type int8; }', false],
    ['list l { leaf a { type int8; } }', false],
    ['container a; container b;', false],
    ['choice c { container a; leaf b { type int8; } }', false],
    ['choice c { case a { container a; container b; } }', false],
    ['description "none";', false],
  ])('comes to one container, whichever of a choice that is: %s', (content, right) => {
    const problem = 'm:4:1 yang-data "x" must come to exactly one container [RFC 8040 section 8]';
    const text = body(`grouping g { container gc; }\nrc:yang-data x { ${content} }`);
    expect(problemsOf(RESTCONF, text)).toEqual(right ? [] : [problem]);
  });

  test('has a name of its own', () => {
    expect(
      problemsOf(RESTCONF, body('rc:yang-data x { container a; }\nrc:yang-data x { container b; }')),
    ).toEqual(['m:4:14 yang-data "x" is already defined in line 3 [RFC 8040 section 8]']);
  });

  test('means nothing below other statements', () => {
    const schema = compile(RESTCONF, body('container c { rc:yang-data x { container a; } }'));
    expect(schema.modules.get('m')!.structures ?? []).toEqual([]);
  });
});

test('RFC 8791 section 2: structures have names of their own and stand at the top level', () => {
  const text = (content: string) => module(`import ietf-yang-structure-ext { prefix sx; }\n${content}`);
  expect(problemsOf(EXT, text('sx:structure s;\nsx:structure s;'))).toEqual([
    'm:4:14 structure "s" is already defined in line 3 [RFC 8791 section 2]',
  ]);
  expect(problemsOf(EXT, text('container c { sx:structure s; }'))).toEqual([
    'm:3:15 "sx:structure" must stand at the top level of a module [RFC 8791 section 3]',
  ]);
});

test('RFC 8791: a structure is a container by the name of the structure', () => {
  const text = module(
    'import ietf-yang-structure-ext { prefix sx; } sx:structure s { leaf a { type int8; } }',
  );
  const [structure] = compile(EXT, text).modules.get('m')!.structures!;
  expect(structure!.root.dataChildren).toMatchObject([{ kind: 'container', jsonName: 'm:s' }]);
});

describe('RFC 8791 section 3: augment-structure', () => {
  const m = module(
    'import ietf-yang-structure-ext { prefix sx; } sx:structure s { container c; choice h { leaf x { type int8; } } }',
  );
  const adding = (body: string) =>
    module(`import ietf-yang-structure-ext { prefix sx; } import m { prefix m; }\n${body}`, { name: 'n' });

  test('adds nodes in the namespace of the module that augments', () => {
    const text = adding(`sx:augment-structure /m:s { leaf a { type int8; } }
      sx:augment-structure /m:s/m:c { container d; } sx:augment-structure /m:s/m:c/n:d { leaf e { type int8; } }
      sx:augment-structure /m:s/m:h { case y { leaf y { type int8; } } }`);
    const schema = compile({ texts: [EXT, m, text], implement: ['n'] });
    const [structure] = schema.modules.get('m')!.structures!;
    const paths = schema.nodes.flatMap((node) => (node.kind === 'root' ? [] : [node.path]));
    expect(structure!.root.dataChildren[0]).toMatchObject({ kind: 'container', name: 's' });
    expect(paths).toContain('/m:s/m:c/n:d/n:e');
    expect(paths).toContain('/m:s/m:h/n:y/n:y');
    expect(schema.root.children).toEqual([]);
  });

  test.each([
    ['sx:augment-structure /m:none { leaf a { type int8; } }', 'leads nowhere: there is no node "m:none"'],
    ['sx:augment-structure m:s { leaf a { type int8; } }', 'is not a valid argument of "augment-structure"'],
    ['sx:augment-structure /m:s { rpc r; }', '"rpc" is not allowed in "augment-structure"'],
    ['sx:augment-structure /m:s { leaf a { type t; } }', 'type "t" is not defined'],
    ['sx:augment-structure /m:s/m:c { case a; }', '"case" cannot be added to container "c"'],
  ])('%s', (body, message) => {
    expect(problemsOf(EXT, m, adding(body))[0]).toContain(message);
  });
});

test('RFC 7952: annotations are read, and must have a type', () => {
  const md =
    'module ietf-yang-metadata { yang-version 1.1; namespace "urn:md"; prefix md; extension annotation { argument name; } }';
  const text = (body: string) => module(`import ietf-yang-metadata { prefix md; }\n${body}`);
  expect(problemsOf(md, text('md:annotation a { type string; units s; }'))).toEqual([]);
  expect(problemsOf(md, text('md:annotation a;'))[0]).toContain('needs a "type" statement');
  expect(problemsOf(md, text('md:annotation a { type t; }'))[0]).toContain('type "t" is not defined');
  expect(problemsOf(md, text('md:annotation a { type string; leaf b; }'))[0]).toContain(
    '"leaf" is not allowed',
  );
});
