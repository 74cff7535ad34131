/** RFC 8040 section 6: event streams. */
import { expect, test } from 'vitest';
import { basic } from './harness.ts';
import { rigOfTest } from './rigs.ts';

const rig = rigOfTest();

/** Opens a stream; `read` gives its text so far once it holds `until`. */
async function listen(path: string) {
  const response = await fetch(`${rig.url}/restconf/streams/${path}`, {
    headers: { Authorization: basic('admin:secret:with colon'), Accept: 'text/event-stream' },
  });
  const reader = response.body!.getReader();
  let text = '';
  const read = async (until: string | undefined) => {
    while (until === undefined || !text.includes(until)) {
      const { done, value } = await reader.read();
      if (done) break;
      text += Buffer.from(value).toString();
    }
    return text;
  };
  return { response, read, cancel: () => reader.cancel() };
}

test('6.4 events in XML', async () => {
  const stream = await listen('NETCONF/xml');
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
  rig.core.events.publish('rc-shop:sold', { id: 7 });
  expect(await stream.read('sold')).toContain(
    'data: <notification xmlns="urn:ietf:params:xml:ns:netconf:notification:1.0">' +
      '<eventTime>2026-01-01T00:00:00+00:00</eventTime><sold xmlns="urn:test:rc-shop"><id>7</id></sold></notification>\n\n',
  );
  await stream.cancel();
});

test('6.4 events in JSON', async () => {
  const stream = await listen('NETCONF/json');
  rig.core.events.publish('rc-shop:sold', { id: 7 });
  const line = (await stream.read('sold')).split('\n').find((text) => text.includes('sold'))!;
  expect(JSON.parse(line.slice(6))).toEqual({
    'ietf-restconf:notification': { eventTime: '2026-01-01T00:00:00+00:00', 'rc-shop:sold': { id: 7 } },
  });
  await stream.cancel();
});

test.each([
  ['a set of nodes', '/rc-shop:sold[id > 5]'],
  ['a comparison', '/rc-shop:sold/id > 5'],
  ['names without a prefix', "/sold/id != '4' and not(/sold/id = 5)"],
  ['a wildcard', '/*/*[. > 5]'],
])('4.8.4 filter: %s', async (_, filter) => {
  const stream = await listen(`NETCONF/json?filter=${encodeURIComponent(filter)}`);
  for (const id of [4, 5, 6]) rig.core.events.publish('rc-shop:sold', { id });
  const text = await stream.read('{"id":6}');
  expect(text).not.toContain('{"id":4}');
  expect(text).not.toContain('{"id":5}');
  await stream.cancel();
});

test.each([['/sold['], ['/nobody:sold'], ['unknown-function()']])(
  '4.8.4 a filter that is no expression is refused: %s',
  async (filter) => {
    const { response } = await listen(`NETCONF/json?filter=${encodeURIComponent(filter)}`);
    expect(response.status).toBe(400);
  },
);

test('4.8.7 and 4.8.8 replay', async () => {
  rig.core.events.publish('rc-shop:sold', { id: 1 });
  rig.clock.advance(60_000);
  rig.core.events.publish('rc-shop:sold', { id: 2 });
  const stream = await listen(
    'NETCONF/json?start-time=2026-01-01T00:00:30Z&stop-time=2026-01-01T00:01:30%2B00:00',
  );
  expect(await stream.read('replayComplete')).toContain('{"id":2}');
  rig.clock.advance(60_000);
  const text = await stream.read(undefined);
  expect(text).not.toContain('{"id":1}');
  expect(text).toContain('notificationComplete');
});

test.each([
  ['stop-time=2026-01-01T00:00:00Z'],
  ['start-time=tomorrow'],
  ['start-time=2026-01-02T00:00:00Z'],
  ['start-time=2025-01-02T00:00:00Z&stop-time=2025-01-01T00:00:00Z'],
  ['filter=%2Fx%5B'],
  ['colour=red'],
])('400 for %s', async (query) => {
  const answer = await rig.ask('GET', `/restconf/streams/NETCONF?${query}`);
  expect([answer.status, answer.error['error-tag']]).toEqual([400, 'invalid-value']);
});

test('404 for an unknown stream or encoding', async () => {
  expect((await rig.ask('GET', '/restconf/streams/NOPE')).status).toBe(404);
  expect((await rig.ask('GET', '/restconf/streams/NETCONF/cbor')).status).toBe(404);
});

test('a stream is a session, which can be killed', async () => {
  const stream = await listen('NETCONF');
  const session = rig.core.sessions.list().at(-1)!;
  session.terminate('killed');
  expect(await stream.read(undefined)).not.toContain('sold');
  expect(rig.core.sessions.get(session.id)).toBeUndefined();
});

test('a client that goes away frees its session', async () => {
  const before = rig.core.sessions.list().length;
  const stream = await listen('NETCONF');
  expect(rig.core.sessions.list().length).toBeGreaterThan(before);
  await stream.cancel();
  await expect.poll(() => rig.core.sessions.list().length).toBeLessThanOrEqual(before + 1);
});
