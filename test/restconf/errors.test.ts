/** RFC 8040 section 7 and section 5.2: errors, and the encodings of messages. */
import { describe, expect, test } from 'vitest';
import { rigOfFile, SHOP } from './rigs.ts';

const rig = rigOfFile();
const plain = rigOfFile({ style: 'plain' });

describe('7 errors of bodies', () => {
  test.each([
    [
      'an unknown leaf',
      { 'rc-shop:item': [{ id: 3, nope: 1 }] },
      400,
      'malformed-message',
      'unknown element: nope in ',
    ],
    ['state', { 'rc-shop:item': [{ id: 3, sold: '1' }] }, 400, 'malformed-message', 'sold'],
    ['a wrong value', { 'rc-shop:item': [{ id: 'x' }] }, 400, 'invalid-value', ''],
    ['a missing key', { 'rc-shop:item': [{ label: 'x' }] }, 400, 'missing-element', 'id'],
    ['another node', { 'rc-shop:name': 'x' }, 400, 'malformed-message', 'unknown element: '],
  ])('%s', async (_, body, status, tag, says) => {
    const answer = await rig.ask('PUT', `${SHOP}/item=3`, { body });
    expect([answer.status, answer.error['error-tag']]).toEqual([status, tag]);
    expect(answer.error['error-message']).toContain(says);
  });

  test('unknown elements as IOS XE says it', async () => {
    const answer = await rig.ask('POST', SHOP, { body: { 'rc-shop:address': { nope: 1 } } });
    expect(answer.error['error-message']).toBe('unknown element: nope in /rs:shop/rs:address');
  });

  test('unknown elements as RFC 8040 says it', async () => {
    const answer = await plain.ask('POST', SHOP, { body: { 'rc-shop:address': { nope: 1 } } });
    expect([answer.status, answer.error['error-tag']]).toEqual([400, 'unknown-element']);
  });

  test('all errors of a body at once', async () => {
    const answer = await rig.ask('POST', SHOP, {
      body: { 'rc-shop:item': [{ id: 3, nope: 1, price: 'x' }] },
    });
    const errors = answer.json()['ietf-restconf:errors'] as { error: unknown[] };
    expect(errors.error.length).toBe(2);
  });

  test('a broken constraint is 412 with its message', async () => {
    const answer = await rig.ask('PUT', `${SHOP}/budget`, { body: { 'rc-shop:budget': 1 } });
    expect(answer.status).toBe(412);
    expect(answer.error).toMatchObject({
      'error-tag': 'operation-failed',
      'error-app-tag': 'must-violation',
      'error-message': 'too many items for the budget',
    });
  });

  test.each([
    ['{"a":1,}', '1:8: '],
    ['{\n  "a": tru\n}', '2:8: '],
    ['', 'empty'],
    [`{"rc-shop:staff":${'['.repeat(500)}`, 'deep'],
  ])('malformed JSON %#', async (body, says) => {
    const answer = await rig.ask('PUT', `${SHOP}/staff`, {
      body,
      headers: { 'Content-Type': 'application/yang-data+json' },
    });
    expect([answer.status, answer.error['error-tag']]).toEqual([400, 'malformed-message']);
    expect(answer.error['error-message']).toContain(says);
  });

  test('malformed XML, with the error in XML', async () => {
    const answer = await rig.ask('PUT', `${SHOP}/staff`, {
      body: '<staff xmlns="urn:test:rc-shop">1</stuff>',
      headers: { 'Content-Type': 'application/yang-data+xml', Accept: '*/*' },
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/yang-data+xml');
    expect(answer.text).toMatch(
      /^<errors xmlns="urn:ietf:params:xml:ns:yang:ietf-restconf">\n {2}<error>\n {4}<error-type>/,
    );
    expect(answer.text).toContain('<error-tag>malformed-message</error-tag>');
  });

  test('a path in an XML error has its prefixes declared', async () => {
    const answer = await rig.ask('DELETE', `${SHOP}/item=9`, {
      headers: { Accept: 'application/yang-data+xml' },
    });
    expect(answer.text).toContain(
      `<error-path xmlns:rs="urn:test:rc-shop">/rs:shop/rs:item[rs:id='9']</error-path>`,
    );
  });

  test('a document type declaration is refused', async () => {
    const answer = await rig.ask('PUT', `${SHOP}/staff`, {
      body: '<!DOCTYPE x [<!ENTITY a "b">]><staff xmlns="urn:test:rc-shop">1</staff>',
      headers: { 'Content-Type': 'application/yang-data+xml' },
    });
    expect([answer.status, answer.error['error-tag']]).toEqual([400, 'malformed-message']);
  });
});

describe('5.2 message encoding', () => {
  test.each([
    ['application/yang-data+json', 'application/yang-data+json'],
    ['application/yang-data+xml', 'application/yang-data+xml'],
    ['application/vnd.yang.data+json', 'application/vnd.yang.data+json'],
    ['application/vnd.yang.data+xml', 'application/vnd.yang.data+xml'],
    ['application/json', 'application/yang-data+json'],
    ['application/xml', 'application/yang-data+xml'],
    ['text/html, application/yang-data+json;q=0.5, */*;q=0.1', 'application/yang-data+json'],
    ['application/yang-data+xml;q=0.5, application/yang-data+json', 'application/yang-data+json'],
    ['application/yang-data+xml;q=0, */*', 'application/yang-data+json'],
    ['application/yang-data+json, application/yang-data+xml', 'application/yang-data+json'],
  ])('Accept: %s', async (accept, type) => {
    const answer = await rig.ask('GET', `${SHOP}/name`, { headers: { Accept: accept } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
  });

  test('406 for anything else', async () => {
    const answer = await rig.ask('GET', `${SHOP}/name`, { headers: { Accept: 'image/png' } });
    expect(answer.status).toBe(406);
    expect(answer.text).toContain('<error-tag>invalid-value</error-tag>');
  });

  test.each([
    ['text/plain'],
    ['application/yang-patch+json'],
    ['application/yang-data+json; charset=utf-16'],
  ])('415 for Content-Type: %s', async (type) => {
    const answer = await rig.ask('PUT', `${SHOP}/staff`, { body: '{}', headers: { 'Content-Type': type } });
    expect([answer.status, answer.error['error-tag']]).toEqual([415, 'invalid-value']);
  });

  test('415 for a compressed body', async () => {
    const answer = await rig.ask('PUT', `${SHOP}/staff`, {
      body: '{}',
      headers: { 'Content-Encoding': 'gzip' },
    });
    expect(answer.status).toBe(415);
  });

  test('errors of the drafts are rooted at errors', async () => {
    const answer = await rig.ask('GET', `${SHOP}/nope`, {
      headers: { Accept: 'application/vnd.yang.data+json' },
    });
    expect(answer.json()).toHaveProperty('errors');
    expect(answer.headers.get('content-type')).toBe('application/vnd.yang.data+json');
  });

  test('413 for a body too big', async () => {
    const body = `"${'x'.repeat(17 * 1024 * 1024)}"`;
    const answer = await rig.ask('PUT', `${SHOP}/staff`, { body }).catch(() => undefined);
    // The server may have closed the connection before the client had sent it all.
    if (answer) expect([answer.status, answer.error['error-tag']]).toEqual([413, 'too-big']);
    expect((await rig.ask('GET', `${SHOP}/name`)).status).toBe(200);
  });
});
