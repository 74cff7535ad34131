/**
 * What the policy and the configuration ask for, and when. S1 "Policy" (what the days mean), "Setting the
 * Transport Type, URL, and Reporting Interval" (usage interval); the moments as captures show them: the first
 * push two minutes after first use, the ACK deadline counted from first use, later from the latest ACK.
 */
import { isReserved } from '../earlier/earlier.ts';
import { effectiveTransport } from '../settings.ts';
import type { AgentState } from '../state.ts';
import { DAY, earlier, type Moment, NEVER } from '../time.ts';
import { licenseByTag } from '../usage/catalogue.ts';
import { policyInForce, type Rule, ruleFor } from './policy.ts';

/** The reporting interval when nothing is configured. */
export const DEFAULT_INTERVAL = 30;

/** The rule for the licences in use now. */
export function currentRule(state: AgentState): Rule {
  return ruleFor(
    policyInForce(state.policy),
    state.usage.filter((use) => use.count > 0).map((use) => licenseByTag(use.tag)),
  );
}

/**
 * `Reporting push interval` in days; 0 when reports are not sent by schedule. A configured 0 sends nothing
 * whatever the policy says. Nothing configured: the policy alone decides, at most every 30 days. With the
 * transport off the smaller of interval and policy counts.
 */
export function pushInterval(state: AgentState): number {
  const { interval } = state.settings;
  const { ongoing } = currentRule(state);
  if (interval === undefined) return ongoing === 0 ? 0 : Math.min(DEFAULT_INTERVAL, ongoing);
  if (interval === 0) return 0;
  if (effectiveTransport(state.settings) !== 'off') return interval;
  return ongoing === 0 ? interval : Math.min(interval, ongoing);
}

/**
 * `Next ACK deadline`. A device that never consumed a licence owes nothing. Until the first ACK the first
 * report is due; after it the policy's frequency counts from the latest ACK. A change of use may come earlier.
 */
export function ackDeadline(state: AgentState): Moment {
  const { ledger } = state;
  if (state.earlier) return NEVER;
  // Reserved licences are authorized already: only a change is to be reported (S1 "How Upgrade Affects Reporting").
  if (isReserved(state)) return ledger.changeDue;
  if (!policyInForce(state.policy).ackRequired || ledger.firstUse === NEVER) return NEVER;
  const { first, ongoing } = currentRule(state);
  const regular = ledger.lastAck === NEVER ? after(ledger.firstUse, first) : after(ledger.lastAck, ongoing);
  return earlier(regular, ledger.changeDue);
}

function after(start: Moment, days: number): Moment {
  return days === 0 ? NEVER : start + days * DAY;
}
