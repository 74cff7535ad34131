/** Compiled schemas are kept by content (issue 4, item 7). */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compileModules, directoryLoader } from '../../codegen/index.ts';
import { cachedSchema } from '../../src/app/schema-cache.ts';

const text = (type: string) => `module m {
  yang-version 1.1; namespace "urn:m"; prefix m;
  import t { prefix t; }
  feature extra;
  container box { leaf size { type ${type}; } leaf more { if-feature extra; type string; } }
}`;

let dir: string;
let compiled: number;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sly-cache-'));
  compiled = 0;
  put('m.yang', text('t:small'));
  put('t.yang', 'module t { namespace "urn:t"; prefix t; typedef small { type uint8; } }');
});
afterEach(() => rmSync(dir, { recursive: true }));

const put = (name: string, content: string) => writeFileSync(join(dir, name), content);
const files = () => readdirSync(join(dir, 'data')).filter((name) => name.startsWith('schema-cache-'));
const cache = () => join(dir, 'data', files()[0]!);

function get(features: readonly string[] = []) {
  return cachedSchema(join(dir, 'data'), directoryLoader([dir]), features, (load) => {
    compiled++;
    const chosen = new Map([['m', [...features]]]);
    return compileModules({ sources: [], load, implement: ['m'], features: chosen });
  });
}
const names = (schema: ReturnType<typeof get>) =>
  schema.nodes.flatMap((node) => (node.kind === 'root' ? [] : [node.name]));

test('what was compiled is loaded the next time, texts included', () => {
  const first = get();
  const second = get();
  expect(compiled).toBe(1);
  expect(names(second)).toEqual(names(first));
  expect(second.contentId).toBe(first.contentId);
  expect(second.modules.get('m')!.source).toBe(text('t:small'));
});

test('a text that changed, also one that is only imported, is compiled anew', () => {
  get();
  put('t.yang', 'module t { namespace "urn:t"; prefix t; typedef small { type int8; } }');
  const node = get().nodes.find((each) => each.kind === 'leaf');
  expect(node?.kind === 'leaf' && node.type.base).toBe('int8');
  expect(compiled).toBe(2);
});

test('a newer revision that turns up is taken', () => {
  get();
  put(
    't@2026-01-01.yang',
    'module t { namespace "urn:t"; prefix t; revision 2026-01-01; typedef small { type int8; } }',
  );
  expect(get().modules.get('t')!.revision).toBe('2026-01-01');
});

test('other features are another schema', () => {
  expect(names(get())).not.toContain('more');
  expect(names(get(['extra']))).toContain('more');
  expect(names(get(['extra']))).toContain('more');
  expect(compiled).toBe(2);
});

test('schemas that come back are kept, and no more than three files', () => {
  for (const features of [[], ['extra'], ['extra', 'none'], []]) {
    try {
      get(features);
    } catch {
      // There is no feature "none".
    }
  }
  expect(compiled).toBe(3);
  put('m.yang', text('t:small').replace('feature extra;', 'feature extra; feature a; feature b; feature c;'));
  for (const feature of ['a', 'b', 'c', 'extra']) get([feature]);
  expect(files()).toHaveLength(3);
});

test.each([
  ['cut off', (content: string) => content.slice(0, -100)],
  ['changed', (content: string) => content.replace('"small"', '"smell"')],
  ['not ours', () => 'hello'],
  ['empty', () => ''],
])('a file that is %s is ignored and written anew', (_, damage) => {
  get();
  const good = readFileSync(cache(), 'utf8');
  writeFileSync(cache(), damage(good));
  expect(names(get())).toContain('size');
  expect(compiled).toBe(2);
  expect(readFileSync(cache(), 'utf8')).toBe(good);
});
