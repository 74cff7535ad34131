import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { parseJson } from '../../../src/data/json/parse.ts';
import { type ReadJsonOptions, readJsonData } from '../../../src/data/json/read-data.ts';
import { writeJson } from '../../../src/data/json/write.ts';
import { arbitraryTree } from '../arbitrary.ts';
import { errorsOf, TREE, zoo } from '../fixtures.ts';

const schema = zoo();

function readAll(body: unknown, options: Partial<ReadJsonOptions> = {}): JsonObject {
  return readJsonData(schema.root, body, { schema, config: true, ...options });
}

/** The members of the container zoo. */
function read(members: object, options: Partial<ReadJsonOptions> = {}): unknown {
  return readAll({ 'zoo:zoo': members }, options)['zoo:zoo'];
}

describe('RFC 7951 section 6: values become canonical', () => {
  it.each<[object, object]>([
    [{ visitors: '007' }, { visitors: '7' }],
    [{ price: '9.50' }, { price: '9.5' }],
    [{ star: 'cat' }, { star: 'zoo:cat' }],
    [{ star: 'lion' }, { star: 'zoo-more:lion' }],
    [{ free: [null] }, { free: [null] }],
    [{ days: 'wed mon' }, { days: 'mon wed' }],
    [{ mixed: 5 }, { mixed: 5 }],
    [{ notes: { a: [1, { b: null }] } }, { notes: { a: [1, { b: null }] } }],
    [{ art: 3 }, { art: 3 }],
  ])('%j', (members, expected) => {
    expect(read(members)).toEqual(expected);
  });
});

describe('RFC 7951 section 4: names', () => {
  it('take the module where it changes, and where it does not', () => {
    expect(read({ 'zoo:name': 'x', 'zoo-more:name': 'y' })).toEqual({ name: 'x', 'zoo-more:name': 'y' });
    expect(readAll({ 'zoo:zoo': { 'zoo-more:aquarium': { 'zoo-more:litres': 1 } } })).toEqual({
      'zoo:zoo': { 'zoo-more:aquarium': { litres: 1 } },
    });
  });

  it.each<[object, string]>([
    [{ zoo: {} }, 'unknown-element /: unknown element: zoo (its name here is zoo:zoo)'],
    [
      { 'zoo:zoo': { aquarium: {} } },
      'unknown-element /zoo:zoo: unknown element: aquarium (its name here is zoo-more:aquarium)',
    ],
    [{ 'no:zoo': {} }, 'unknown-namespace /: unknown module: no'],
    [{ 'zoo:name': 'x' }, 'unknown-element /: unknown element: zoo:name'],
    [{ 'zoo:zoo': { name: 'x', 'zoo:name': 'y' } }, 'bad-element /zoo:zoo/name: zoo:name is given twice'],
    [{ 'zoo:zoo': { constructor: 1 } }, 'unknown-element /zoo:zoo: unknown element: constructor'],
    [JSON.parse('{"__proto__": {}}'), 'unknown-element /: unknown element: __proto__'],
  ])('%j', (body, expected) => {
    expect(errorsOf(() => readAll(body))).toEqual([expected]);
  });
});

describe('errors say what is wrong and where', () => {
  it.each<[object, string | RegExp]>([
    [
      { open: 'true' },
      'invalid-value /zoo:zoo/open: "true" is not a boolean: true or false was expected, not in quotes',
    ],
    [{ visitors: 7 }, /^invalid-value \/zoo:zoo\/visitors: 7 is not an? uint64.* in quotes$/],
    [{ name: null }, /^invalid-value \/zoo:zoo\/name: null is not a string/],
    [{ name: {} }, /^invalid-value \/zoo:zoo\/name/],
    [{ shop: [] }, 'invalid-value /zoo:zoo/shop: the value of shop is an array: an object was expected'],
    [
      { cage: {} },
      'invalid-value /zoo:zoo/cage: the value of cage is of type object: an array of objects was expected',
    ],
    [
      { cage: ['x'] },
      'invalid-value /zoo:zoo/cage: the value of cage is of type string: an object was expected',
    ],
    [
      { tag: 'x' },
      'invalid-value /zoo:zoo/tag: the value of tag is of type string: an array of values was expected',
    ],
    [
      { notes: 'x' },
      'invalid-value /zoo:zoo/notes: the value of notes is of type string: an object was expected',
    ],
    [{ cage: [{ row: 'A' }] }, 'missing-element /zoo:zoo/cage: missing key number of cage'],
    [{ health: {} }, 'unknown-element /zoo:zoo: health is state data, not configuration'],
    [{ tag: ['a', 'a'] }, `bad-element /zoo:zoo/tag[.='a']: an entry of tag is given twice`],
    [
      { cage: [{ row: 'A', number: 1, tenant: [{ id: 1, weight: 'x' }] }] },
      /^invalid-value \/zoo:zoo\/cage\[row='A'\]\[number='1'\]\/tenant\[id='1'\]\/weight: "x" is not an int32/,
    ],
  ])('%j', (members, expected) => {
    const errors = errorsOf(() => read(members));
    expect(errors).toHaveLength(1);
    if (typeof expected === 'string') expect(errors[0]).toBe(expected);
    else expect(errors[0]).toMatch(expected);
  });

  it.each([[null], [[]], ['x'], [3]])('%j is no body', (body) => {
    expect(errorsOf(() => readAll(body))).toEqual(['malformed-message -: a JSON object was expected']);
  });

  it('tells all errors, up to 20', () => {
    expect(errorsOf(() => read({ open: 1, free: 1, nothing: 1 }))).toHaveLength(3);
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`x${i}`, 1]));
    expect(errorsOf(() => read(many))).toHaveLength(20);
  });
});

describe('annotations (RFC 7952) and tagged defaults (RFC 6243)', () => {
  const tag = { 'ietf-netconf-with-defaults:default': true };
  it('leaves out what is tagged as default', () => {
    expect(read({ name: 'x', '@name': { 'a:b': 1 }, open: true, '@open': tag })).toEqual({ name: 'x' });
    expect(errorsOf(() => read({ open: false, '@open': tag }))).toEqual([
      'invalid-value /zoo:zoo/open: the value of open is not its default',
    ]);
  });
});

describe('normal form', () => {
  it('has members in schema order, keys first, and no empty containers', () => {
    const members = {
      cage: [{ label: 'x', number: 1, row: 'A' }],
      name: 'n',
      shop: {},
      vip: {},
      tag: [],
      queue: [],
    };
    expect(JSON.stringify(read(members))).toBe(
      '{"name":"n","cage":[{"row":"A","number":1,"label":"x"}],"vip":{}}',
    );
  });

  it('takes an object for a list of one from lenient callers', () => {
    const members = { cage: { row: 'A', number: 1 } };
    expect(read(members, { lenient: true })).toEqual({ cage: [{ row: 'A', number: 1 }] });
  });
});

describe('properties', () => {
  it('what is written is read back, in the same order', () => {
    fc.assert(
      fc.property(arbitraryTree(schema), (tree) => {
        // Kept markup of anydata becomes JSON when written; it is tested by itself.
        const plain = JSON.parse(
          JSON.stringify(tree, (k, v) => (k === 'notes' || k === 'art' ? undefined : v)),
        );
        const text = writeJson(schema.root, readAll(plain), { schema });
        expect(JSON.stringify(readAll(parseJson(text)))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('takes any JSON without failing in another way than by ProtocolError', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        (value) => void errorsOf(() => read({ zoo: value, cage: value } as object)),
      ),
    );
  });

  it('canonical trees stay as they are', () => {
    expect(readAll(TREE)).toEqual(TREE);
  });
});
