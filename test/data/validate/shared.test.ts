/** Conditions of list entries that look at whole lists (parts that all entries share are evaluated once). */
import { expect, test } from 'vitest';
import { compileModules, type JsonObject } from '../../../codegen/index.ts';
import type { ProtocolError } from '../../../src/data/error.ts';
import { validateConfig } from '../../../src/data/validate/validate.ts';

test('conditions on a whole list cost in proportion to its length, whatever they are', () => {
  const must = [
    '../../entry/size >= 0',
    'count(../../entry) < 30000',
    'sum(/t:top/t:entry/t:size) >= 0',
    'deref(../peer)/../size >= 0',
    'count(//t:size) > 0',
  ].map((text) => `must "${text}";`);
  const text = `module t { yang-version 1.1; namespace "urn:t"; prefix t; container top { list entry { key name;
    leaf name { type string; }
    leaf peer { type leafref { path "../../entry/name"; } }
    leaf size { type uint32; ${must.join(' ')} } } } }`;
  const schema = compileModules({
    sources: [{ file: 't.yang', text }],
    load: () => undefined,
    implement: ['t'],
  });
  const entry = Array.from({ length: 20_000 }, (_, i): JsonObject => {
    return { name: `e${i}`, peer: `e${(i * 7) % 20_000}`, size: i };
  });
  const begun = performance.now();
  validateConfig(schema, { 't:top': { entry } });
  // One by one it takes minutes.
  expect(performance.now() - begun).toBeLessThan(5000);
});

test('what is shared is shared below one instance of the ancestor only', () => {
  const text = `module t { yang-version 1.1; namespace "urn:t"; prefix t; list outer { key name; leaf name { type string; }
    list inner { key name; leaf name { type string; must "count(../../inner) < 3"; } } } }`;
  const schema = compileModules({
    sources: [{ file: 't.yang', text }],
    load: () => undefined,
    implement: ['t'],
  });
  const outer = (name: string, count: number): JsonObject => {
    return { name, inner: Array.from({ length: count }, (_, i) => ({ name: `${name}${i}` })) };
  };
  const valid = { 't:outer': [outer('a', 2), outer('b', 1)] };
  validateConfig(schema, valid);
  const wrong = { 't:outer': [outer('a', 2), outer('b', 3), outer('c', 1)] };
  for (const before of [undefined, valid]) {
    let found: readonly ProtocolError[] = [];
    try {
      validateConfig(schema, wrong, before);
    } catch (error) {
      found = (error as ProtocolError).all;
    }
    expect(found.map(({ details }) => details.path?.map(({ keys }) => keys?.[0]).join('/'))).toEqual([
      'b/b0/',
      'b/b1/',
      'b/b2/',
    ]);
  }
});
