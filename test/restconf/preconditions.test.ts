/** RFC 8040 sections 3.4.1, 3.5.1 and 3.5.2: entity tags and times of change. */
import { describe, expect, test } from 'vitest';
import { rigOfTest, SHOP } from './rigs.ts';

const rig = rigOfTest();

const data = '/restconf/data';
const tagOf = async (path: string) => (await rig.ask('HEAD', path)).headers.get('etag')!;
const change = (staff: number) => rig.ask('PUT', `${SHOP}/staff`, { body: { 'rc-shop:staff': staff } });

test('a tag changes with the configuration, and only then', async () => {
  const before = await tagOf(data);
  expect(before).toMatch(/^"[^"]+"$/);
  expect(await tagOf(data)).toBe(before);
  await change(1);
  expect(await tagOf(data)).not.toBe(before);
});

test('the tag of a resource does not change with its neighbours', async () => {
  const item = await tagOf(`${SHOP}/item=1`);
  await change(1);
  expect(await tagOf(`${SHOP}/item=1`)).toBe(item);
});

test('Last-Modified is the time of the last change', async () => {
  rig.clock.advance(60_000);
  await change(1);
  const head = await rig.ask('HEAD', data);
  expect(head.headers.get('last-modified')).toBe('Thu, 01 Jan 2026 00:01:00 GMT');
});

test('state has neither', async () => {
  const head = await rig.ask('HEAD', `${SHOP}/stats`);
  expect([head.headers.get('etag'), head.headers.get('last-modified')]).toEqual([null, null]);
});

describe('reading', () => {
  const read = async (headers: Record<string, string>) => (await rig.ask('GET', data, { headers })).status;
  test('If-None-Match', async () => {
    const tag = await tagOf(data);
    expect(await read({ 'If-None-Match': tag })).toBe(304);
    expect(await read({ 'If-None-Match': `"other", W/${tag}` })).toBe(304);
    expect(await read({ 'If-None-Match': '*' })).toBe(304);
    expect(await read({ 'If-None-Match': '"other"' })).toBe(200);
    await change(1);
    expect(await read({ 'If-None-Match': tag })).toBe(200);
  });
  test('If-Modified-Since', async () => {
    rig.clock.advance(60_000);
    await change(1);
    expect(await read({ 'If-Modified-Since': 'Thu, 01 Jan 2026 00:00:59 GMT' })).toBe(200);
    expect(await read({ 'If-Modified-Since': 'Thu, 01 Jan 2026 00:01:00 GMT' })).toBe(304);
    expect(await read({ 'If-Modified-Since': 'yesterday' })).toBe(200);
  });
});

describe('writing', () => {
  const write = async (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
    (await rig.ask(method, path, { headers, body })).status;
  const staff = { 'rc-shop:staff': 2 };
  test('If-Match', async () => {
    const tag = await tagOf(SHOP);
    await change(1);
    expect(await write('PATCH', SHOP, { 'If-Match': tag }, { 'rc-shop:shop': { staff: 2 } })).toBe(412);
    expect(
      await write('PATCH', SHOP, { 'If-Match': await tagOf(SHOP) }, { 'rc-shop:shop': { staff: 2 } }),
    ).toBe(204);
    expect(await write('DELETE', `${SHOP}/item=1`, { 'If-Match': '"x"' })).toBe(412);
    expect(await write('DELETE', `${SHOP}/item=1`, { 'If-Match': '*' })).toBe(204);
    expect(await write('PUT', `${SHOP}/item=1`, { 'If-Match': '*' }, { 'rc-shop:item': [{ id: 1 }] })).toBe(
      412,
    );
  });
  test('If-None-Match: * only creates', async () => {
    expect(await write('PUT', `${SHOP}/staff`, { 'If-None-Match': '*' }, staff)).toBe(201);
    expect(await write('PUT', `${SHOP}/staff`, { 'If-None-Match': '*' }, staff)).toBe(412);
  });
  test('If-Unmodified-Since', async () => {
    rig.clock.advance(60_000);
    await change(1);
    const early = { 'If-Unmodified-Since': 'Thu, 01 Jan 2026 00:00:00 GMT' };
    const late = { 'If-Unmodified-Since': 'Thu, 01 Jan 2026 00:02:00 GMT' };
    expect(await write('PUT', `${SHOP}/staff`, early, staff)).toBe(412);
    expect(await write('PUT', `${SHOP}/staff`, late, staff)).toBe(204);
  });
  test('a 412 says which condition', async () => {
    const answer = await rig.ask('DELETE', SHOP, { headers: { 'If-Match': '"x"' } });
    expect(answer.error).toMatchObject({ 'error-tag': 'operation-failed' });
    expect(answer.error['error-message']).toContain('If-Match');
  });
});
