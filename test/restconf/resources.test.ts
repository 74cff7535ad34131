/** RFC 8040 sections 3.1 to 3.7, 4.1 and 9: the resources around the data. */
import { describe, expect, test } from 'vitest';
import { rigOfFile, SHOP } from './rigs.ts';

const rig = rigOfFile();
const plain = rigOfFile({ style: 'plain' });

const xml = { Accept: 'application/yang-data+xml' };

test('3.1 host-meta, byte for byte, for everybody', async () => {
  const response = await fetch(`${rig.url}/.well-known/host-meta`);
  expect(response.headers.get('content-type')).toBe('application/xrd+xml');
  expect(await response.text()).toBe(
    "<XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>\n    <Link rel='restconf' href='/restconf'/>\n</XRD>\n",
  );
});

describe('3.3 the API', () => {
  test('in JSON', async () => {
    expect((await rig.ask('GET', '/restconf')).json()).toEqual({
      'ietf-restconf:restconf': { data: {}, operations: {}, 'yang-library-version': '2019-01-04' },
    });
  });
  test('in XML', async () => {
    const { text } = await rig.ask('GET', '/restconf/', { headers: xml });
    expect(text).toContain('<restconf xmlns="urn:ietf:params:xml:ns:yang:ietf-restconf">');
  });
  test('3.3.3 yang-library-version', async () => {
    expect((await rig.ask('GET', '/restconf/yang-library-version')).json()).toEqual({
      'ietf-restconf:yang-library-version': '2019-01-04',
    });
  });
  test('cannot be written', async () => {
    const answer = await rig.ask('DELETE', '/restconf');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
});

describe('3.6 operations', () => {
  test('the list', async () => {
    const operations = (await rig.ask('GET', '/restconf/operations')).json()['ietf-restconf:operations'];
    expect(operations).toMatchObject({ 'rc-shop:greet': [null], 'rc-shop:ring': [null] });
    expect(operations).not.toHaveProperty('ietf-netconf:edit-config');
  });
  test('the list in XML', async () => {
    const { text } = await rig.ask('GET', '/restconf/operations', { headers: xml });
    expect(text).toContain('<greet xmlns="urn:test:rc-shop"/>');
  });
  test.each([['/restconf/operations/rc-shop:greet'], ['/restconf/data/rc-shop:greet']])(
    'POST %s',
    async (path) => {
      const answer = await rig.ask('POST', path, { body: { 'rc-shop:input': { name: 'Ann' } } });
      expect(answer.json()).toEqual({ 'rc-shop:output': { text: 'hello Ann' } });
      expect(answer.status).toBe(200);
    },
  );
  test.each([
    ['no body', undefined],
    ['an empty object', {}],
    ['an empty input', { 'rc-shop:input': {} }],
    ['input without module', { input: {} }],
  ])('defaults come in with %s', async (_, body) => {
    const answer = await rig.ask('POST', '/restconf/operations/rc-shop:greet', { body });
    expect(answer.json()).toEqual({ 'rc-shop:output': { text: 'hello you' } });
  });
  test('in XML', async () => {
    const answer = await rig.ask('POST', '/restconf/operations/rc-shop:greet', {
      body: '<input xmlns="urn:test:rc-shop"><name>Ann</name></input>',
      headers: { 'Content-Type': 'application/yang-data+xml', Accept: '*/*' },
    });
    expect(answer.text).toBe('<output xmlns="urn:test:rc-shop">\n  <text>hello Ann</text>\n</output>\n');
  });
  test('204 without output', async () => {
    const answer = await rig.ask('POST', '/restconf/operations/rc-shop:ring');
    expect([answer.status, answer.text]).toEqual([204, '']);
  });
  test('501 when nobody does it', async () => {
    const answer = await rig.ask('POST', '/restconf/operations/rc-shop:silent');
    expect([answer.status, answer.error['error-tag']]).toEqual([501, 'operation-not-supported']);
  });
  test('an action', async () => {
    const answer = await rig.ask('POST', `${SHOP}/item=2/restock`, {
      body: { 'rc-shop:input': { count: 40 } },
    });
    expect(answer.json()).toEqual({ 'rc-shop:output': { total: 42 } });
  });
  test('400 for missing input', async () => {
    const answer = await rig.ask('POST', `${SHOP}/item=2/restock`, { body: {} });
    expect(answer.status).toBe(400);
  });
  test.each([
    ['unknown input', { 'rc-shop:input': { nope: 1 } }],
    ['something else', { 'rc-shop:name': 1 }],
  ])('400 for %s', async (_, body) => {
    expect((await rig.ask('POST', '/restconf/operations/rc-shop:greet', { body })).status).toBe(400);
  });
  test('404 for an unknown one, 405 for reading one', async () => {
    expect((await rig.ask('POST', '/restconf/operations/rc-shop:nope')).status).toBe(404);
    const answer = await rig.ask('GET', '/restconf/operations/rc-shop:greet');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'OPTIONS, POST']);
  });
});

describe('3.7 schema', () => {
  test.each([
    ['/restconf/tailf/modules/rc-shop/2026-01-01'],
    ['/restconf/tailf/modules/rc-shop'],
    ['/yang/rc-shop@2026-01-01'],
  ])('%s', async (path) => {
    const answer = await rig.ask('GET', path);
    expect(answer.headers.get('content-type')).toBe('application/yang');
    expect(answer.text).toMatch(/^module rc-shop \{/);
  });
  test.each([
    ['application/yin+xml', 'application/yin+xml'],
    ['application/yang;q=0.5, application/yin+xml', 'application/yin+xml'],
    ['application/yin+xml;q=0, application/yang', 'application/yang'],
    ['application/yin+xml;q=0.1, */*', 'application/yang'],
    ['application/yang', 'application/yang'],
    ['application/yang-data+json', 'application/yang'],
  ])('without a device there is YIN, too: Accept %s gives %s', async (Accept, type) => {
    const answer = await plain.ask('GET', '/yang/rc-shop', { headers: { Accept } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(answer.headers.get('vary')).toBe('Accept');
    expect(answer.text).toMatch(
      type === 'application/yang' ? /^module rc-shop / : /^<\?xml .*\?>\n<module name="rc-shop"/,
    );
  });
  test('devices have YANG only, whatever is asked for', async () => {
    const headers = { Accept: 'application/yin+xml' };
    const answer = await rig.ask('GET', '/yang/rc-shop', { headers });
    expect(answer.headers.get('content-type')).toBe('application/yang');
  });
  test('404 for another revision', async () => {
    expect((await rig.ask('GET', '/restconf/tailf/modules/rc-shop/2025-01-01')).status).toBe(404);
  });
});

describe('4.1 OPTIONS', () => {
  test.each([
    ['/restconf/data', 'GET, HEAD, OPTIONS, PATCH, POST, PUT'],
    [SHOP, 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT'],
    [`${SHOP}/item=1`, 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT'],
    [`${SHOP}/item`, 'GET, HEAD, OPTIONS, PATCH'],
    [`${SHOP}/name`, 'DELETE, GET, HEAD, OPTIONS, PATCH, PUT'],
    [`${SHOP}/stats`, 'GET, HEAD, OPTIONS'],
    ['/restconf/operations/rc-shop:greet', 'OPTIONS, POST'],
  ])('%s', async (path, allow) => {
    const answer = await rig.ask('OPTIONS', path);
    expect([answer.status, answer.headers.get('allow')]).toEqual([200, allow]);
  });
  test('405 for a method of another protocol', async () => {
    expect((await rig.ask('PROPFIND', SHOP)).status).toBe(405);
  });
});

test('9 restconf-state', async () => {
  const state = (await rig.ask('GET', '/restconf/data/ietf-restconf-monitoring:restconf-state')).json();
  expect(state['ietf-restconf-monitoring:restconf-state']).toMatchObject({
    capabilities: {
      capability: expect.arrayContaining([
        'urn:ietf:params:restconf:capability:defaults:1.0?basic-mode=explicit',
        'urn:ietf:params:restconf:capability:depth:1.0',
      ]),
    },
    streams: {
      stream: [
        {
          name: 'NETCONF',
          access: [
            { encoding: 'xml', location: `${rig.url}/restconf/streams/NETCONF/xml` },
            { encoding: 'json', location: `${rig.url}/restconf/streams/NETCONF/json` },
          ],
        },
      ],
    },
  });
});
