import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { schemaDocument } from '../../../codegen/emit/json-schema/document.ts';
import { validatorsCode } from '../../../codegen/emit/json-schema/validators.ts';
import { compileServed, compileTexts, everything, moduleNames } from './modules.ts';

type Validate = ((data: unknown) => boolean) & {
  errors?: readonly { instancePath: string; keyword: string }[] | null;
};

async function load(code: string): Promise<Record<string, Validate>> {
  const module = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
  return (module as { validators: Record<string, Validate> }).validators;
}

const schema = compileTexts(...everything);
const validators = await load(validatorsCode([...schema.modules.get('ev')!.children]));

describe('validators', () => {
  it('are there for configuration resources and for input, by schema path', () => {
    expect(Object.keys(validators)).toEqual(
      expect.arrayContaining([
        '/ev:top',
        '/ev:top/ev:item',
        '/ev:top/ev:item/ev:inner/ev:depth',
        '/ev:top/ev:way/ev:slow/ev:how/ev:two/ev:two',
        '/ev:top/ev-more:added',
        '/ev:run/ev:input',
        '/ev:top/ev:item/ev:reset/ev:input',
        '/ev:top/ev:words',
      ]),
    );
    expect(Object.keys(validators).filter((path) => /state|output|bare|happened/.test(path))).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['/ev:top', {}],
    ['/ev:top', { limit: '18446744073709551615', ratio: '1.5', flags: 'b a', data: 'QQ==', kind: 'ev:own' }],
    ['/ev:top', { item: [{ name: 'a', group: 1, inner: { depth: -1 } }], 'ev-more:limit': 'x' }],
    ['/ev:top', { mixed: 10, levels: ['low'], here: {}, any: { x: [1] }, xml: 'x', speed: 255 }],
    ['/ev:top', { flag: 'abc', '@flag': { 'm:note': 1 }, '@': { 'm:note': 2 } }],
    ['/ev:top/ev:item', { name: 'a', group: 1 }],
    ['/ev:top/ev:words', 'abc'],
    ['/ev:top/ev:limit', '5'],
    ['/ev:run/ev:input', { what: 'low', target: 'a', 'ev-more:extra': '' }],
    ['/ev:top/ev:item/ev:reset/ev:input', { why: '' }],
  ])('%s takes %j', (path, data) => {
    expect([validators[path]!(data), validators[path]!.errors]).toEqual([true, null]);
  });

  it.each<[string, unknown, string, string]>([
    ['/ev:top', { nothing: 1 }, '', 'additionalProperties'],
    ['/ev:top', { 'ev:limit': '5' }, '', 'additionalProperties'],
    ['/ev:top', { limit: 5 }, '/limit', 'type'],
    ['/ev:top', { ratio: 1.5 }, '/ratio', 'type'],
    ['/ev:top', { flag: '' }, '/flag', 'pattern'],
    ['/ev:top', { flag: 'a'.repeat(21) }, '/flag', 'maxLength'],
    ['/ev:top', { flag: 'Abc' }, '/flag', 'pattern'],
    ['/ev:top', { flag: 'xyz' }, '/flag', 'not'],
    ['/ev:top', { flags: 'a c' }, '/flags', 'pattern'],
    ['/ev:top', { kind: 'ev:base' }, '/kind', 'enum'],
    ['/ev:top', { item: { name: 'a', group: 1 } }, '/item', 'type'],
    ['/ev:top', { item: [{ name: 'a' }] }, '/item/0', 'required'],
    ['/ev:top', { levels: ['low', 'most'] }, '/levels/1', 'enum'],
    ['/ev:top', [], '', 'type'],
    ['/ev:top/ev:item/ev:inner', { depth: 2147483648 }, '/depth', 'maximum'],
    ['/ev:top/ev:item/ev:reset/ev:input', {}, '', 'required'],
    ['/ev:run/ev:input', { what: null }, '/what', 'enum'],
  ])('%s refuses %j', (path, data, where, keyword) => {
    expect(validators[path]!(data)).toBe(false);
    expect(validators[path]!.errors).toEqual([expect.objectContaining({ instancePath: where, keyword })]);
  });

  it('stand alone: the code asks for no package', async () => {
    const served = compileServed(moduleNames());
    const code = validatorsCode([...served.modules.values()].flatMap(({ children }) => children));
    expect(Object.keys(await load(code)).length).toBeGreaterThan(100);
  });

  it('leave patterns that could take long to the types', async () => {
    const text = `module r { namespace "urn:r"; prefix r;
      leaf bad { type string { length "0..100"; pattern '(a|a)*b'; pattern '[ab]*'; } } }`;
    const [validate] = Object.values(
      await load(validatorsCode([...compileTexts(text).modules.get('r')!.children])),
    );
    expect(validate!('a'.repeat(50))).toBe(true);
    expect(validate!('c')).toBe(false);
    expect(validate!('\u{1f600}'.repeat(101))).toBe(false);
  });
});

describe('JSON Schema documents', () => {
  const document = schemaDocument(schema.modules.get('ev')!);
  const ajv = new Ajv2020({ strict: false });
  const validate = ajv.compile(document);

  it('validate the data of a module, state and all', () => {
    const data = { 'ev:top': { item: [{ name: 'a', group: 1 }] }, 'ev:state': { event: [{ text: 'x' }] } };
    expect([validate(data), validate.errors]).toEqual([true, null]);
    expect(validate({ 'ev:top': { item: [{ name: 1, group: 1 }] } })).toBe(false);
    expect(validate({ 'other:top': {} })).toBe(false);
  });

  it('have all objects under $defs, by schema path', () => {
    const input = ajv.getSchema(`${document.$id}#/$defs/~1ev:run~1ev:input`)!;
    expect(input({ what: 'mid' })).toBe(true);
    expect(input({ what: 'most' })).toBe(false);
    expect(Object.keys(document.$defs as object)).toEqual(
      expect.arrayContaining([
        '/ev:happened',
        '/ev:top/ev:item/ev:changed',
        '/ev:top/ev:here/ev:poke/ev:input',
      ]),
    );
  });

  it('tell descriptions, defaults and what is state', () => {
    const { '/ev:top': top } = document.$defs as Record<string, { properties: Record<string, object> }>;
    expect(top!.properties.speed).toMatchObject({ default: 9 });
    expect(document.properties).toMatchObject({ 'ev:state': { readOnly: true } });
    expect(document.properties).toMatchObject({ 'ev:top': { description: 'The top.' } });
  });
});
