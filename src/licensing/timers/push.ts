/**
 * When the next report is pushed, and when the deadline is looked at. S1 "Policy", "RUM report throttling"
 * (one report a day, by release), "COMM_FAILED" (four hours, then every 15 minutes); S0 "Product Instance
 * Functions in a High Availability setup" (a reload moves the next push). The two minutes between a cause and
 * the push are what every capture of `show license status` shows.
 */

import { isReserved } from '../earlier/earlier.ts';
import { ackDeadline, currentRule, pushInterval } from '../policy/deadlines.ts';
import { isThrottled } from '../release.ts';
import { oldestOpen } from '../reports/ledger.ts';
import type { AgentState } from '../state.ts';
import { DAY, earlier, HOUR, MINUTE, type Moment, NEVER } from '../time.ts';
import { type Turn, updateSchedule } from '../turn.ts';
import { REPORT_LIFETIME } from './schedule.ts';

export const PUSH_DELAY = 2 * MINUTE;
export const THROTTLE = DAY;
export const RETRY_WINDOW = 4 * HOUR;
/** Within the window; the documents name only the window, an hour between attempts is our choice. */
export const RETRY_INTERVAL = HOUR;
export const LATE_RETRY_INTERVAL = 15 * MINUTE;

/**
 * Days before the ACK deadline at which REPORTING_REQUIRED is logged: our choice for "as it nears". On the last one
 * utility reporting ends.
 */
export const REMINDER_DAYS = [30, 14, 7, 6, 5, 4, 3, 2, 1, 0] as const;

/** Plans all timers anew. `soon`: something happened that is to be reported without waiting for the interval. */
export function reschedule(turn: Turn, soon = false): void {
  const push = nextPush(turn.state, turn.now, soon);
  const retry = push === NEVER ? NEVER : turn.state.schedule.retry;
  updateSchedule(turn, { push, retry, remind: nextReminder(turn.state, turn.now) });
  planClose(turn);
}

function nextPush(state: AgentState, now: Moment, soon: boolean): Moment {
  const { ledger, schedule, settings } = state;
  if (state.earlier || settings.interval === 0 || ledger.firstUse === NEVER || !owesReports(state))
    return NEVER;
  const interval = pushInterval(state) * DAY;
  const regular = interval === 0 ? NEVER : (ledger.lastPush || now) + interval;
  const throttled = ledger.lastPush !== NEVER && isThrottled(state.identity);
  const prompt = Math.max(now + PUSH_DELAY, throttled ? ledger.lastPush + THROTTLE : NEVER);
  const first = ledger.lastPush === NEVER && schedule.push === NEVER;
  if (soon || first) {
    return regular === NEVER ? prompt : Math.min(prompt, Math.max(regular, now + PUSH_DELAY));
  }
  if (schedule.retry !== NEVER) return schedule.push;
  const planned = ledger.lastPush === NEVER || ledger.changeDue !== NEVER ? schedule.push : NEVER;
  const next = earlier(planned, regular);
  return next === NEVER ? NEVER : Math.max(next, now + PUSH_DELAY);
}

/** Whether policy or configuration ask for any report at all at present. */
function owesReports(state: AgentState): boolean {
  const { first, ongoing } = currentRule(state);
  const { ledger, settings } = state;
  if (isReserved(state)) return ledger.changeDue !== NEVER || settings.interval !== undefined;
  return (
    (first > 0 && ledger.lastAck === NEVER) ||
    ongoing > 0 ||
    ledger.changeDue !== NEVER ||
    settings.interval !== undefined
  );
}

/** The attempt after a failed one: hourly until four hours after the scheduled time, then every 15 minutes. */
export function nextRetry(scheduled: Moment, now: Moment): Moment {
  const end = scheduled + RETRY_WINDOW;
  return now < end ? Math.min(now + RETRY_INTERVAL, end) : now + LATE_RETRY_INTERVAL;
}

export function nextReminder(state: AgentState, now: Moment): Moment {
  const deadline = ackDeadline(state);
  if (deadline === NEVER) return NEVER;
  const day = REMINDER_DAYS.find((days) => deadline - days * DAY > now);
  return day === undefined ? NEVER : deadline - day * DAY;
}

export function planClose(turn: Turn): void {
  const oldest = oldestOpen(turn.state.ledger);
  updateSchedule(turn, {
    close: oldest === NEVER ? NEVER : Math.max(oldest + REPORT_LIFETIME, turn.now + 1),
  });
}
