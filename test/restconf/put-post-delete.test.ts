/** RFC 8040 sections 4.4, 4.5, 4.7, 4.8.5 and 4.8.6: creating, replacing, deleting, ordering. */
import { describe, expect, test } from 'vitest';
import { rigOfTest, SHOP } from './rigs.ts';

const rig = rigOfTest();

const get = async (path: string) => (await rig.ask('GET', SHOP + path)).json();

describe('4.5 PUT', () => {
  test('creates an entry: 201 and its place', async () => {
    const answer = await rig.ask('PUT', `${SHOP}/item=3`, {
      body: { 'rc-shop:item': [{ id: 3, label: 'fig' }] },
    });
    expect([answer.status, answer.text]).toEqual([201, '']);
    expect(answer.headers.get('location')).toBe(`${rig.url}${SHOP}/item=3`);
    expect(await get('/item=3')).toEqual({ 'rc-shop:item': [{ id: 3, label: 'fig' }] });
  });
  test('replaces an entry: 204, and what is not sent is gone', async () => {
    const answer = await rig.ask('PUT', `${SHOP}/item=1`, {
      body: { 'rc-shop:item': [{ id: 1, label: 'kiwi' }] },
    });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(await get('/item=1')).toEqual({ 'rc-shop:item': [{ id: 1, label: 'kiwi' }] });
  });
  test('an entry as object instead of array, as scripts send it', async () => {
    const answer = await rig.ask('PUT', `${SHOP}/item=1`, {
      body: { 'rc-shop:item': { id: 1, label: 'kiwi' } },
    });
    expect(answer.status).toBe(204);
  });
  test('a leaf', async () => {
    expect((await rig.ask('PUT', `${SHOP}/staff`, { body: { 'rc-shop:staff': 4 } })).status).toBe(201);
    expect((await rig.ask('PUT', `${SHOP}/staff`, { body: { 'rc-shop:staff': 5 } })).status).toBe(204);
    expect(await get('/staff')).toEqual({ 'rc-shop:staff': 5 });
  });
  test('XML', async () => {
    const answer = await rig.ask('PUT', `${SHOP}/item=3`, {
      body: '<item xmlns="urn:test:rc-shop"><id>3</id><label>fig &amp; date</label></item>',
      headers: { 'Content-Type': 'application/yang-data+xml' },
    });
    expect(answer.status).toBe(201);
    expect(await get('/item=3/label')).toEqual({ 'rc-shop:label': 'fig & date' });
  });
  test('the datastore', async () => {
    const answer = await rig.ask('PUT', '/restconf/data', {
      body: { 'ietf-restconf:data': { 'rc-shop:shop': { name: 'New' } } },
    });
    expect(answer.status).toBe(204);
    expect(await get('?content=config')).toEqual({ 'rc-shop:shop': { name: 'New' } });
  });
  test('the key in the body must be that in the URI', async () => {
    const answer = await rig.ask('PUT', `${SHOP}/item=1`, { body: { 'rc-shop:item': [{ id: 2 }] } });
    expect([answer.status, answer.error['error-tag']]).toEqual([400, 'invalid-value']);
  });
  test('a list without key is 405', async () => {
    const answer = await rig.ask('PUT', `${SHOP}/item`, { body: { 'rc-shop:item': [{ id: 2 }] } });
    expect([answer.status, answer.error['error-tag']]).toEqual([405, 'operation-not-supported']);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS, PATCH');
  });
  test('state is 405', async () => {
    const answer = await rig.ask('PUT', `${SHOP}/stats`, { body: { 'rc-shop:stats': {} } });
    expect(answer.status).toBe(405);
  });
  test('below an entry that is not there is 404', async () => {
    const answer = await rig.ask('PUT', `${SHOP}/item=9/label`, { body: { 'rc-shop:label': 'x' } });
    expect(answer.status).toBe(404);
    expect((await rig.ask('PUT', `${SHOP}/owner/name`, { body: { 'rc-shop:name': 'x' } })).status).toBe(404);
    expect((await rig.ask('PUT', `${SHOP}/address/city`, { body: { 'rc-shop:city': 'x' } })).status).toBe(
      201,
    );
  });
});

describe('4.4 POST', () => {
  test('creates a child: 201 and its place', async () => {
    const answer = await rig.ask('POST', SHOP, {
      body: { 'rc-shop:stock': [{ shelf: 'b', kind: 'ü/1', count: 1 }] },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`${rig.url}${SHOP}/stock=b,%C3%BC%2F1`);
    expect((await rig.ask('GET', `${SHOP}/stock=b,%C3%BC%2F1`)).status).toBe(200);
  });
  test('creates a top-level node', async () => {
    await rig.ask('DELETE', SHOP);
    const answer = await rig.ask('POST', '/restconf/data', { body: { 'rc-shop:shop': { name: 'New' } } });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`${rig.url}${SHOP}`);
  });
  test('409 when the object exists, in the words of devices', async () => {
    const answer = await rig.ask('POST', SHOP, { body: { 'rc-shop:item': [{ id: 2 }] } });
    expect(answer.status).toBe(409);
    expect(answer.json()).toEqual({
      'ietf-restconf:errors': {
        error: [
          {
            'error-type': 'application',
            'error-tag': 'data-exists',
            'error-path': "/rc-shop:shop/item[id='2']",
            'error-message': "object already exists: /rs:shop/rs:item[rs:id='2']",
          },
        ],
      },
    });
  });
  test.each([
    ['two entries', { 'rc-shop:item': [{ id: 7 }, { id: 8 }] }, 400],
    ['two members', { 'rc-shop:name': 'x', 'rc-shop:staff': 1 }, 400],
    ['no members', {}, 400],
    ['an array', [], 400],
  ])('400 for %s', async (_, body, status) => {
    expect((await rig.ask('POST', SHOP, { body })).status).toBe(status);
  });
  test('405 on a leaf', async () => {
    expect((await rig.ask('POST', `${SHOP}/name`, { body: { 'rc-shop:x': 1 } })).status).toBe(405);
  });
});

describe('4.7 DELETE', () => {
  test.each([['/item=1'], ['/name'], ['/item=1/tag=red'], ['/item=1/price'], ['']])('%s', async (path) => {
    const answer = await rig.ask('DELETE', SHOP + path);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await rig.ask('GET', `${SHOP + path}?content=config`)).status).toBe(404);
  });
  test('404 when it is not there', async () => {
    const answer = await rig.ask('DELETE', `${SHOP}/item=9`);
    expect([answer.status, answer.error['error-message']]).toEqual([404, 'uri keypath not found']);
  });
  test.each([['/item'], ['/item=1/id'], ['/stats']])('405 for %s', async (path) => {
    expect((await rig.ask('DELETE', SHOP + path)).status).toBe(405);
  });
  test('405 for the datastore', async () => {
    expect((await rig.ask('DELETE', '/restconf/data')).status).toBe(405);
  });
});

describe('4.8.5 insert and 4.8.6 point', () => {
  const order = async () => {
    const { 'rc-shop:queue': queue } = await get('/queue');
    return (queue as { who: string }[]).map(({ who }) => who).join(' ');
  };
  const eve = { 'rc-shop:queue': [{ who: 'eve' }] };
  test.each([
    ['?insert=first', 'eve ann bob'],
    ['?insert=last', 'ann bob eve'],
    ['?insert=before&point=%2Frc-shop:shop%2Fqueue%3Dbob', 'ann eve bob'],
    ['?insert=after&point=/rc-shop:shop/queue=ann', 'ann eve bob'],
    ['', 'ann bob eve'],
  ])('POST %s', async (query, expected) => {
    expect((await rig.ask('POST', SHOP + query, { body: eve })).status).toBe(201);
    expect(await order()).toBe(expected);
  });
  test('PUT moves an entry', async () => {
    const answer = await rig.ask('PUT', `${SHOP}/queue=bob?insert=first`, {
      body: { 'rc-shop:queue': [{ who: 'bob' }] },
    });
    expect(answer.status).toBe(204);
    expect(await order()).toBe('bob ann');
  });
  test.each([
    ['?point=/rc-shop:shop/queue=ann'],
    ['?insert=before'],
    ['?insert=middle'],
    ['?insert=after&point=/rc-shop:shop/item=1'],
    ['?insert=after&point=/rc-shop:shop/queue=zoe'],
  ])('400 for %s', async (query) => {
    expect((await rig.ask('POST', SHOP + query, { body: eve })).status).toBe(400);
  });
  test('400 where users do not order', async () => {
    const answer = await rig.ask('POST', `${SHOP}?insert=first`, { body: { 'rc-shop:item': [{ id: 7 }] } });
    expect([answer.status, answer.error['error-tag']]).toEqual([400, 'invalid-value']);
  });
});
