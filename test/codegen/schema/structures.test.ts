import { describe, expect, test } from 'vitest';
import { compile, module, problemsOf } from './support.ts';

const RESTCONF =
  'module ietf-restconf { yang-version 1.1; namespace "urn:rc"; prefix rc; extension yang-data { argument name; } }';
const EXT =
  'module ietf-yang-structure-ext { yang-version 1.1; namespace "urn:sx"; prefix sx; extension structure { argument name; } }';

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
    expect(problemsOf(RESTCONF, body('rc:yang-data x { rpc r; }'))).toEqual([
      'm:3:18 "rpc" is not allowed in "yang-data" [7.19]',
    ]);
    expect(
      problemsOf(RESTCONF, body('rc:yang-data x { container c { leaf a { type none; } } }')),
    ).toHaveLength(1);
  });
});

test('RFC 8791: a structure is a container by the name of the structure', () => {
  const text = module(
    'import ietf-yang-structure-ext { prefix sx; } sx:structure s { leaf a { type int8; } }',
  );
  const [structure] = compile(EXT, text).modules.get('m')!.structures!;
  expect(structure!.root.dataChildren).toMatchObject([{ kind: 'container', jsonName: 'm:s' }]);
});
