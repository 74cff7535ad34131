import { describe, expect, it } from 'vitest';
import { PathNotFound, parseApiPath } from '../../../src/data/path/api-path.ts';
import { formatApiPath, formatInstanceId, formatXmlPath, pathOf } from '../../../src/data/path/format.ts';
import { parseInstanceId } from '../../../src/data/path/instance-id.ts';
import { valueAt } from '../../../src/data/path/value-at.ts';
import { errorsOf, TREE, zoo } from '../fixtures.ts';

const schema = zoo();
const CAGE = `/zoo:zoo/cage[row='A'][number='1']`;

describe('RFC 8040 section 3.5.3: api-paths', () => {
  it.each([
    ['', '/'],
    ['/', '/'],
    ['zoo:zoo', '/zoo:zoo'],
    ['zoo:zoo/', '/zoo:zoo'],
    ['zoo:zoo/name', '/zoo:zoo/name'],
    ['zoo:zoo/zoo:name', '/zoo:zoo/name'],
    ['zoo:zoo/zoo-more:name', '/zoo:zoo/zoo-more:name'],
    ['z:zoo/zm:name', '/zoo:zoo/zoo-more:name'],
    ['zoo:zoo/cage', '/zoo:zoo/cage'],
    ['zoo:zoo/cage=A,1', CAGE],
    ['zoo:zoo/cage=A,01/tenant=5', `${CAGE}/tenant[id='5']`],
    ['zoo:zoo/cage=,1', `/zoo:zoo/cage[row=''][number='1']`],
    ['zoo:zoo/cage=a%2Cb%2F%C3%A9,1', `/zoo:zoo/cage[row='a,b/é'][number='1']`],
    [`zoo:zoo/cage=it's,1`, `/zoo:zoo/cage[row="it's"][number='1']`],
    ['zoo:zoo/tag=old%20town', `/zoo:zoo/tag[.='old town']`],
    ['zoo:zoo/cage=A,1/zoo-more:heated', `${CAGE}/zoo-more:heated`],
    ['zoo:zoo/cage=A,1/clean', `${CAGE}/clean`],
    ['zoo:feed', '/zoo:feed'],
  ])('%s', (text, expected) => {
    expect(formatInstanceId(parseApiPath(schema, text))).toBe(expected);
  });

  it.each([
    ['zoo', 'unknown element: zoo'],
    ['no:zoo', 'unknown element: no:zoo'],
    ['zoo:zoo/aquarium', 'unknown element: aquarium'],
    ['zoo:zoo/name/x', 'there is nothing below name'],
    ['zoo:zoo/cage/label', 'there is nothing below cage'],
    ['zoo:zoo/cage=A', 'cage has 2 keys, not 1'],
    ['zoo:zoo/cage=A,1,2', 'cage has 2 keys, not 3'],
    ['zoo:zoo=1', 'zoo has no keys'],
    ['zoo:zoo//name', 'unknown element: '],
    ['zoo:zoo/cage=%ZZ,1', 'wrong percent-encoding: %ZZ'],
    ['zoo:zoo/constructor', 'unknown element: constructor'],
  ])('%s leads nowhere: 404 on devices', (text, reason) => {
    try {
      parseApiPath(schema, text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(PathNotFound);
      expect(error).toMatchObject({ tag: 'invalid-value', message: 'uri keypath not found', reason });
    }
  });

  it('a key value that is not of its type is another error', () => {
    expect(errorsOf(() => parseApiPath(schema, 'zoo:zoo/cage=A,x'))).toEqual([
      'invalid-value /zoo:zoo: "x" is not a uint8: a whole number from 0 to 255 was expected',
    ]);
  });

  it.each([
    '',
    'zoo:zoo',
    'zoo:zoo/cage=a%2Cb%2F%C3%A9,1/tenant=7',
    'zoo:zoo/zoo-more:aquarium/litres',
    'zoo:zoo/tag=',
  ])('%s is written as it was read', (text) => {
    expect(formatApiPath(parseApiPath(schema, text))).toBe(text);
  });
});

describe('RFC 7951 section 6.11: instance-identifiers in JSON form', () => {
  it.each([
    '/',
    '/zoo:zoo',
    `${CAGE}/zoo-more:heated`,
    `/zoo:zoo/tag[.='a']`,
    `/zoo:zoo/cage[row="it's"][number='1']`,
    '/zoo:zoo/health/visit[2]',
  ])('%s', (text) => {
    expect(formatInstanceId(parseInstanceId(schema, text))).toBe(text);
  });

  it.each([
    ['zoo:zoo', 'a path such as /m:list[key="v"]/leaf was expected'],
    ['/zoo', 'unknown element: zoo'],
    ['/zoo:zoo/heated', 'unknown element: heated'],
    [`/zoo:zoo/cage[row='A']`, 'missing key number of cage'],
    [`/zoo:zoo/shop[a='1']`, 'shop is no list'],
  ])('%s is none', (text, why) => {
    const [error] = errorsOf(() => parseInstanceId(schema, text));
    expect(error).toMatch(/^invalid-value /);
    expect(error).toContain(why);
  });
});

describe('RFC 7950 section 9.13: instance-identifiers in XML form', () => {
  const prefixes = (prefix: string) => ({ a: 'urn:zoo', b: 'urn:zoo-more?a=1&b=2' })[prefix];
  it('has prefixes as declared', () => {
    const text = `/a:zoo/a:cage[a:number='1'][a:row='A']/b:heated`;
    expect(formatInstanceId(parseInstanceId(schema, text, prefixes))).toBe(`${CAGE}/zoo-more:heated`);
    expect(errorsOf(() => parseInstanceId(schema, '/q:zoo', prefixes))).toHaveLength(1);
  });
});

describe('paths as ConfD writes them', () => {
  it('every name has the prefix of its module', () => {
    const path = parseInstanceId(schema, `${CAGE}/zoo-more:heated`);
    expect(formatXmlPath(path, '/nc:rpc/nc:edit-config/nc:config')).toEqual({
      text: `/nc:rpc/nc:edit-config/nc:config/z:zoo/z:cage[z:row='A'][z:number='1']/zm:heated`,
      namespaces: new Map([
        ['z', 'urn:zoo'],
        ['zm', 'urn:zoo-more?a=1&b=2'],
      ]),
    });
    expect(formatXmlPath([]).text).toBe('/');
  });
});

describe('paths of schema nodes', () => {
  it('leave out choices, cases, input and output', () => {
    const paths = schema.nodes
      .filter((node) => node.kind === 'leaf')
      .map((node) => formatInstanceId(pathOf(node)));
    expect(paths).toContain('/zoo:zoo/shop/flavour');
    expect(paths).toContain('/zoo:feed/bowl/size');
    expect(paths).toContain('/zoo:zoo/cage/clean/minutes');
  });
});

describe('values at paths', () => {
  it.each([
    ['', TREE],
    ['zoo:zoo/name', 'Central <Zoo> & Co'],
    ['zoo:zoo/cage=A,1/tenant=2', { id: 2, weight: 160 }],
    [
      'zoo:zoo/cage=A,1/tenant',
      [
        { id: 1, weight: 180 },
        { id: 2, weight: 160 },
      ],
    ],
    ['zoo:zoo/cage=A,9/tenant', undefined],
    ['zoo:zoo/tag=big', 'big'],
    ['zoo:zoo/tag=small', undefined],
    ['zoo:zoo/health', undefined],
    ['zoo:feed', undefined],
  ])('%s', (text, expected) => {
    expect(valueAt(TREE, parseApiPath(schema, text))).toEqual(expected);
  });
});
