/** When a session of the command line is idle: `exec-timeout`. */
import { beforeEach, expect, test } from 'vitest';
import { type VirtualClock, virtualClock } from '../../src/server/clock.ts';
import { IdleTimeout } from '../../src/shell/session/idle-timeout.ts';
import { KeyQueue } from '../../src/shell/terminal/key-queue.ts';

let clock: VirtualClock;
let limit: number;
let ended: number;
let idle: IdleTimeout;
beforeEach(() => {
  clock = virtualClock(0);
  limit = 1000;
  ended = 0;
  idle = new IdleTimeout(
    clock,
    () => limit,
    () => {
      ended++;
    },
  );
  idle.touch();
});

test('it ends once, when nothing came for as long as the limit', () => {
  clock.advance(999);
  idle.touch();
  clock.advance(999);
  expect(ended).toBe(0);
  clock.advance(1);
  expect(ended).toBe(1);
  clock.advance(10_000);
  expect(ended).toBe(1);
});

test('a limit set meanwhile counts from the next key on, and 0 is none', () => {
  limit = 0;
  idle.touch();
  clock.advance(10_000);
  expect(ended).toBe(0);
  limit = 5;
  idle.touch();
  clock.advance(5);
  expect(ended).toBe(1);
});

test('what was stopped stays so', () => {
  idle.stop();
  idle.touch();
  clock.advance(10_000);
  expect(ended).toBe(0);
});

test('keys are awaited from the question to the answer', async () => {
  const keys = new KeyQueue();
  expect(keys.isAwaited).toBe(false);
  const key = keys.next();
  expect(keys.isAwaited).toBe(true);
  keys.push(Buffer.from('a'), () => {});
  expect(await key).toBe('a');
  expect(keys.isAwaited).toBe(false);
});
