import { setImmediate } from 'node:timers/promises';
import { ProtocolError } from '../../data/error.ts';
import { nextTimer } from '../../licensing/index.ts';
import type { Device } from '../device.ts';
import { type ControlHandler, clockReading } from './control.ts';

/** How far time may be moved at once: a year of a device that reaches nobody takes about a second. */
const YEARS = 20;
const LONGEST = YEARS * 31_557_600_000;

/** Several clients may ask at a time: time then moves by the one amount after the other. */
const turns = new WeakMap<Device, Promise<void>>();

export const advanceTime: ControlHandler = async (device, { seconds, until }) => {
  if (!device.clock.isVirtual) {
    throw new ProtocolError(
      'operation-failed',
      'the clock is real and moves by itself: start with --clock virtual to advance it',
    );
  }
  const turn = (turns.get(device) ?? Promise.resolve()).then(() => {
    const now = device.clock.now();
    const target = until === undefined ? now + Number(seconds) * 1000 : Date.parse(String(until));
    if (target < now) {
      throw new ProtocolError(
        'invalid-value',
        `${String(until)} has passed: it is ${new Date(now).toISOString()}; set-clock-offset sets the clock back`,
      );
    }
    if (target - now > LONGEST) {
      throw new ProtocolError(
        'invalid-value',
        `${new Date(target).toISOString()} is more than ${YEARS} years ahead: go there in steps`,
      );
    }
    return device.agent.saveSeldom(() => advance(device, target));
  });
  turns.set(
    device,
    turn.catch(() => {}),
  );
  await turn;
  return clockReading(device);
};

/** From timer to timer of the agent, so that every message is answered before time goes on. */
async function advance({ clock, network, agent }: Device, target: number): Promise<void> {
  network.rememberFailures(true);
  try {
    for (;;) {
      await network.settled();
      await setImmediate();
      const now = clock.now();
      const stops = [nextTimer(agent.state), network.nextAnswer].filter((at) => at !== undefined);
      const next = Math.max(now, Math.min(target, ...stops));
      clock.advance(next - now);
      if (next < target) continue;
      await network.settled();
      await setImmediate();
      const late = [nextTimer(agent.state), network.nextAnswer].some(
        (at) => at !== undefined && at <= target,
      );
      if (!late) return;
    }
  } finally {
    network.rememberFailures(false);
  }
}
