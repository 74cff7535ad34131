/**
 * The moments at which the agent wants to be woken. `nextTimer` tells the runtime the earliest; the runtime
 * answers with a `timer` event. No two devices need to be woken at the same moment, and none is woken in vain.
 */
import { DAY, earlier, type Moment, NEVER } from '../time.ts';

export interface Schedule {
  /** `Next report push`. */
  readonly push: Moment;
  /** Next attempt after a failed push; while it is set, `push` waits. */
  readonly retry: Moment;
  /** `Next ACK push check`: next look for an answer that was not ready. */
  readonly poll: Moment;
  /** Next look at how near the ACK deadline is. */
  readonly remind: Moment;
  /** When open reports have become old enough to be closed. */
  readonly close: Moment;
  /** Next attempt of a registration that failed to reach the server. */
  readonly register: Moment;
  /** Next message about a standby without a key. */
  readonly standby: Moment;
  /** Smart Licensing: next authorization renewal, next look at the ID certificate, next look at evaluation. */
  readonly authorize: Moment;
  readonly renew: Moment;
  readonly evaluate: Moment;
}

export const IDLE_SCHEDULE: Schedule = {
  push: NEVER,
  retry: NEVER,
  poll: NEVER,
  remind: NEVER,
  close: NEVER,
  register: NEVER,
  standby: NEVER,
  authorize: NEVER,
  renew: NEVER,
  evaluate: NEVER,
};

/**
 * The interval after which an open report is closed when nothing else closes it. S1 calls it
 * "system-determined" and names no value; 30 days, the default reporting interval, is our choice.
 */
export const REPORT_LIFETIME = 30 * DAY;

/** A copy to be changed; named members for speed, as in `copyState`. */
export function copySchedule(schedule: Schedule): { -readonly [K in keyof Schedule]: Schedule[K] } {
  return {
    push: schedule.push,
    retry: schedule.retry,
    poll: schedule.poll,
    remind: schedule.remind,
    close: schedule.close,
    register: schedule.register,
    standby: schedule.standby,
    authorize: schedule.authorize,
    renew: schedule.renew,
    evaluate: schedule.evaluate,
  };
}

/** Timers that wake the agent whatever the others say. */
const OTHERS = Object.keys(IDLE_SCHEDULE).filter(
  (name) => name !== 'push' && name !== 'retry',
) as (keyof Schedule)[];

/** When to wake the agent next; undefined when nothing is planned. */
export function nextTimer(state: { readonly schedule: Schedule }): Moment | undefined {
  const { schedule } = state;
  let next = schedule.retry === NEVER ? schedule.push : schedule.retry;
  for (const name of OTHERS) next = earlier(next, schedule[name]);
  return next === NEVER ? undefined : next;
}
