/** RFC 8040 sections 4.2, 4.3 and 4.8: reading, and the query parameters of reading. */
import { describe, expect, test } from 'vitest';
import { rigOfFile, SHOP } from './rigs.ts';

const rig = rigOfFile();

describe('4.3 GET', () => {
  test.each([
    ['a leaf', `${SHOP}/name`, { 'rc-shop:name': 'Corner' }],
    ['a state leaf', `${SHOP}/stats/visits`, { 'rc-shop:visits': '7' }],
    ['a list entry', `${SHOP}/item=2`, { 'rc-shop:item': [{ id: 2, label: 'pear' }] }],
    ['a leaf of an entry', `${SHOP}/item=1/price`, { 'rc-shop:price': '0.5' }],
    ['a leaf-list entry', `${SHOP}/item=1/tag=sweet`, { 'rc-shop:tag': ['sweet'] }],
    ['a whole leaf-list', `${SHOP}/item=1/tag`, { 'rc-shop:tag': ['red', 'sweet'] }],
    ['a whole list', `${SHOP}/queue`, { 'rc-shop:queue': [{ who: 'ann' }, { who: 'bob' }] }],
    ['keys with reserved characters', `${SHOP}/stock=a%2Fb,x%2Cy/count`, { 'rc-shop:count': 3 }],
    ['a trailing slash', `${SHOP}/name/`, { 'rc-shop:name': 'Corner' }],
    ['a keyless state list', `${SHOP}/stats/entry`, { 'rc-shop:entry': [{ text: 'one' }, { text: 'two' }] }],
  ])('%s', async (_, path, expected) => {
    const answer = await rig.ask('GET', path);
    expect(answer.json()).toEqual(expected);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/yang-data+json');
  });

  test('JSON is indented by two and nothing may be cached', async () => {
    const { text, headers } = await rig.ask('GET', `${SHOP}/name`);
    expect(text).toBe('{\n  "rc-shop:name": "Corner"\n}\n');
    expect(headers.get('cache-control')).toBe('private, no-cache, must-revalidate, proxy-revalidate');
    expect(headers.get('pragma')).toBe('no-cache');
    expect(headers.get('server')).toBeTruthy();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('configuration and state together', async () => {
    const answer = await rig.ask('GET', SHOP);
    expect(answer.json()['rc-shop:shop']).toMatchObject({ name: 'Corner', stats: { visits: '7' } });
  });

  test('the datastore', async () => {
    const data = (await rig.ask('GET', '/restconf/data')).json()['ietf-restconf:data'];
    expect(data).toMatchObject({ 'rc-shop:shop': { name: 'Corner' }, 'ietf-yang-library:yang-library': {} });
  });

  test('the datastore in XML', async () => {
    const answer = await rig.ask('GET', '/restconf/data?fields=rc-shop:shop/name', {
      headers: { Accept: 'application/yang-data+xml' },
    });
    expect(answer.text).toBe(
      '<data xmlns="urn:ietf:params:xml:ns:yang:ietf-restconf">\n  <shop xmlns="urn:test:rc-shop">\n' +
        '    <name>Corner</name>\n  </shop>\n</data>\n',
    );
  });

  test('XML when nothing is asked for', async () => {
    const answer = await rig.ask('GET', `${SHOP}/item=2`, { headers: { Accept: '*/*' } });
    expect(answer.headers.get('content-type')).toBe('application/yang-data+xml');
    expect(answer.text).toBe(
      '<item xmlns="urn:test:rc-shop">\n  <id>2</id>\n  <label>pear</label>\n</item>\n',
    );
  });

  test('several entries have no XML', async () => {
    const answer = await rig.ask('GET', `${SHOP}/queue`, {
      headers: { Accept: 'application/yang-data+xml' },
    });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('<error-tag>invalid-value</error-tag>');
  });

  test.each([
    ['an absent entry', `${SHOP}/item=9`],
    ['an absent leaf', `${SHOP}/staff`],
    ['an absent container', `${SHOP}/owner`],
    ['an unknown node', `${SHOP}/nope`],
    ['an unknown module', '/restconf/data/nope:nope'],
    ['a missing module', '/restconf/data/shop'],
    ['the wrong number of keys', `${SHOP}/stock=a`],
    ['something else', '/restconf/nope'],
    ['another API', '/api'],
  ])('404 for %s', async (_, path) => {
    const answer = await rig.ask('GET', path);
    expect(answer.status).toBe(404);
    expect(answer.error).toMatchObject({
      'error-type': 'application',
      'error-tag': 'invalid-value',
      'error-message': 'uri keypath not found',
    });
  });

  test('a key that is not of its type is 400', async () => {
    const answer = await rig.ask('GET', `${SHOP}/item=x`);
    expect([answer.status, answer.error['error-tag']]).toEqual([400, 'invalid-value']);
  });
});

describe('4.2 HEAD', () => {
  test('gives the headers of GET without its body', async () => {
    const get = await rig.ask('GET', SHOP);
    const head = await rig.ask('HEAD', SHOP);
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(get.text)));
  });

  test('404 without a body', async () => {
    const head = await rig.ask('HEAD', `${SHOP}/staff`);
    expect([head.status, head.text]).toEqual([404, '']);
  });
});

describe('4.8 query parameters', () => {
  const ask = async (path: string) => (await rig.ask('GET', SHOP + path)).json();

  test('content=config has no state', async () => {
    expect((await ask('?content=config'))['rc-shop:shop']).not.toHaveProperty('stats');
  });
  test('content=nonconfig has state only', async () => {
    const only = (await ask('?content=nonconfig'))['rc-shop:shop'];
    expect(only).toHaveProperty('stats');
    expect(only).not.toHaveProperty('name');
  });
  test('depth', async () => {
    expect(await ask('?depth=1')).toEqual({ 'rc-shop:shop': {} });
    expect((await ask('?depth=2'))['rc-shop:shop']).toMatchObject({ name: 'Corner', stats: {} });
    expect(await ask('/item=1?depth=unbounded')).toEqual(await ask('/item=1'));
  });
  test('fields', async () => {
    expect(await ask('?fields=name;item(label)')).toEqual({
      'rc-shop:shop': {
        name: 'Corner',
        item: [
          { id: 1, label: 'apple' },
          { id: 2, label: 'pear' },
        ],
      },
    });
  });
  test('fields that nothing has leave an empty resource', async () => {
    expect(await ask('?fields=owner')).toEqual({ 'rc-shop:shop': {} });
  });
  test('with-defaults', async () => {
    expect(await ask('?content=config&with-defaults=report-all&fields=open;address')).toEqual({
      'rc-shop:shop': { open: true, address: { country: 'CH' } },
    });
    expect(await ask('/open?with-defaults=report-all')).toEqual({ 'rc-shop:open': true });
    expect(await ask('?with-defaults=report-all-tagged&fields=open')).toEqual({
      'rc-shop:shop': { open: true, '@open': { 'ietf-netconf-with-defaults:default': true } },
    });
  });

  test.each([
    ['an unknown one', '?deep=1', 'content, depth, fields, with-defaults'],
    ['one given twice', '?depth=1&depth=2', 'twice'],
    ['one that is for another method', '?insert=first', 'content, depth, fields, with-defaults'],
    ['a wrong depth', '?depth=0', '1 to 65535'],
    ['a wrong content', '?content=some', 'nonconfig'],
    ['wrong fields', '?fields=nope', 'nope'],
    ['wrong defaults', '?with-defaults=x', 'report-all'],
    ['bad encoding', '?depth=%zz', 'percent-encoded'],
  ])('400 for %s', async (_, query, says) => {
    const answer = await rig.ask('GET', SHOP + query);
    expect([answer.status, answer.error['error-tag']]).toEqual([400, 'invalid-value']);
    expect(answer.error['error-message']).toContain(says);
  });
});
