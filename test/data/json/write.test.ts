import { describe, expect, it } from 'vitest';
import { writeJson, writeJsonNode } from '../../../src/data/json/write.ts';
import { parseApiPath } from '../../../src/data/path/api-path.ts';
import { valueAt } from '../../../src/data/path/value-at.ts';
import { TREE, zoo } from '../fixtures.ts';

const schema = zoo();

/** The document that a resource is sent as. */
function resource(text: string): unknown {
  const path = parseApiPath(schema, text);
  return JSON.parse(writeJsonNode(path.at(-1)!.node as never, valueAt(TREE, path)!, { schema }));
}

describe('RFC 7951 section 4 and RFC 8040 section 3.5: resources as documents', () => {
  it.each([
    ['zoo:zoo/name', { 'zoo:name': 'Central <Zoo> & Co' }],
    ['zoo:zoo/cage=A,2', { 'zoo:cage': [{ row: 'A', number: 2, lock: { code: 7 } }] }],
    ['zoo:zoo/cage=A,2/lock', { 'zoo:lock': { code: 7 } }],
    ['zoo:zoo/zoo-more:aquarium', { 'zoo-more:aquarium': { litres: 100 } }],
    ['zoo:zoo/rank', { 'zoo:rank': [3, 1, 2] }],
  ])('%s', (path, expected) => {
    expect(resource(path)).toEqual(expected);
  });

  it('is the tree itself where nothing needs work', () => {
    expect(writeJson(schema.root, TREE, { schema })).toBe(JSON.stringify(TREE));
    expect(writeJson(schema.root, { 'zoo-more:top': 'x' }, { schema, indent: 2 })).toBe(
      '{\n  "zoo-more:top": "x"\n}',
    );
  });
});

describe('RFC 7951 sections 5.5 and 5.6: anydata and anyxml that came as XML', () => {
  it.each([
    ['<top xmlns="urn:zoo-more?a=1&amp;b=2">x</top>', { 'zoo-more:top': 'x' }],
    [
      '<zoo xmlns="urn:zoo"><cage><row>A</row><number>1</number></cage></zoo>',
      { 'zoo:zoo': { cage: [{ row: 'A', number: 1 }] } },
    ],
    ['<what xmlns="urn:zoo">1</what><what xmlns="urn:zoo"><k/></what>', { what: ['1', { k: '' }] }],
    ['<x xmlns="urn:elsewhere">1</x>', { x: '1' }],
    [
      '<constructor xmlns="urn:elsewhere">1</constructor><toString xmlns="urn:zoo">2</toString>',
      { constructor: '1', toString: '2' },
    ],
    ['', {}],
    ['text', 'text'],
  ])('%s', (markup, expected) => {
    const text = writeJson(schema.root, { 'zoo:zoo': { art: { '#xml': markup } } }, { schema });
    expect(JSON.parse(text)).toEqual({ 'zoo:zoo': { art: expected } });
  });
});
