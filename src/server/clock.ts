import type { Clock } from './contract.ts';

/** Longest delay that setTimeout takes, in milliseconds (2^31 - 1); longer waits are done in several steps. */
const longestDelay = 0x7fffffff;

/** The machine's clock. The only place that reads real time. Pending work does not keep the process alive. */
export function realClock(): Clock {
  const now = () => Date.now();
  const schedule = (at: number, work: () => void): (() => void) => {
    let timer: NodeJS.Timeout;
    const arm = () => {
      const wait = Math.max(0, at - now());
      timer = setTimeout(() => (wait > longestDelay ? arm() : work()), Math.min(wait, longestDelay));
      timer.unref();
    };
    arm();
    return () => clearTimeout(timer);
  };
  return { now, schedule };
}

/** A clock that stands still until it is told to move, for repeatable tests. */
export interface VirtualClock extends Clock {
  /** Moves time forward by `milliseconds` and runs all work that falls due, in order of its time. */
  advance(milliseconds: number): void;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly work: () => void;
}

/** Makes a virtual clock that starts at `start` (epoch milliseconds). */
export function virtualClock(start: number): VirtualClock {
  let time = start;
  let count = 0;
  const timers = new Set<Timer>();
  const earliest = (until: number): Timer | undefined => {
    let first: Timer | undefined;
    for (const timer of timers) {
      if (timer.at > until) continue;
      if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order))
        first = timer;
    }
    return first;
  };
  return {
    now: () => time,
    schedule(at, work) {
      const timer = { at, order: count++, work };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(milliseconds) {
      const until = time + milliseconds;
      for (let timer = earliest(until); timer; timer = earliest(until)) {
        timers.delete(timer);
        time = Math.max(time, timer.at);
        timer.work();
      }
      time = until;
    },
  };
}
