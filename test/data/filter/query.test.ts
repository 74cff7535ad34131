import { describe, expect, it } from 'vitest';
import type { DataNode, JsonObject } from '../../../codegen/index.ts';
import { combine } from '../../../src/data/filter/combine.ts';
import { type Content, contentSelection, parseContent } from '../../../src/data/filter/content.ts';
import { depthSelection, parseDepth } from '../../../src/data/filter/depth.ts';
import { fieldsSelection } from '../../../src/data/filter/fields.ts';
import { pathSelection } from '../../../src/data/filter/path-selection.ts';
import { parseApiPath } from '../../../src/data/path/api-path.ts';
import { errorsOf, TREE, zoo } from '../fixtures.ts';

const schema = zoo();
const ALL = TREE['zoo:zoo'] as JsonObject & { cage: JsonObject[] };
const CAGE = { row: 'A', number: 1 };
const path = (text: string) => parseApiPath(schema, text);
const nodes = (text: string) => path(text).map(({ node }) => node as DataNode);

describe('RFC 8040 section 3.5: one resource', () => {
  it.each<[string, unknown]>([
    ['', TREE],
    ['zoo:zoo/name', { 'zoo:zoo': { name: ALL.name } }],
    ['zoo:zoo/cage', { 'zoo:zoo': { cage: ALL.cage } }],
    ['zoo:zoo/cage=A,1', { 'zoo:zoo': { cage: [ALL.cage[0]] } }],
    ['zoo:zoo/cage=A,1/label', { 'zoo:zoo': { cage: [{ ...CAGE, label: 'lions' }] } }],
    ['zoo:zoo/cage=A,7', {}],
    ['zoo:zoo/tag=big', { 'zoo:zoo': { tag: ['big'] } }],
    ['zoo:feed', {}],
  ])('%s', (text, expected) => {
    expect(pathSelection(schema, path(text)).apply(TREE)).toEqual(expected);
  });

  it('touches what is above and below', () => {
    const selection = pathSelection(schema, path('zoo:zoo/health'));
    expect(selection.mayTouch(nodes('zoo:zoo'))).toBe(true);
    expect(selection.mayTouch(nodes('zoo:zoo/health/visit'))).toBe(true);
    expect(selection.mayTouch(nodes('zoo:zoo/cage'))).toBe(false);
  });
});

describe('RFC 8040 section 4.8.3: fields', () => {
  it.each<[string, string, unknown]>([
    ['zoo:zoo', 'name', { name: ALL.name }],
    ['zoo:zoo', 'name;zoo-more:name', { name: ALL.name, 'zoo-more:name': 'other' }],
    ['zoo:zoo', 'aquarium/litres', { 'zoo-more:aquarium': { litres: 100 } }],
    [
      'zoo:zoo',
      'cage/tenant/weight;rank',
      {
        rank: [3, 1, 2],
        cage: [
          {
            ...CAGE,
            tenant: [
              { id: 1, weight: 180 },
              { id: 2, weight: 160 },
            ],
          },
        ],
      },
    ],
    [
      'zoo:zoo',
      'cage(label;lock/code)',
      {
        cage: [
          { ...CAGE, label: 'lions' },
          { row: 'A', number: 2, lock: { code: 7 } },
          { row: 'B/1', number: 1, label: "it's" },
        ],
      },
    ],
    ['zoo:zoo', 'cage(tenant(id))', { cage: [{ ...CAGE, tenant: [{ id: 1 }, { id: 2 }] }] }],
    ['zoo:zoo/cage=A,1', 'label', { cage: [{ ...CAGE, label: 'lions' }] }],
    ['', 'zoo:zoo/name', { name: ALL.name }],
    ['zoo:zoo', 'name;name', { name: ALL.name }],
  ])('%s?fields=%s', (target, text, expected) => {
    expect(fieldsSelection(schema, path(target), text).apply(TREE)['zoo:zoo']).toEqual(expected);
  });

  it.each([
    ['zoo:zoo', '', 'a name was expected at 1'],
    ['zoo:zoo', 'nothing', 'unknown element: nothing'],
    ['zoo:zoo', 'name/x', 'name has no fields'],
    ['zoo:zoo', 'cage(label', '")" is missing'],
    ['zoo:zoo', 'name)', 'unexpected ")"'],
    ['zoo:zoo', 'name;', 'a name was expected at 6'],
    ['zoo:zoo/name', 'x', 'name has no fields'],
    ['zoo:zoo', 'cage('.repeat(100), 'unknown element: cage'],
  ])('%s?fields=%s is refused', (target, text, why) => {
    expect(errorsOf(() => fieldsSelection(schema, path(target), text))).toEqual([
      `invalid-value -: fields "${text}": ${why}`,
    ]);
  });
});

describe('RFC 8040 section 4.8.2: depth', () => {
  it.each<[number, string, unknown]>([
    [1, '', {}],
    [2, '', { 'zoo:zoo': {}, 'zoo-more:top': 'coat' }],
    [1, 'zoo:zoo', { 'zoo:zoo': {}, 'zoo-more:top': 'coat' }],
  ])('%d of %s', (depth, target, expected) => {
    expect(depthSelection(schema, depth, path(target)).apply(TREE)).toEqual(expected);
  });

  it('cuts lists down to their keys on the last level', () => {
    const cut = depthSelection(schema, 2, path('zoo:zoo')).apply(TREE)['zoo:zoo'] as JsonObject;
    expect(cut.name).toBe(ALL.name);
    expect(cut.cage).toEqual([CAGE, { row: 'A', number: 2 }, { row: 'B/1', number: 1 }]);
    expect(cut['zoo-more:aquarium']).toEqual({});
  });

  it('changes nothing that is not deeper', () => {
    expect(depthSelection(schema, 99).apply(TREE)).toEqual(TREE);
  });

  it('is a number from 1 or unbounded', () => {
    expect(parseDepth('3')).toBe(3);
    expect(parseDepth('unbounded')).toBeUndefined();
    for (const text of ['0', '-1', 'x', '', '65536', '1.5'])
      expect(errorsOf(() => parseDepth(text))).toHaveLength(1);
  });
});

describe('RFC 8040 section 4.8.1: content', () => {
  const tree: JsonObject = {
    'zoo:zoo': { name: 'x', health: { temperature: 3 } },
    'zoo-more:top': 'y',
  };
  it.each<[Content, unknown]>([
    ['all', tree],
    ['config', { 'zoo:zoo': { name: 'x' }, 'zoo-more:top': 'y' }],
    ['nonconfig', { 'zoo:zoo': { health: { temperature: 3 } } }],
  ])('%s', (content, expected) => {
    expect(contentSelection(schema, content).apply(tree)).toEqual(expected);
  });

  it('shares what it leaves whole', () => {
    expect(contentSelection(schema, 'config').apply(TREE)).toBe(TREE);
    expect(contentSelection(schema, 'nonconfig').apply(TREE)).toEqual({});
  });

  it('tells what state is out of sight', () => {
    expect(contentSelection(schema, 'config').mayTouch(nodes('zoo:zoo/health'))).toBe(false);
    expect(contentSelection(schema, 'nonconfig').mayTouch(nodes('zoo:zoo/cage'))).toBe(false);
    expect(contentSelection(schema, 'nonconfig').mayTouch(nodes('zoo:zoo'))).toBe(true);
    expect(parseContent('config')).toBe('config');
    expect(errorsOf(() => parseContent('some'))).toHaveLength(1);
  });
});

describe('selections together', () => {
  it('narrow each other', () => {
    const both = combine(
      pathSelection(schema, path('zoo:zoo/cage=A,1')),
      undefined,
      fieldsSelection(schema, path('zoo:zoo/cage=A,1'), 'tenant'),
      depthSelection(schema, 2, path('zoo:zoo/cage=A,1')),
    )!;
    expect(both.apply(TREE)).toEqual({ 'zoo:zoo': { cage: [{ ...CAGE, tenant: [{ id: 1 }, { id: 2 }] }] } });
    expect(both.mayTouch(nodes('zoo:zoo/health'))).toBe(false);
    expect(combine(undefined)).toBeUndefined();
  });
});
