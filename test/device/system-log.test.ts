import { expect, test } from 'vitest';
import { SystemLog } from '../../src/device/system-log.ts';
import type { SystemMessage } from '../../src/licensing/index.ts';
import { virtualClock } from '../../src/server/clock.ts';
import { T0 } from './support.ts';

const message = (text: string): SystemMessage => ({
  facility: 'SMART_LIC',
  severity: 3,
  mnemonic: 'COMM_FAILED',
  text,
});

test('every message is in the buffer; the log of the server hears of repetitions at 10, 100, ... times', () => {
  const logged: unknown[] = [];
  const take = ({ times }: Record<string, unknown>, text: string) =>
    logged.push([times ?? 1, text.slice(-1)]);
  const log = new SystemLog(virtualClock(T0), { debug: take, info: take, warn: take, error: take });
  for (let i = 0; i < 120; i++) log.write(message('a'));
  log.write(message('b'));
  log.write(message('a'));
  expect(log.messages.added).toBe(122);
  expect(logged).toEqual([
    [1, 'a'],
    [10, 'a'],
    [100, 'a'],
    [1, 'b'],
    [1, 'a'],
  ]);
});
