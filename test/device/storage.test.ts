/** A data directory that is full or cannot be written: named errors, nothing lost, and on it goes when there is room again. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../codegen/index.ts';
import type { Storage } from '../../src/datastore/contract.ts';
import { writeError } from '../../src/datastore/storage/storage-error.ts';
import { openDeviceClock } from '../../src/device/device-clock.ts';
import { LICENSING } from '../../src/device/tree.ts';
import { type AgentState, DAY, MINUTE, view } from '../../src/licensing/index.ts';
import { virtualClock } from '../../src/server/clock.ts';
import { NOWHERE, T0, type TestDevice, testDevice, testStorage } from './support.ts';

const SL = 'cisco-smart-license';

/** Storage that is full as long as one says so. */
function fillable(): Storage & { full: boolean } {
  const storage = testStorage();
  const one = {
    ...storage,
    full: false,
    set(key: string, value: Parameters<Storage['set']>[1]) {
      if (one.full)
        throw writeError('sly.db', Object.assign(new Error('disk is full'), { code: 'SQLITE_FULL' }));
      storage.set(key, value);
    },
  };
  return one;
}

let storage: ReturnType<typeof fillable>;
let it: TestDevice;
beforeEach(() => renewed());
afterEach(() => it.device.close());

/** Another device, on storage of its own. */
function renewed(options: Parameters<typeof testDevice>[0] = {}): void {
  storage = fillable();
  it = testDevice({ ...options, storage });
}

const ledger = () => it.device.agent.state.ledger;
const stored = () => storage.get('licensing-agent') as unknown as AgentState;

describe('full', () => {
  test('commands fail by name, and have not happened', async () => {
    const before = it.device.agent.state;
    storage.full = true;
    for (const [rpc, input] of [
      ['rum-save-usage-all', { 'file-path': 'flash:a.xml' }],
      ['import-file', { 'file-path': 'flash:a.xml' }],
      ['trust-request-save', { 'file-path': 'flash:b.xml' }],
      ['id-token-trust', { 'id-token': 't' }],
    ] as [string, JsonObject][]) {
      expect(await it.invoke(`${SL}:${rpc}`, input)).toEqual({ 'return-code': 'storagefailtostore' });
    }
    expect(it.device.agent.state).toBe(before);
    expect(it.device.flash.list([])).toEqual({ ok: true, value: [] });
  });

  test('conditions that are asked for are refused in the words of the storage', () => {
    storage.full = true;
    const force = () => it.device.agent.dispatch({ type: 'force', condition: 'trust-installed' });
    expect(force).toThrow('no space left to store the change in sly.db; nothing was changed');
    storage.full = false;
    force();
    expect(it.device.agent.state.trust).toHaveLength(1);
  });

  test('what has happened anyway waits, in order, and is there when there is room again', async () => {
    storage.full = true;
    it.edit((tree) => withInterval(tree, 20));
    it.edit((tree) => withInterval(tree, 10));
    it.clock.advance(2 * MINUTE);
    expect(it.device.agent.state.settings.interval).toBeUndefined();
    storage.full = false;
    it.clock.advance(MINUTE);
    await it.settle();
    expect(it.device.agent.state.settings.interval).toBe(10);
    expect(it.device.systemLog.lines.at(-1)).toContain('COMM_FAILED');
    expect(stored().settings.interval).toBe(10);
  });

  test('timers do not end the process; the first report goes out late instead of never', async () => {
    storage.full = true;
    it.clock.advance(DAY);
    expect(it.device.agent.state.communication.attempts.usage).toBeUndefined();
    storage.full = false;
    it.clock.advance(MINUTE);
    await it.settle();
    expect(it.device.systemLog.lines.at(-1)).toContain('COMM_FAILED');
  });

  test('an answer that comes while it is full is taken later: reports that were sent are not sent twice', async () => {
    it.device.close();
    const { network, answer } = answering();
    renewed({ network });
    it.clock.advance(2 * MINUTE);
    await it.settle();
    storage.full = true;
    answer();
    await it.settle();
    await it.settle();
    const states = () => view.closedReports(it.device.agent.state).map(({ state }) => state);
    expect(new Set(states())).toEqual(new Set(['pending']));
    storage.full = false;
    it.clock.advance(MINUTE);
    expect(new Set(states())).toEqual(new Set(['unacknowledged']));
  });

  test('a command that waits for another machine is answered when its outcome cannot be kept', async () => {
    it.device.close();
    const { network, answer } = answering();
    renewed({ network });
    const asked = it.invoke(`${SL}:id-token-trust`, { 'id-token': 't' });
    storage.full = true;
    answer();
    expect(await asked).toEqual({ 'return-code': 'storagefailtostore' });
  });

  test('a device reloads all the same; its licensing starts when that can be kept', async () => {
    storage.full = true;
    expect(await it.invoke('Cisco-IOS-XE-rpc:reload', {})).toEqual({ result: 'Reload in progress' });
    const { booted } = it.device.agent.state;
    expect(it.device.chassis.restarts).toHaveLength(2);
    storage.full = false;
    it.clock.advance(MINUTE);
    expect(it.device.agent.state.booted).toBeGreaterThan(booted);
  });

  test('the clock is not set, if that cannot be kept', () => {
    const clock = openDeviceClock(virtualClock(T0), storage);
    storage.full = true;
    expect(() => clock.set(-DAY)).toThrow('no space left');
    expect(clock.offset).toBe(0);
    storage.full = false;
    clock.set(-DAY);
    expect(storage.get('clock-offset')).toBe(-DAY);
  });

  test('state can be read all the time', () => {
    storage.full = true;
    it.clock.advance(DAY);
    expect(it.state(LICENSING)).toMatchObject({ 'state-info': { policy: { 'ack-required': true } } });
  });
});

/** A server whose one answer the test gives. */
function answering() {
  let give: (result: { ok: true; body: string }) => void = () => {};
  const post = () =>
    new Promise<{ ok: true; body: string }>((resolve) => {
      give = resolve;
    });
  return { network: { ...NOWHERE, post }, answer: () => give({ ok: true, body: '' }) };
}

function withInterval(tree: JsonObject, interval: number): JsonObject {
  return { ...tree, [LICENSING]: { config: { usage: { interval } } } };
}

describe('flash that cannot be written', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'sly-flash-'));
    it.device.close();
    renewed({ dataDir: dir });
  });
  afterEach(() => {
    chmodSync(join(dir, 'flash'), 0o700);
    rmSync(dir, { recursive: true, force: true });
  });

  test('saving usage says so, and the reports stay available', async () => {
    // Root may write anything: a directory in the way stops everybody.
    it.device.flash.makeDirectory(['usage.xml']);
    const answer = await it.invoke(`${SL}:rum-save-usage-all`, { 'file-path': 'flash:usage.xml' });
    expect(answer).toEqual({ 'return-code': 'storagefailtostore' });
    const closed = ledger().reports.filter(({ state }) => state !== 'open');
    expect(closed.length).toBeGreaterThan(0);
    expect(closed.every(({ state }) => state === 'closed')).toBe(true);
    expect(await it.invoke(`${SL}:rum-save-usage-unreported`, { 'file-path': 'flash:other.xml' })).toEqual({
      'return-code': 'success',
    });
  });
});

describe('the clock is set back', () => {
  test('reports are not lost, none ends before it began, and recording goes on', async () => {
    it.clock.advance(10 * DAY);
    await it.invoke(`${SL}:rum-save-usage-all`, { 'file-path': 'flash:a.xml' });
    const before = ledger().reports.map(({ id }) => id);
    it.device.clock.set(-30 * DAY);
    expect(await it.invoke(`${SL}:rum-save-usage-all`, { 'file-path': 'flash:b.xml' })).toEqual({
      'return-code': 'success',
    });
    const { reports } = ledger();
    expect(reports.map(({ id }) => id)).toEqual(expect.arrayContaining(before));
    for (const { start, end, state } of reports)
      if (state !== 'open') expect(end).toBeGreaterThanOrEqual(start);
    expect(new Set(reports.map(({ id }) => id)).size).toBe(reports.length);
    expect(reports.some(({ state }) => state === 'open')).toBe(true);
    expect(it.state(LICENSING)).toBeDefined();
  });
});
