/** docs/architecture.md "What is durable": licensing state is in the storage before anything follows from it. */
import { expect, test } from 'vitest';
import { memoryStorage } from '../../src/datastore/storage/memory.ts';
import type { Network } from '../../src/device/agent/network.ts';
import { virtualClock } from '../../src/server/clock.ts';
import { steered } from './steered.ts';
import { NOWHERE, T0 } from './support.ts';

const DAY = 86_400;
const AGENT = 'licensing-agent';

/** A storage that counts how often the agent is saved. */
function counting() {
  const under = memoryStorage();
  let saved = 0;
  return {
    get saved() {
      return saved;
    },
    storage: {
      ...under,
      set(key: string, value: Parameters<typeof under.set>[1]) {
        if (key === AGENT) saved++;
        under.set(key, value);
      },
    },
  };
}

test('every command is saved before it is answered', async () => {
  const { storage } = counting();
  const it = steered(virtualClock(T0), NOWHERE, storage);
  await it.call('set-feature', { name: 'ipsec', 'in-use': true }).catch(() => {});
  expect(storage.get(AGENT)).toEqual(JSON.parse(JSON.stringify(it.device.agent.state)));
});

test('ten days of failures are saved before the one attempt that goes out, and when they have passed', async () => {
  const it = counting();
  const device = steered(virtualClock(T0), NOWHERE, it.storage);
  const before = it.saved;
  await device.call('advance-time', { seconds: 10 * DAY });
  expect(device.device.systemLog.messages.added).toBeGreaterThan(500);
  expect(it.saved - before).toBe(2);
  expect(it.storage.get(AGENT)).toEqual(JSON.parse(JSON.stringify(device.device.agent.state)));
});

test('a message leaves only after the state that it is from is saved', async () => {
  const it = counting();
  const pending: unknown[] = [];
  const network: Network = {
    post: async () => {
      pending.push((it.storage.get(AGENT) as { pending: unknown }).pending);
      return { ok: false, failure: { kind: 'http', detail: '503: Service Unavailable' } };
    },
  };
  const device = steered(virtualClock(T0), network, it.storage);
  await device.call('advance-time', { seconds: DAY });
  expect(pending.length).toBeGreaterThan(4);
  for (const one of pending) expect(one).toMatchObject([{ kind: 'push' }]);
});
