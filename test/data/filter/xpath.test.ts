import { describe, expect, it } from 'vitest';
import type { DataNode, JsonObject } from '../../../codegen/index.ts';
import { xpathSelection } from '../../../src/data/filter/xpath.ts';
import { parseApiPath } from '../../../src/data/path/api-path.ts';
import { errorsOf, TREE, zoo } from '../fixtures.ts';

const schema = zoo();
const NAMESPACES: Record<string, string> = { z: 'urn:zoo', m: 'urn:zoo-more?a=1&b=2' };
const prefixes = (prefix: string) => NAMESPACES[prefix];
const withDefault = (prefix: string) =>
  prefix === '' ? 'urn:ietf:params:xml:ns:netconf:base:1.0' : prefixes(prefix);

function select(text: string, namespaceOf = prefixes): unknown {
  return xpathSelection(schema, text, namespaceOf).apply(TREE);
}

const ALL = TREE['zoo:zoo'] as JsonObject & { cage: JsonObject[] };
const CAGE = { row: 'A', number: 1 };

describe('RFC 6241 section 8.9.4: XPath filters', () => {
  it.each<[string, unknown]>([
    ['/z:zoo', { 'zoo:zoo': ALL }],
    ['/z:zoo/z:name', { 'zoo:zoo': { name: ALL.name } }],
    ['/zoo/name', { 'zoo:zoo': { name: ALL.name, 'zoo-more:name': 'other' } }],
    [`/zoo/cage[row='A'][number='1']/label`, { 'zoo:zoo': { cage: [{ ...CAGE, label: 'lions' }] } }],
    [`/zoo/cage[number=1][row="A"]/label`, { 'zoo:zoo': { cage: [{ ...CAGE, label: 'lions' }] } }],
    [
      `/zoo/cage[label='lions']/tenant[id > 1]/weight`,
      { 'zoo:zoo': { cage: [{ ...CAGE, tenant: [{ id: 2, weight: 160 }] }] } },
    ],
    [`//tenant[weight='160']`, { 'zoo:zoo': { cage: [{ ...CAGE, tenant: [{ id: 2, weight: 160 }] }] } }],
    [
      `/zoo/cage[row='A']/number | /zoo/rank[. = 3] | /m:top`,
      {
        'zoo:zoo': { rank: [3], cage: [{ ...CAGE }, { row: 'A', number: 2 }] },
        'zoo-more:top': 'coat',
      },
    ],
    [`/zoo/cage[row='Z'][number='1']`, {}],
    [`/zoo/cage[row='A'][number='x']`, {}],
    ['/nothing/at/all', {}],
    ['/zoo/vip', { 'zoo:zoo': { vip: {} } }],
    ['/', TREE],
  ])('%s', (text, expected) => {
    expect(select(text)).toEqual(expected);
    expect(select(text, withDefault)).toEqual(expected);
  });

  it('the default namespace, when it is that of a module, is meant by names without prefix', () => {
    expect(select('/zoo/name', (prefix) => (prefix === '' ? 'urn:zoo' : undefined))).toEqual({
      'zoo:zoo': { name: ALL.name },
    });
  });

  it('keeps schema order', () => {
    expect(JSON.stringify(select(`/zoo/rank | /zoo/name[. = 'other'] | //cage/lock`))).toBe(
      '{"zoo:zoo":{"rank":[3,1,2],"cage":[{"row":"A","number":2,"lock":{"code":7}}],"zoo-more:name":"other"}}',
    );
  });

  it.each(['/zoo[', '1 + 1', 'count(/zoo)', '/q:zoo', 'nosuch(/zoo)', ''])('%j is refused', (text) => {
    const errors = errorsOf(() => select(text));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^invalid-value -: select: /);
  });
});

describe('state that an expression cannot see', () => {
  it.each([
    ['/zoo', 'zoo:zoo/health', true],
    ['/zoo/name', 'zoo:zoo/health', false],
    [`/zoo/cage[row='A'][number='1']`, 'zoo:zoo/health', false],
    [`/zoo/cage[label='x']`, 'zoo:zoo/health', false],
    [`/zoo/cage[label='x']`, 'zoo:zoo/cage', true],
    ['/zoo[health/temperature > 3]/name', 'zoo:zoo/health', true],
    // A search of the whole tree sees what it names, wherever that is.
    [`//tenant`, 'zoo:zoo/health', false],
    [`//tenant`, 'zoo:zoo/cage', true],
    [`//*`, 'zoo:zoo/health', true],
    ['/zoo/health/temperature', 'zoo:zoo/health', true],
    ['/zoo/health/temperature', 'zoo:zoo/health/visit', false],
  ])('%s touches %s: %s', (text, path, expected) => {
    const nodes = parseApiPath(schema, path).map(({ node }) => node as DataNode);
    expect(xpathSelection(schema, text, prefixes).mayTouch(nodes)).toBe(expected);
  });
});
