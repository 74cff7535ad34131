/** What published modules have taught: each case is as small as the cause. */
import { describe, expect, test } from 'vitest';
import { compile, module, nodeOf, problemsOf } from './support.ts';

describe('a default names an identity of another module, which is implemented for it (RFC 7950 section 9.10.2)', () => {
  const n = module('identity a; identity b { base a; } leaf top { type int8; }', { name: 'n' });
  const compiled = (body: string) =>
    compile({ texts: [n, module(`import n { prefix x; }\n${body}`)], implement: ['m'] });

  test.each([
    'leaf l { type identityref { base x:a; } default x:b; }',
    'leaf-list l { type identityref { base x:a; } default x:b; }',
    'typedef t { type identityref { base x:a; } default x:b; } leaf l { type t; }',
    'typedef t { type union { type int8; type identityref { base x:a; } } } leaf l { type t; default x:b; }',
    'grouping g { leaf l { type identityref { base x:a; } } } uses g { refine l { default x:b; } }',
  ])('%s', (body) => {
    const schema = compiled(body);
    expect(schema.modules.get('n')!.implemented).toBe(true);
    const leaf = schema.nodes.find((node) => node.kind !== 'root' && node.path === '/m:l');
    expect(leaf).toSatisfy((node) => [node.default, ...(node.defaults ?? [])].includes('n:b'));
  });

  test('text that only looks like an identity implements nothing', () => {
    const schema = compiled('leaf l { type string; default x:b; }');
    expect(schema.modules.get('n')!.implemented).toBe(false);
    expect(nodeOf(schema, 'leaf', '/l').default).toBe('x:b');
  });
});

test('RFC 9132: leafrefs of a structure point into the datastores where it has no such node', () => {
  const ext =
    'module ietf-yang-structure-ext { yang-version 1.1; namespace "urn:sx"; prefix sx; extension structure { argument name; } }';
  const n = module('container c { leaf a { type int8; } }', { name: 'n' });
  const text = module(`import ietf-yang-structure-ext { prefix sx; } import n { prefix n; }
    sx:structure s { leaf r { type leafref { path /n:c/n:a; } } }`);
  const schema = compile({ texts: [ext, n, text], implement: ['m'] });
  const [structure] = schema.modules.get('m')!.structures!;
  const [container] = structure!.root.dataChildren;
  const r = container?.kind === 'container' && container.byJsonName.get('r');
  expect(r && r.kind === 'leaf' && r.type.target?.path).toBe('/n:c/n:a');
});

test('a deviation must not take away what a leafref points at (RFC 7950 section 7.20.3)', () => {
  const n = module('leaf a { type int8; } leaf r { type leafref { path /a; } }', { name: 'n' });
  const text = module('import n { prefix n; } deviation /n:a { deviate not-supported; }');
  expect(problemsOf(n, text)).toEqual([
    'n:2:52 path "/a" of leafref "r" leads nowhere: the top level has no node "a" [9.9.2]',
  ]);
});

describe('features that take away all values of a type leave a type without values', () => {
  const off = (body: string) => compile({ texts: [module(body)], features: new Map([['m', []]]) });

  test.each([
    'feature f; leaf l { type enumeration { enum a { if-feature f; } } }',
    'feature f; leaf l { type bits { bit a { if-feature f; } } }',
    'feature f; identity i { if-feature f; } leaf l { type identityref { base i; } }',
  ])('%s', (body) => {
    const { type } = nodeOf(off(body), 'leaf', '/l');
    expect(() => type.parseText('a', () => undefined)).toThrow();
  });
});

test('a key must stay configuration, also by deviation (RFC 7950 section 7.8.2)', () => {
  const n = module('list l { key k; leaf k { type int8; } }', { name: 'n' });
  const text = module('import n { prefix n; } deviation /n:l/n:k { deviate add { config false; } }');
  expect(problemsOf(n, text)).toEqual(['n:2:17 key "k" must have the same config as its list "l" [7.8.2]']);
});

test('a shorthand case has the status of its node', () => {
  const schema = compile(module('choice c { leaf a { type int8; status obsolete; } }'));
  expect(nodeOf(schema, 'case', '/c/a')).toMatchObject({ implicit: true, status: 'obsolete' });
});
