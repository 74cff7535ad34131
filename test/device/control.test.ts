/** sly-control on the real core: time, faults, features, snapshots, journal and messages. */
import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../codegen/index.ts';
import { memoryStorage } from '../../src/datastore/storage/memory.ts';
import type { Network } from '../../src/device/agent/network.ts';
import { DeviceClock } from '../../src/device/device-clock.ts';
import { NATIVE } from '../../src/device/tree.ts';
import { DAY } from '../../src/licensing/index.ts';
import { realClock, virtualClock } from '../../src/server/clock.ts';
import { open, type Steered, steered } from './steered.ts';
import { NOWHERE, profile, schema, T0 } from './support.ts';

const CONTROL = 'sly-control';
let it: Steered;
beforeEach(() => {
  it = steered(virtualClock(T0));
});

describe('advance-time', () => {
  test('by seconds and to a moment; the answer is the clock', async () => {
    expect(await it.call('advance-time', { seconds: 60 })).toEqual({ now: '2026-01-05T10:01:00+00:00' });
    expect(await it.call('advance-time', { until: '2026-02-01T00:00:00Z' })).toEqual({
      now: '2026-02-01T00:00:00+00:00',
    });
    await expect(it.call('advance-time', { until: '2026-01-01T00:00:00Z' })).rejects.toThrow('has passed');
    await expect(it.call('advance-time', {})).rejects.toThrow();
    const far: JsonObject[] = [{ until: '9999-12-31T00:00:00Z' }, { seconds: 4_294_967_295 }];
    for (const amount of far) {
      await expect(it.call('advance-time', amount)).rejects.toThrow(
        'more than 20 years ahead: go there in steps',
      );
    }
  });

  test('every attempt of a push that fails happens at its time', async () => {
    await it.call('advance-time', { seconds: 5 * 3600 });
    const failures = it.device.systemLog.lines.filter((line) => line.includes('COMM_FAILED'));
    expect(failures.map((line) => line.slice(0, 15))).toEqual([
      '*Jan 5 10:02:00',
      '*Jan 5 11:02:00',
      '*Jan 5 12:02:00',
      '*Jan 5 13:02:00',
      '*Jan 5 14:02:00',
      '*Jan 5 14:17:00',
      '*Jan 5 14:32:00',
      '*Jan 5 14:47:00',
    ]);
  });

  test('a server that is out of reach is tried once only, however much time passes', async () => {
    let posts = 0;
    const network: Network = {
      async post(...all) {
        posts++;
        await setImmediate();
        return NOWHERE.post(...all);
      },
    };
    it = steered(virtualClock(T0), network);
    await it.call('advance-time', { seconds: 86_400 });
    expect(posts).toBe(1);
    await it.call('advance-time', { seconds: 86_400 });
    expect(posts).toBe(2);
  });

  test('two at a time add up', async () => {
    await Promise.all([it.call('advance-time', { seconds: 30 }), it.call('advance-time', { seconds: 30 })]);
    expect(it.device.clock.now()).toBe(T0 + 60_000);
  });

  test('a real clock refuses', async () => {
    it = steered(realClock());
    await expect(it.call('advance-time', { seconds: 1 })).rejects.toMatchObject({
      tag: 'operation-failed',
      message: expect.stringContaining('--clock virtual'),
    });
    it.device.close();
  });
});

describe('set-clock-offset', () => {
  test('the device shows the wrong time, and what is due by it happens', async () => {
    await it.call('set-clock-offset', { seconds: String(3600) });
    expect(it.state(`${CONTROL}:control`, 'state', 'now')).toBe('2026-01-05T11:00:00+00:00');
    await setImmediate();
    expect(it.device.systemLog.lines.at(-1)).toMatch(/^\*Jan 5 11:00:00\.000: %SMART_LIC-3-COMM_FAILED/);
  });

  test('backwards, nothing is lost', async () => {
    const before = it.device.agent.state.ledger.reports;
    await it.call('set-clock-offset', { seconds: String(-10 * 86_400) });
    expect(it.device.agent.state.ledger.reports).toEqual(before);
    await it.call('set-clock-offset', { seconds: '0' });
    await it.call('advance-time', { seconds: 130 });
    expect(it.device.systemLog.lines.at(-1)).toContain('COMM_FAILED');
  });

  test('is kept over a restart of the process', async () => {
    const storage = memoryStorage();
    const first = steered(virtualClock(T0), NOWHERE, storage);
    await first.call('set-clock-offset', { seconds: '-60' });
    first.device.close();
    expect(steered(virtualClock(T0), NOWHERE, storage).device.clock.now()).toBe(T0 - 60_000);
  });
});

describe('set-transport-fault', () => {
  const accepting: Network = { post: async () => ({ ok: true, body: '' }) };
  test.each([
    ['refused', 'Unable to connect to server'],
    ['timeout', 'Waiting for reply'],
    ['tls', 'Cannot establish secure connection'],
    ['not-found', 'Unable to resolve server hostname/domain name'],
  ])('%s: %s', async (kind, reason) => {
    it = steered(virtualClock(T0), accepting);
    await it.call('set-transport-fault', { kind });
    await it.call('advance-time', { seconds: 120 });
    expect(it.device.systemLog.lines.at(-1)).toContain(reason);
    expect(it.state(`${CONTROL}:control`, 'state', 'transport-fault')).toBe(kind);
    await it.call('set-transport-fault', { kind: 'none' });
    await it.call('advance-time', { seconds: 3600 });
    expect(it.device.systemLog.lines.at(-1)).toContain('COMM_RESTORED');
  });

  test('slow: the answer comes when the clock says so', async () => {
    it = steered(virtualClock(T0), accepting);
    await it.call('set-transport-fault', { kind: 'slow', delay: 30 });
    await it.call('advance-time', { seconds: 149 });
    expect(it.device.agent.state.pending).toHaveLength(1);
    await it.call('advance-time', { seconds: 1 });
    expect(it.device.agent.state.pending).toHaveLength(0);
    expect(it.reports()).toContain('unacknowledged');
  });
});

describe('snapshots', () => {
  test('the whole device comes back: configuration, licensing state, flash, time', async () => {
    it.set([NATIVE, 'hostname'], 'before');
    it.device.flash.write(['dir', 'file'], Buffer.from([0, 255, 1]));
    await it.call('advance-time', { seconds: 3600 });
    const agent = it.device.agent.state;
    await it.call('snapshot-save', { name: 'one' });
    it.set([NATIVE, 'hostname'], 'after');
    it.device.flash.format();
    await it.call('set-transport-fault', { kind: 'tls' });
    await it.call('advance-time', { seconds: 40 * 86_400 });
    expect(await it.call('snapshot-load', { name: 'one' })).toEqual({ now: '2026-01-05T11:00:00+00:00' });
    expect(it.device.agent.state).toEqual(agent);
    expect(it.state(NATIVE, 'hostname')).toBe('before');
    expect(it.device.flash.read(['dir', 'file'])).toEqual({ ok: true, value: Buffer.from([0, 255, 1]) });
    expect(it.state(`${CONTROL}:control`, 'state', 'transport-fault')).toBe('none');
    // ... and goes on as it did the first time
    await it.call('advance-time', { seconds: 120 });
    expect(it.device.systemLog.lines.at(-1)).toMatch(/^\*Jan 5 11:02:00.*COMM_FAILED/);
  });

  test('names: listed, unknown ones refused, deleted', async () => {
    await expect(it.call('snapshot-load', { name: 'none' })).rejects.toThrow('no snapshot "none"');
    await it.call('snapshot-save', { name: 'a' });
    expect(it.state(`${CONTROL}:control`, 'state', 'snapshot')).toEqual([
      { name: 'a', saved: '2026-01-05T10:00:00+00:00' },
    ]);
    await it.call('snapshot-delete', { name: 'a' });
    await expect(it.call('snapshot-load', { name: 'a' })).rejects.toThrow('no snapshot');
  });

  test('what was under way when it was saved ends as if nobody had answered', async () => {
    it = steered(virtualClock(T0), { post: async () => ({ ok: true, body: '' }) });
    await it.call('set-transport-fault', { kind: 'slow', delay: 3600 });
    await it.call('advance-time', { seconds: 180 });
    await it.call('snapshot-save', { name: 'busy' });
    await it.call('snapshot-load', { name: 'busy' });
    expect(it.device.agent.state.pending).toHaveLength(0);
    expect(it.device.systemLog.lines.at(-1)).toContain('COMM_FAILED');
  });
});

describe('reset and reload', () => {
  test('reset: out of the box', async () => {
    const out = it.device.agent.state;
    it.set([NATIVE, 'hostname'], 'changed');
    it.device.flash.write(['file'], 'x');
    await it.call('set-clock-offset', { seconds: '5' });
    await it.call('snapshot-save', { name: 'kept' });
    await it.call('reset');
    expect(it.core.tree('running')).toEqual(profile.initial(schema()));
    expect(it.device.flash.list([])).toEqual({ ok: true, value: [] });
    expect(it.device.clock.offset).toBe(0);
    expect(it.device.agent.state).toEqual(out);
    expect(it.device.journal.first).toBe(1);
    expect(it.state(`${CONTROL}:control`, 'state', 'snapshot')).toHaveLength(1);
  });

  test('reload: unsaved configuration is gone, the session is not', async () => {
    it.set([NATIVE, 'hostname'], 'unsaved');
    await it.call('reload', { reason: 'test' });
    expect(it.state(NATIVE, 'hostname')).toBe('Switch');
    expect(it.device.chassis.restarts.map(({ reason }) => reason)).toEqual(['test', 'PowerOn']);
    await it.call('advance-time', { seconds: 10 });
    expect(it.core.sessions.get(it.session.id)).toBeDefined();
  });
});

describe('journal and messages', () => {
  test('events and what followed from them, tokens left out', async () => {
    const trust = schema().rpcs.get('cisco-smart-license:id-token-trust')!;
    await it.core.operations.invoke(it.session, trust, { 'id-token': 'secret' });
    const entries = it.state(`${CONTROL}:journal`, 'entry') as JsonObject[];
    expect(entries[0]).toMatchObject({ number: '1', kind: 'event', name: 'boot' });
    const names = entries.map(({ name }) => name);
    expect(names.slice(names.indexOf('command'))).toEqual([
      'command',
      'send',
      'comm-result',
      'log',
      'notify',
      'reply',
    ]);
    const save = schema().rpcs.get('cisco-smart-license:rum-save-usage-all')!;
    const path = 'http://user:secret@127.0.0.1:1/usage.xml';
    await it.core.operations.invoke(it.session, save, { 'file-path': path });
    const journal = JSON.stringify(it.state(`${CONTROL}:journal`));
    expect(journal).toContain('http://user:***@127.0.0.1:1/usage.xml');
    expect(journal).not.toContain('secret');
  });

  test('a bounded ring', async () => {
    await it.call('advance-time', { seconds: 30 * 86_400 });
    const entries = it.state(`${CONTROL}:journal`, 'entry') as JsonObject[];
    expect(entries).toHaveLength(512);
    expect(Number(entries[0]!.number)).toBeGreaterThan(512);
  });

  test('a message is taken apart and stands as a line', () => {
    expect((it.state(`${CONTROL}:messages`, 'message') as JsonObject[])[0]).toEqual({
      number: '1',
      time: '2026-01-05T10:00:00+00:00',
      facility: 'SMART_LIC',
      severity: 6,
      mnemonic: 'AGENT_ENABLED',
      text: 'Smart Agent for Licensing is enabled',
      line: '*Jan 5 10:00:00.000: %SMART_LIC-6-AGENT_ENABLED: Smart Agent for Licensing is enabled',
    });
  });
});

test('a year with a server that answers', async () => {
  it = steered(virtualClock(T0), { post: async () => ({ ok: true, body: '' }) });
  await it.call('advance-time', { seconds: 365 * 86_400 });
  expect(it.device.clock.now()).toBe(T0 + 365 * DAY);
  expect(it.reports().length).toBeGreaterThan(12);
});

test('administrators only', () => {
  const guest = open(it.core, 1);
  const data = it.core.operations.get(guest);
  expect(Object.keys(data).filter((name) => name.startsWith(CONTROL))).toEqual([]);
  const rpc = schema().rpcs.get(`${CONTROL}:reset`)!;
  return expect(async () => it.core.operations.invoke(guest, rpc, {})).rejects.toThrow('may not call reset');
});

test('the clock of a device without one of its own', () => {
  const clock = new DeviceClock(virtualClock(T0));
  clock.set(1000);
  let at = 0;
  clock.schedule(T0 + 3000, () => {
    at = clock.now();
  });
  clock.set(-5000);
  clock.advance(2000);
  expect(at).toBe(T0 - 3000);
});
