import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileModules, type JsonObject, type LeafNode } from '../../../codegen/index.ts';
import { applyDefaults, isDefault } from '../../../src/data/defaults/apply-defaults.ts';
import { readJsonData } from '../../../src/data/json/read-data.ts';
import { parseApiPath } from '../../../src/data/path/api-path.ts';
import { parseXml } from '../../../src/data/xml/parse.ts';
import { readXmlData } from '../../../src/data/xml/read-data.ts';
import { writeXml } from '../../../src/data/xml/write.ts';
import { arbitraryTree } from '../arbitrary.ts';
import { TREE, zoo } from '../fixtures.ts';

const schema = zoo();
const DEFAULTS = {
  open: true,
  price: '9.5',
  colour: ['red', 'blue'],
  shop: { flavour: 'vanilla' },
  night: false,
  'zoo-more:aquarium': { litres: 100 },
};

function all(members: JsonObject): unknown {
  return applyDefaults(schema, { 'zoo:zoo': members }, 'report-all')['zoo:zoo'];
}

function trimmed(members: JsonObject): unknown {
  return applyDefaults(schema, { 'zoo:zoo': members }, 'trim')['zoo:zoo'];
}

describe('RFC 6243 section 3.1: report-all', () => {
  it('adds defaults in use, also in containers that are not there', () => {
    expect(applyDefaults(schema, {}, 'report-all')).toEqual({ 'zoo:zoo': DEFAULTS, 'zoo-more:top': 'hat' });
    expect(all({ name: 'x' })).toEqual({ name: 'x', ...DEFAULTS });
  });

  it('keeps what is set', () => {
    const set = { open: false, colour: ['green'], 'zoo-more:aquarium': { litres: 5 }, night: false };
    expect(all(set)).toEqual({ ...DEFAULTS, ...set });
  });

  it('adds them to list entries and presence containers that exist', () => {
    expect(all({ cage: [{ row: 'A', number: 1 }], vip: {} })).toEqual({
      ...DEFAULTS,
      cage: [{ row: 'A', number: 1, label: 'none', lock: { code: 0 } }],
      vip: { guests: 1 },
    });
  });

  it('of a choice: those of the case chosen, or of the default one (RFC 7950 section 7.6.1)', () => {
    expect(all({ shop: { sort: 'green' } })).toMatchObject({ shop: { strength: 3, sort: 'green' } });
    expect(all({ shop: { strength: 5 } })).toEqual({ ...DEFAULTS, shop: { strength: 5 } });
  });

  it('under a when that holds (RFC 7950 section 7.21.5)', () => {
    expect(all({ night: true })).toMatchObject({ night: true, lamps: 4 });
    expect(all({ night: false })).not.toHaveProperty('lamps');
  });

  it('keeps schema order', () => {
    expect(JSON.stringify(all({ vip: {}, name: 'x' }))).toBe(
      '{"name":"x","open":true,"price":"9.5","colour":["red","blue"],"vip":{"guests":1},' +
        '"shop":{"flavour":"vanilla"},"night":false,"zoo-more:aquarium":{"litres":100}}',
    );
  });
});

describe('RFC 6243 section 3.2: trim', () => {
  it.each<[JsonObject, unknown]>([
    [{ name: 'x', open: true }, { name: 'x' }],
    [
      { name: 'x', open: false, price: '9.5' },
      { name: 'x', open: false },
    ],
    [{ name: 'x', shop: { flavour: 'vanilla' } }, { name: 'x' }],
    [{ vip: { guests: 1 } }, { vip: {} }],
    [{ colour: ['red', 'blue'], tag: ['a'] }, { tag: ['a'] }],
    [{ colour: ['blue', 'red'], tag: ['a'] }, { tag: ['a'] }],
    [{ colour: ['red'] }, { colour: ['red'] }],
    [
      { cage: [{ row: 'A', number: 1, label: 'none', lock: { code: 0 } }] },
      { cage: [{ row: 'A', number: 1 }] },
    ],
  ])('%j', (members, expected) => {
    expect(trimmed(members)).toEqual(expected);
  });
});

describe('RFC 6243 section 3.3: explicit', () => {
  it('is the tree itself', () => {
    expect(applyDefaults(schema, TREE, 'explicit')).toBe(TREE);
  });
});

describe('RFC 6243 section 3.4: report-all-tagged', () => {
  it('annotates what was not set', () => {
    const tag = { 'ietf-netconf-with-defaults:default': true };
    const tagged = applyDefaults(schema, { 'zoo:zoo': { open: true, night: true } }, 'report-all-tagged');
    expect(tagged['zoo:zoo']).toMatchObject({
      open: true,
      night: true,
      '@lamps': tag,
      lamps: 4,
      '@colour': [tag, tag],
      shop: { '@flavour': tag },
    });
    expect(tagged['zoo:zoo']).not.toHaveProperty('@open');
    expect(tagged['@zoo-more:top']).toEqual(tag);
  });

  it('what is written with tags is read back as what was set', () => {
    fc.assert(
      fc.property(arbitraryTree(schema), (tree) => {
        const tagged = applyDefaults(schema, tree, 'report-all-tagged');
        const xml = writeXml(schema.root, tagged, { schema });
        const back = readXmlData(schema.root, parseXml(`<d>${xml}</d>`).children, { schema, config: true });
        expect(JSON.stringify(back)).toBe(JSON.stringify(tree));
        expect(readJsonData(schema.root, tagged, { schema, config: true })).toEqual(tree);
      }),
    );
  });
});

describe('structure sharing', () => {
  it('returns the same objects where nothing changes', () => {
    const plain = { 'zoo:zoo': { queue: [{ who: 'x' }], ...DEFAULTS }, 'zoo-more:top': 'x' };
    expect(applyDefaults(schema, plain, 'report-all')).toBe(plain);
    const nothing = { 'zoo:zoo': { name: 'x', cage: [{ row: 'A', number: 1 }] } };
    expect(applyDefaults(schema, nothing, 'trim')).toBe(nothing);
  });

  it('remembers lists it has filled', () => {
    const cage = [{ row: 'A', number: 1 }];
    const once = all({ cage }) as { cage: unknown };
    const again = all({ cage, name: 'x' }) as { cage: unknown };
    expect(again.cage).toBe(once.cage);
  });

  it('trim undoes report-all', () => {
    fc.assert(
      fc.property(arbitraryTree(schema), (tree) => {
        const least = applyDefaults(schema, tree, 'trim');
        expect(applyDefaults(schema, applyDefaults(schema, least, 'report-all'), 'trim')).toEqual(least);
      }),
    );
  });
});

it('tells defaults', () => {
  const leaf = (name: string) => {
    return parseApiPath(schema, `zoo:zoo/${name}`).at(-1)!.node as LeafNode;
  };
  expect(isDefault(leaf('open'), true)).toBe(true);
  expect(isDefault(leaf('open'), false)).toBe(false);
  expect(isDefault(leaf('name'), 'x')).toBe(false);
});

it('state is not filled', () => {
  const text = `module s { namespace "urn:s"; prefix s; container a { config false; leaf b { type int8; default "1"; } leaf c { type int8; } } }`;
  const state = compileModules({
    sources: [{ file: 's.yang', text }],
    load: () => undefined,
    implement: ['s'],
  });
  const tree = { 's:a': { c: 1 } };
  expect(applyDefaults(state, tree, 'report-all')).toBe(tree);
  expect(applyDefaults(state, {}, 'report-all')).toEqual({});
});
