/** Validators for a project of its own: small, each to be imported by itself, and of the types beside them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileToFiles } from '../../../codegen/emit/compile-to-files.ts';
import { compileTexts, everything } from './modules.ts';

type Validate = ((data: unknown) => boolean) & {
  errors: readonly { instancePath: string; keyword: string }[] | null;
};

let directory: string;
let validators: Record<string, Validate>;
const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(join(directory, file)).href);

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sly-validators-'));
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
  compileToFiles(compileTexts(...everything), ['ev', 'ev-more'], directory);
  ({ validators } = (await load('validators.js')) as { validators: Record<string, Validate> });
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('validators of a project of its own', () => {
  it('are there for every type, by its name', async () => {
    const ev = (await load('ev.validators.js')) as Record<string, Validate>;
    expect(Object.keys(ev)).toEqual(
      expect.arrayContaining(['validateData', 'validateTop', 'validateTopItem', 'validateRunInput']),
    );
    expect(ev.validateData!({ 'ev:top': { flag: 'on' } })).toBe(true);
    expect(ev.validateData!({ 'ev:top': { flag: 5 } })).toBe(false);
    expect(ev.validateData!.errors).toEqual([
      {
        instancePath: '/ev:top/flag',
        keyword: 'type',
        message: 'must be string',
        params: { type: 'string' },
      },
    ]);
  });

  it('are found by schema path as well', async () => {
    const ev = (await load('ev.validators.js')) as Record<string, Validate>;
    expect(validators['/ev:top/ev:item']).toBe(ev.validateTopItem);
    expect(validators['/ev:run/ev:input']).toBe(ev.validateRunInput);
    expect(Object.keys(validators)).toEqual(
      expect.arrayContaining(['/ev:top', '/ev:top/ev-more:added', '/ev:top/ev:item/ev:reset/ev:input']),
    );
  });

  it.each<[string, unknown]>([
    ['/ev:top', {}],
    ['/ev:top', { limit: '18446744073709551615', ratio: '1.5', flags: 'b a', data: 'QQ==', kind: 'ev:own' }],
    ['/ev:top', { item: [{ name: 'a', group: 1, inner: { depth: -1 } }], 'ev-more:limit': 'x' }],
    ['/ev:top', { mixed: 10, levels: ['low'], here: {}, any: { x: [1] }, xml: 'x', speed: 255 }],
    ['/ev:top', { flag: 'abc', '@flag': { 'm:note': 1 }, '@': { 'm:note': 2 } }],
    ['/ev:state', { event: [{ text: 'x' }] }],
    ['/ev:run/ev:input', { what: 'low', target: 'a', 'ev-more:extra': '' }],
    ['/ev:top/ev:item/ev:reset/ev:input', { why: '' }],
  ])('%s takes %j', (path, data) => {
    expect([validators[path]!(data), validators[path]!.errors]).toEqual([true, null]);
  });

  it.each<[string, unknown, readonly (readonly [string, string])[]]>([
    [
      '/ev:top',
      { nothing: 1, limit: 5 },
      [
        ['', 'additionalProperties'],
        ['/limit', 'type'],
      ],
    ],
    ['/ev:top', { 'ev:limit': '5', __proto__: null }, [['', 'additionalProperties']]],
    [
      '/ev:top',
      JSON.parse('{"__proto__": 5, "constructor": 1}'),
      [
        ['', 'additionalProperties'],
        ['', 'additionalProperties'],
      ],
    ],
    ['/ev:top', { ratio: 1.5 }, [['/ratio', 'type']]],
    ['/ev:top', { flag: 'a'.repeat(21) }, [['/flag', 'maxLength']]],
    ['/ev:top', { flag: 'Abc' }, [['/flag', 'pattern']]],
    ['/ev:top', { flag: 'xyz' }, [['/flag', 'not']]],
    ['/ev:top', { flags: 'a c' }, [['/flags', 'pattern']]],
    ['/ev:top', { none: [null, null] }, [['/none', 'maxItems']]],
    ['/ev:top', { kind: 'ev:base' }, [['/kind', 'enum']]],
    ['/ev:top', { mixed: 7.5 }, [['/mixed', 'anyOf']]],
    ['/ev:top', { item: { name: 'a', group: 1 } }, [['/item', 'type']]],
    [
      '/ev:top',
      { item: [{ name: 'a' }, 5] },
      [
        ['/item/0', 'required'],
        ['/item/1', 'type'],
      ],
    ],
    ['/ev:top', { levels: ['low', 'most'] }, [['/levels/1', 'enum']]],
    ['/ev:top', [], [['', 'type']]],
    ['/ev:top/ev:item/ev:inner', { depth: 2147483648 }, [['/depth', 'maximum']]],
    ['/ev:top/ev:item/ev:reset/ev:input', {}, [['', 'required']]],
    ['/ev:run/ev:input', { what: null }, [['/what', 'enum']]],
  ])('%s refuses %j', (path, data, errors) => {
    expect(validators[path]!(data)).toBe(false);
    const found = validators[path]!.errors!.map(({ instancePath, keyword }) => [instancePath, keyword]);
    expect(found.sort()).toEqual([...errors].sort());
  });

  it('count characters as YANG does, and tell of a bounded number of mistakes', () => {
    const top = validators['/ev:top']!;
    top({ words: Array.from({ length: 5000 }, () => 5) });
    expect(top.errors!.length).toBe(100);
    expect(top({ flag: 'a' })).toBe(true);
    expect(top.errors).toBe(null);
  });

  it('leave nothing in a bundle of what is not imported', async () => {
    const entry = join(directory, 'one.js');
    writeFileSync(
      entry,
      `import { validateTopItemInner } from './ev.validators.js'; export default validateTopItemInner;`,
    );
    const bundle = await rolldown({ input: entry });
    const { output } = await bundle.generate({ format: 'esm' });
    await bundle.close();
    const { code } = output[0];
    expect(code).toContain('depth');
    expect(code).not.toContain('levels');
    expect(code.match(/validator\(/g)).toHaveLength(2);
  });
});

describe('what is equal is written once', () => {
  const module = `module twice { namespace "urn:twice"; prefix t;
    grouping box { container box { description "A box."; leaf size { type uint8 { range "1..10 | 20..30"; } } list part { key n; leaf n { type string { length "1..40"; } } } } }
    container a { uses box; } container b { uses box; leaf own { type string; } } }`;

  it('as a type, a shape and a definition', () => {
    const out = join(directory, 'twice');
    const files = new Map(
      compileToFiles(compileTexts(module), ['twice'], out).map((path) => [path.slice(out.length + 1), path]),
    );
    const text = (name: string) => readFileSync(files.get(name)!, 'utf8');
    expect(text('twice.ts')).toContain('export type BBox = ABox;');
    expect(text('twice.ts')).toContain('export type BBoxPart = ABoxPart;');
    expect(text('twice.ts')).toContain('  readonly box?: BBox;');
    expect(text('twice.validators.js').match(/size:/g)).toHaveLength(1);
    const { $defs } = JSON.parse(text('twice.schema.json'));
    expect($defs['/twice:b/twice:box']).toEqual({ $ref: '#/$defs/~1twice:a~1twice:box' });
    expect($defs['/twice:a/twice:box'].properties.part.items).toEqual({
      $ref: '#/$defs/~1twice:a~1twice:box~1twice:part',
    });
  });
});
