import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileToFiles } from '../../../codegen/emit/compile-to-files.ts';
import { moduleTypes } from '../../../codegen/emit/typescript/module-types.ts';
import { pascalCase, TypeNames } from '../../../codegen/emit/typescript/names.ts';
import { docComment, memberName, quoted } from '../../../codegen/emit/typescript/text.ts';
import { compileTexts, everything } from './modules.ts';

const schema = compileTexts(...everything);
const { text: types } = moduleTypes(schema.modules.get('ev')!);

describe('types of a module', () => {
  it.each([
    [
      'a member for each data node, keys required',
      'export interface TopItem {\n  readonly name: string;\n  readonly group: number;\n',
    ],
    ['strings for 64-bit numbers (RFC 7951 section 6.1)', '  readonly limit?: string;\n'],
    [
      'literals for enumerations, in parentheses in arrays',
      '  readonly levels?: readonly ("low" | "mid" | "high")[];\n',
    ],
    ['literals for identities', '  readonly kind?: "ev:own" | "ev-more:derived";\n'],
    ['[null] for empty (RFC 7951 section 6.9)', '  readonly none?: readonly [null];\n'],
    ['the members of unions', '  readonly mixed?: number | "low" | "mid" | "high" | string;\n'],
    ['the module where it changes (RFC 7951 section 4)', '  readonly "ev-more:limit"?: string;\n'],
    ['interfaces for what other modules add', '  readonly "ev-more:added"?: TopAdded;\n'],
    ['an interface for each list', '  readonly item?: readonly TopItem[];\n'],
    [
      'nodes of choices beside the others',
      '  readonly speed?: number;\n  readonly one?: string;\n  readonly two?: TopTwo;\n',
    ],
    ['unknown for anydata', '  readonly any?: unknown;\n'],
    ['leafrefs as what they point at', '  readonly pointer?: string;\n'],
    ['mandatory parameters required', 'export interface TopItemResetInput {\n  readonly why: string;\n'],
    ['optional ones not', 'export interface RunInput {\n  readonly what?: "low" | "mid" | "high";\n'],
    ['RPCs by name', '  readonly "ev:run": { readonly input: RunInput; readonly output: RunOutput };\n'],
    ['actions by schema path', '  readonly "/ev:top/ev:item/ev:reset": { readonly input: TopItemResetInput;'],
    ['notifications by name', '  readonly "ev:happened": HappenedNotification;\n'],
    ['notifications inside of trees too', 'export interface TopItemChangedNotification {'],
    ['descriptions as comments', '/** The top. */\nexport interface Top {'],
  ])('have %s', (_, text) => {
    expect(types).toContain(text);
  });

  it('are the same every time', () => {
    expect(moduleTypes(compileTexts(...everything).modules.get('ev')!).text).toBe(types);
  });
});

describe('names', () => {
  it.each([
    ['ietf-interfaces', 'IetfInterfaces'],
    ['a.b_c-d', 'ABCD'],
    ['_1', '_1'],
    ['x9', 'X9'],
  ])('%s is %s', (name, type) => {
    expect(pascalCase(name)).toBe(type);
  });

  it('that clash are told apart, by module and then by number', () => {
    const names = new TypeNames(['Data']);
    expect(names.take('Data', 'MData')).toBe('MData');
    expect(names.take('Data', 'MData')).toBe('MData2');
    expect(names.take('Data', 'MData')).toBe('MData3');
  });

  it('of nodes that differ in punctuation only, or are called as a summary is, do not clash', () => {
    const text = `module c { namespace "urn:c"; prefix c;
      container data { leaf a { type string; } } container a-b { leaf x { type string; } }
      container a.b { leaf y { type string; } } container a { container b { leaf z { type string; } } } }`;
    const made = moduleTypes(compileTexts(text).modules.get('c')!).text;
    const names = [...made.matchAll(/export interface (\w+)/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['Data', 'CData', 'AB', 'CAB', 'CAB2'].slice(0, 4)));
  });
});

describe('text from schemas stays text', () => {
  it('in comments', () => {
    expect(docComment('a */ b')).toBe('/** a *\\/ b */\n');
    expect(docComment('a\u2028*/')).not.toContain('\u2028');
    expect(docComment('one\n\n two ')).toBe('/**\n * one\n *\n * two\n */\n');
    expect(docComment(undefined)).toBe('');
  });

  it('in strings and member names', () => {
    expect(quoted('a"\\\n\u2028')).toBe('"a\\"\\\\\\n\\u2028"');
    expect(memberName('a-b')).toBe('"a-b"');
    expect(memberName('ab')).toBe('ab');
  });
});

describe('compileToFiles', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'sly-emit-'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('writes a project that passes the TypeScript compiler, hostile texts and all', {
    timeout: 60_000,
  }, () => {
    const hostile = `module hostile { namespace "urn:h"; prefix h;
      description "*/ export const x = 1; /* \`\${y}\` </script>";
      container c { description 'say "*/" twice */'; leaf constructor { type string; } leaf __proto__ { type int8; }
        leaf e { type enumeration { enum "a\\"b"; enum "*/"; enum "\${x}"; enum "new
line"; } }
        list string { key k; leaf k { type string { pattern '["\`/$]*'; } } } } }`;
    const all = compileTexts(...everything, hostile);
    const written = compileToFiles(all, ['ev', 'ev-more', 'hostile'], directory);
    expect(written.map((path) => path.slice(directory.length + 1)).sort()).toEqual(
      [
        'ev.ts',
        'ev.schema.json',
        'ev.validators.js',
        'ev.validators.d.ts',
        'ev-more.ts',
        'ev-more.schema.json',
        'ev-more.validators.js',
        'ev-more.validators.d.ts',
        'hostile.ts',
        'hostile.schema.json',
        'hostile.validators.js',
        'hostile.validators.d.ts',
        'check.js',
        'check.d.ts',
        'index.ts',
        'validators.js',
        'validators.d.ts',
        'schema.json',
      ].sort(),
    );
    const use = `import type { Data, Rpcs, Ev } from './index.js';
      import { validateRunInput, validateTop } from './ev.validators.js';
      import { validators } from './validators.js';
      export const data: Data = { 'ev:top': { flag: 'on', item: [{ name: 'a', group: 1 }], here: {} }, 'hostile:c': { 'hostile:constructor': '', e: '*/' } };
      export const input: Rpcs['ev:run']['input'] = { what: 'mid' };
      export const top: Ev.Top | undefined = data['ev:top'];
      export const fits: boolean | undefined = validators['/ev:top']?.(top);
      const found: unknown = JSON.parse('{}');
      if (validateRunInput(found)) found satisfies Ev.RunInput;
      // @ts-expect-error of another type
      if (validateTop(found)) found satisfies Ev.RunInput;
      // @ts-expect-error no such level
      export const wrong: Ev.RunInput = { what: 'most' };
      // @ts-expect-error read only
      data['ev:top'] = undefined;\n`;
    writeFileSync(join(directory, 'use.ts'), use);
    writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--types',
      '',
    ];
    const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
    const run = spawnSync(process.execPath, [tsc, ...options, join(directory, 'use.ts')], {
      encoding: 'utf8',
    });
    expect(run.stdout + run.stderr).toBe('');
  });

  it('leaves files that are right already untouched', () => {
    const first = compileToFiles(schema, ['ev'], directory);
    expect(compileToFiles(schema, ['ev'], directory)).toEqual(first);
  });

  it('refuses modules that are not there', () => {
    expect(() => compileToFiles(schema, ['nowhere'], directory)).toThrow(RangeError);
  });
});
