import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../codegen/index.ts';
import { subtreeSelection } from '../../../src/data/filter/subtree.ts';
import { parseApiPath } from '../../../src/data/path/api-path.ts';
import { parseXml } from '../../../src/data/xml/parse.ts';
import { writeXml } from '../../../src/data/xml/write.ts';
import { arbitraryTree } from '../arbitrary.ts';
import { TREE, zoo } from '../fixtures.ts';

const schema = zoo();

function selection(xml: string) {
  const ns = 'xmlns:z="urn:zoo" xmlns:m="urn:zoo-more?a=1&amp;b=2"';
  return subtreeSelection(schema, parseXml(`<filter ${ns}>${xml}</filter>`));
}

function select(xml: string, tree = TREE): unknown {
  return selection(xml).apply(tree);
}

/** What a filter within the container zoo selects of it. */
function inZoo(xml: string): unknown {
  return (select(`<zoo xmlns="urn:zoo">${xml}</zoo>`) as JsonObject)['zoo:zoo'];
}

const [LIONS, LOCKED, ITS] = (TREE['zoo:zoo'] as { cage: JsonObject[] }).cage;

describe('RFC 6241 section 6.2.1: namespace selection', () => {
  it('selects what is in the namespace', () => {
    expect(select('<z:zoo/>')).toEqual({ 'zoo:zoo': TREE['zoo:zoo'] });
    expect(select('<zoo xmlns="urn:zoo-more?a=1&amp;b=2"/>')).toEqual({});
    expect(select('<zoo xmlns="urn:no"/>')).toEqual({});
  });

  it('no namespace means any', () => {
    expect(select('<zoo><name/></zoo>')).toEqual({
      'zoo:zoo': { name: 'Central <Zoo> & Co', 'zoo-more:name': 'other' },
    });
    expect(select('<top/>')).toEqual({ 'zoo-more:top': 'coat' });
  });
});

describe('RFC 6241 section 6.2.2: attribute match', () => {
  it('data has no attributes, so that nothing matches', () => {
    expect(inZoo('<name a="1"/>')).toBeUndefined();
    expect(inZoo('<name/><cage a="1"><label/></cage>')).toEqual({ name: 'Central <Zoo> & Co' });
    expect(inZoo('<name a="1">Central</name>')).toBeUndefined();
  });
});

describe('RFC 6241 sections 6.2.3 and 6.2.4: containment and selection', () => {
  it.each([
    ['<name/>', { name: 'Central <Zoo> & Co' }],
    ['<rank/><tag/>', { tag: ['big', 'old town'], rank: [3, 1, 2] }],
    ['<cage/>', { cage: [LIONS, LOCKED, ITS] }],
    ['<cage><lock/></cage>', { cage: [{ row: 'A', number: 2, lock: { code: 7 } }] }],
    [
      '<cage><label/></cage>',
      {
        cage: [
          { row: 'A', number: 1, label: 'lions' },
          { row: 'B/1', number: 1, label: "it's" },
        ],
      },
    ],
    [
      '<cage><row/></cage>',
      {
        cage: [
          { row: 'A', number: 1 },
          { row: 'A', number: 2 },
          { row: 'B/1', number: 1 },
        ],
      },
    ],
    ['<vip/>', { vip: {} }],
    ['<m:aquarium><m:litres/></m:aquarium>', { 'zoo-more:aquarium': { litres: 100 } }],
    ['<nothing/>', undefined],
    ['<name/><nothing/>', { name: 'Central <Zoo> & Co' }],
    ['<name><deeper/></name>', undefined],
    ['<shop/>', undefined],
  ])('%s', (xml, expected) => {
    expect(inZoo(xml)).toEqual(expected);
  });

  it('keeps schema order, whatever that of the filter', () => {
    expect(JSON.stringify(inZoo('<cage><label/><row/></cage><name/>'))).toMatch(
      /^\{"name":.*,"cage":\[\{"row":"A","number":1,"label":"lions"\}/,
    );
  });
});

describe('RFC 6241 section 6.2.5: content match', () => {
  it.each([
    ['<cage><row>A</row><number>1</number></cage>', { cage: [LIONS] }],
    ['<cage><row>A</row></cage>', { cage: [LIONS, LOCKED] }],
    ['<cage><row> A </row><number>01</number></cage>', { cage: [LIONS] }],
    ['<cage><row>A</row><number>9</number></cage>', undefined],
    ['<cage><row>A</row><number>x</number></cage>', undefined],
    ['<cage><label>lions</label></cage>', { cage: [LIONS] }],
    [
      '<cage><label>lions</label><tenant/></cage>',
      {
        cage: [{ row: 'A', number: 1, label: 'lions', tenant: LIONS!.tenant }],
      },
    ],
    [
      '<cage><number>1</number><lock/></cage>',
      {
        cage: [
          { row: 'A', number: 1 },
          { row: 'B/1', number: 1 },
        ],
      },
    ],
    ['<cage><kind>m:lion</kind></cage>', { cage: [LIONS] }],
    ['<cage><kind>lion</kind></cage>', { cage: [LIONS] }],
    ['<cage><kind>z:cat</kind></cage>', undefined],
    [
      '<cage><tenant><weight>160</weight></tenant></cage>',
      {
        cage: [{ row: 'A', number: 1, tenant: [{ id: 2, weight: 160 }] }],
      },
    ],
    ['<tag>big</tag><name/>', { name: 'Central <Zoo> & Co', tag: ['big'] }],
    ['<tag>small</tag><name/>', undefined],
    ['<cage>text</cage>', undefined],
    ['<nothing>x</nothing>', undefined],
  ])('%s', (xml, expected) => {
    expect(inZoo(xml)).toEqual(expected);
  });

  it('a match alone selects all of its siblings', () => {
    expect(inZoo('<visitors>12345678901234</visitors>')).toEqual(TREE['zoo:zoo']);
  });
});

describe('RFC 6241 section 6.4: several siblings, and none', () => {
  it('an empty filter selects nothing', () => {
    expect(select('')).toEqual({});
    expect(select('\n')).toEqual({});
  });

  it('siblings select together', () => {
    const key = (row: string, number: number, more = '') =>
      `<cage><row>${row}</row><number>${number}</number>${more}</cage>`;
    expect(inZoo(key('B/1', 1) + key('A', 1, '<label/>'))).toEqual({
      cage: [{ row: 'A', number: 1, label: 'lions' }, ITS],
    });
    expect(inZoo(key('A', 1, '<label/>') + key('A', 1, '<kind/>'))).toEqual({
      cage: [{ row: 'A', number: 1, label: 'lions', kind: 'zoo-more:lion' }],
    });
    expect(inZoo('<cage><label/></cage><cage><lock/></cage>')).toEqual({
      cage: [
        { row: 'A', number: 1, label: 'lions' },
        { row: 'A', number: 2, lock: { code: 7 } },
        { row: 'B/1', number: 1, label: "it's" },
      ],
    });
    expect(inZoo('<cage/><cage><lock/></cage>')).toEqual({ cage: [LIONS, LOCKED, ITS] });
    expect(select('<z:zoo><z:name/></z:zoo><z:zoo><z:rank/></z:zoo>')).toEqual({
      'zoo:zoo': { name: 'Central <Zoo> & Co', rank: [3, 1, 2] },
    });
  });
});

describe('state that a filter cannot see', () => {
  const touches = (xml: string, path: string) => {
    const nodes = parseApiPath(schema, path).map(({ node }) => node);
    return selection(xml).mayTouch(nodes as Parameters<ReturnType<typeof selection>['mayTouch']>[0]);
  };
  it.each([
    ['<z:zoo/>', 'zoo:zoo/health', true],
    ['<z:zoo><z:health><z:temperature/></z:health></z:zoo>', 'zoo:zoo/health', true],
    ['<z:zoo><z:health><z:temperature/></z:health></z:zoo>', 'zoo:zoo/health/visit', false],
    ['<z:zoo><z:name/></z:zoo>', 'zoo:zoo/health', false],
    ['<z:zoo><z:name>x</z:name></z:zoo>', 'zoo:zoo/health', true],
    ['<m:top/>', 'zoo:zoo/health', false],
    ['', 'zoo:zoo/health', false],
  ])('%s touches %s: %s', (xml, path, expected) => {
    expect(touches(xml, path)).toBe(expected);
  });
});

/** Whether one value is part of another: entries and members may be missing. */
function isPart(part: JsonValue | undefined, whole: JsonValue | undefined): boolean {
  if (part === whole || part === undefined) return true;
  if (Array.isArray(part))
    return part.every((entry) => (whole as JsonValue[]).some((other) => isPart(entry, other)));
  if (typeof part !== 'object' || typeof whole !== 'object') return false;
  return Object.keys(part).every((name) => isPart((part as JsonObject)[name], (whole as JsonObject)[name]));
}

describe('properties', () => {
  it('a selection is part of the tree', () => {
    fc.assert(
      fc.property(arbitraryTree(schema), arbitraryTree(schema), (tree, asked) => {
        const filter = parseXml(`<filter>${writeXml(schema.root, asked, { schema })}</filter>`);
        expect(isPart(subtreeSelection(schema, filter).apply(tree), tree)).toBe(true);
      }),
    );
  });

  it('a filter that is the tree itself selects the tree, leaving out what has no content to match', () => {
    fc.assert(
      fc.property(arbitraryTree(schema), (tree) => {
        const names = Object.keys(tree).map((name) => {
          const node = schema.root.byJsonName.get(name)!;
          return `<${node.name} xmlns="${node.module.namespace.replaceAll('&', '&amp;')}"/>`;
        });
        expect(select(names.join(''), tree)).toEqual(tree);
      }),
    );
  });
});
