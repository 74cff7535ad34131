/** RFC 8040 section 4.6 and RFC 8072: plain and YANG Patch. */
import { describe, expect, test } from 'vitest';
import { rigOfTest, SHOP } from './rigs.ts';

const rig = rigOfTest();

const get = async (path: string) => (await rig.ask('GET', SHOP + path)).json();

describe('4.6.1 plain PATCH', () => {
  test('merges', async () => {
    const answer = await rig.ask('PATCH', `${SHOP}/item=1`, {
      body: { 'rc-shop:item': [{ id: 1, label: 'kiwi' }] },
    });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(await get('/item=1')).toEqual({
      'rc-shop:item': [{ id: 1, label: 'kiwi', price: '0.5', tag: ['red', 'sweet'] }],
    });
  });
  test('creates what is not there, as devices do', async () => {
    const answer = await rig.ask('PATCH', `${SHOP}/item=5`, {
      body: { 'rc-shop:item': { id: 5, label: 'nut' } },
    });
    expect(answer.status).toBe(204);
    expect(await get('/item=5/label')).toEqual({ 'rc-shop:label': 'nut' });
  });
  test('the datastore', async () => {
    const answer = await rig.ask('PATCH', '/restconf/data', {
      body: { 'ietf-restconf:data': { 'rc-shop:shop': { staff: 3 } } },
    });
    expect(answer.status).toBe(204);
    expect(await get('?content=config&fields=name;staff')).toEqual({
      'rc-shop:shop': { name: 'Corner', staff: 3 },
    });
  });
  test('several entries of a list', async () => {
    const body = {
      'rc-shop:item': [
        { id: 6, label: 'a' },
        { id: 7, label: 'b' },
      ],
    };
    expect((await rig.ask('PATCH', `${SHOP}/item`, { body })).status).toBe(204);
    expect(((await get('/item'))['rc-shop:item'] as unknown[]).length).toBe(4);
  });
  test('the media type of the drafts', async () => {
    const answer = await rig.ask('PATCH', `${SHOP}/staff`, {
      body: { 'rc-shop:staff': 3 },
      headers: { 'Content-Type': 'application/vnd.yang.data+json' },
    });
    expect(answer.status).toBe(204);
  });
});

const patchType = { 'Content-Type': 'application/yang-patch+json' };
const patchOf = (...edit: object[]) => ({
  'ietf-yang-patch:yang-patch': {
    'patch-id': 'p1',
    edit: edit.map((one, index) => ({ 'edit-id': `e${index + 1}`, ...one })),
  },
});

describe('RFC 8072 YANG Patch', () => {
  const send = (path: string, ...edits: object[]) =>
    rig.ask('PATCH', path, { body: patchOf(...edits), headers: patchType });

  test('edits in order, all of them', async () => {
    const answer = await send(
      SHOP,
      { operation: 'delete', target: '/item=2' },
      { operation: 'create', target: '/item=2', value: { 'rc-shop:item': [{ id: 2, label: 'plum' }] } },
      { operation: 'merge', target: '/staff', value: { 'rc-shop:staff': 9 } },
      { operation: 'remove', target: '/item=77' },
      { operation: 'replace', target: '/item=1', value: { 'rc-shop:item': [{ id: 1, label: 'kiwi' }] } },
      {
        operation: 'insert',
        target: '/queue=eve',
        where: 'first',
        value: { 'rc-shop:queue': [{ who: 'eve' }] },
      },
      { operation: 'move', target: '/queue=ann', where: 'after', point: '/queue=bob' },
    );
    expect(answer.json()).toEqual({ 'ietf-yang-patch:yang-patch-status': { 'patch-id': 'p1', ok: [null] } });
    expect(answer.status).toBe(200);
    expect(await get('/item')).toEqual({
      'rc-shop:item': [
        { id: 1, label: 'kiwi' },
        { id: 2, label: 'plum' },
      ],
    });
    expect(await get('/queue')).toEqual({
      'rc-shop:queue': [{ who: 'eve' }, { who: 'bob' }, { who: 'ann' }],
    });
  });

  test('none of them when one fails, and which', async () => {
    const answer = await send(
      SHOP,
      { operation: 'merge', target: '/staff', value: { 'rc-shop:staff': 9 } },
      { operation: 'delete', target: '/item=77' },
    );
    expect(answer.status).toBe(409);
    const status = answer.json()['ietf-yang-patch:yang-patch-status'];
    expect(status).toMatchObject({
      'patch-id': 'p1',
      'edit-status': { edit: [{ 'edit-id': 'e2', errors: { error: [{ 'error-tag': 'data-missing' }] } }] },
    });
    expect((await rig.ask('GET', `${SHOP}/staff`)).status).toBe(404);
  });

  test('a constraint that the whole breaks', async () => {
    const answer = await send(SHOP, {
      operation: 'merge',
      target: '/budget',
      value: { 'rc-shop:budget': 1 },
    });
    expect(answer.status).toBe(412);
    expect(answer.json()['ietf-yang-patch:yang-patch-status']).toMatchObject({
      errors: { error: [{ 'error-app-tag': 'must-violation' }] },
    });
  });

  test('on the datastore, in XML', async () => {
    const answer = await rig.ask('PATCH', '/restconf/data', {
      headers: { 'Content-Type': 'application/yang-patch+xml', Accept: 'application/yang-data+xml' },
      body:
        '<yang-patch xmlns="urn:ietf:params:xml:ns:yang:ietf-yang-patch"><patch-id>x</patch-id><edit>' +
        '<edit-id>1</edit-id><operation>merge</operation><target>/rc-shop:shop/staff</target>' +
        '<value><staff xmlns="urn:test:rc-shop">8</staff></value></edit></yang-patch>',
    });
    expect(answer.text).toBe(
      '<yang-patch-status xmlns="urn:ietf:params:xml:ns:yang:ietf-yang-patch">\n  <patch-id>x</patch-id>\n  <ok/>\n</yang-patch-status>\n',
    );
    expect(await get('/staff')).toEqual({ 'rc-shop:staff': 8 });
  });

  test.each([
    ['no patch-id', { 'ietf-yang-patch:yang-patch': { edit: [] } }],
    ['an unknown operation', patchOf({ operation: 'copy', target: '/staff' })],
    ['no value', patchOf({ operation: 'merge', target: '/staff' })],
    ['a value too many', patchOf({ operation: 'delete', target: '/staff', value: {} })],
    ['something else', { 'rc-shop:staff': 1 }],
  ])('400 for %s', async (_, body) => {
    const answer = await rig.ask('PATCH', SHOP, { body, headers: patchType });
    expect([answer.status, answer.error['error-tag']]).toEqual([400, 'malformed-message']);
  });

  test('advertised', async () => {
    const state = await rig.ask('GET', '/restconf/data/ietf-restconf-monitoring:restconf-state/capabilities');
    expect(state.text).toContain('urn:ietf:params:restconf:capability:yang-patch:1.0');
    const options = await rig.ask('OPTIONS', SHOP);
    expect(options.headers.get('accept-patch')).toContain('application/yang-patch+json');
  });
});
