import { beforeEach, describe, expect, it } from 'vitest';
import { makeRig, type Rig, settle, shopNs, TestClient } from '../harness.ts';

let rig: Rig;
let client: TestClient;

const subscribe = (more = '') =>
  `<create-subscription xmlns="urn:ietf:params:xml:ns:netconf:notification:1.0">${more}</create-subscription>`;
const ring = (who: string, level = 1) => rig.core.events.publish('nc-shop:rang', { who, level });

beforeEach(() => {
  rig = makeRig();
  client = new TestClient(rig);
});

describe('create-subscription', () => {
  it('sends events with their time, after the reply', async () => {
    expect(await client.rpc(subscribe())).toContain('<ok/>');
    ring('ann');
    expect(await client.next()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<notification xmlns="urn:ietf:params:xml:ns:netconf:notification:1.0"><eventTime>2026-01-01T00:00:00+00:00</eventTime>' +
        `<rang xmlns="${shopNs}"><who>ann</who><level>1</level></rang></notification>`,
    );
  });

  it('answers requests meanwhile', async () => {
    await client.rpc(subscribe());
    expect(await client.rpc('<get/>')).toContain('<data>');
    expect(await client.rpc(subscribe())).toContain('operation-failed');
  });

  it.each([
    ['subtree', `<filter><rang xmlns="${shopNs}"><who>bob</who></rang></filter>`],
    ['XPath', `<filter type="xpath" xmlns:s="${shopNs}" select="/s:rang[s:who='bob']"/>`],
    ['XPath by value', `<filter type="xpath" select="//rang[level &gt; 4]"/>`],
  ])('filters by %s', async (_, filter) => {
    await client.rpc(subscribe(filter));
    ring('ann');
    rig.core.events.publish('nc-shop:shut', { why: 'night' });
    ring('bob', 5);
    expect(await client.next()).toContain('<who>bob</who>');
    await settle();
    expect(client.received).toEqual([]);
  });

  it('replays, and says when it is done', async () => {
    ring('ann');
    rig.clock.advance(1000);
    const start = '<startTime>2026-01-01T00:00:00Z</startTime>';
    expect(await client.rpc(subscribe(start))).toContain('<ok/>');
    const got: string[] = [];
    while (!got.at(-1)?.includes('replayComplete')) got.push(await client.next());
    expect(got.some((text) => text.includes('<who>ann</who>'))).toBe(true);
    ring('bob');
    expect(await client.next()).toContain('<who>bob</who>');
  });

  it('ends at stopTime', async () => {
    rig.clock.advance(5000);
    const times = '<startTime>2026-01-01T00:00:04Z</startTime><stopTime>2026-01-01T00:00:10Z</stopTime>';
    await client.rpc(subscribe(times));
    expect(await client.next()).toContain('replayComplete');
    rig.clock.advance(6000);
    expect(await client.next()).toContain('notificationComplete');
    ring('bob');
    await settle();
    expect(client.received).toEqual([]);
    expect(await client.rpc(subscribe())).toContain('<ok/>');
  });

  it.each([
    ['stopTime alone', '<stopTime>2026-01-01T00:00:10Z</stopTime>', 'missing-element'],
    [
      'stopTime first',
      '<startTime>2025-01-02T00:00:00Z</startTime><stopTime>2025-01-01T00:00:00Z</stopTime>',
      'bad-element',
    ],
    ['startTime ahead', '<startTime>2027-01-02T00:00:00Z</startTime>', 'bad-element'],
    ['no time', '<startTime>yesterday</startTime>', 'invalid-value'],
    ['an unknown stream', '<stream>none</stream>', 'invalid-value'],
  ])('refuses %s', async (_, more, tag) => {
    expect(await client.rpc(subscribe(more))).toContain(`<error-tag>${tag}</error-tag>`);
  });

  it('ends a session that does not read', async () => {
    client = new TestClient(rig, { limits: { maxBacklog: 10_000 } });
    await client.rpc(subscribe());
    client.stuck = true;
    for (let i = 0; i < 100; i++) ring('x'.repeat(200));
    await settle();
    for (let i = 0; i < 100; i++) ring('x'.repeat(200));
    expect(client.closed).toBe('force');
  });
});
