/** Conditions of policy, reports and communication. */
import { EARLIER_PEER } from '../earlier/messages.ts';
import { messages } from '../messages.ts';
import { installPolicy, removePolicy } from '../policy/install.ts';
import type { Policy } from '../policy/policy.ts';
import { acknowledgeReports, moveReports, rollReports } from '../reports/ledger.ts';
import { pushReports } from '../reports/push.ts';
import { effectiveTransport, peerName } from '../settings.ts';
import { DAY, MINUTE, NEVER } from '../time.ts';
import { reschedule } from '../timers/push.ts';
import { dropPoll, planPoll } from '../transport/polls.ts';
import { failureText } from '../transport/reasons.ts';
import { log, notify, type Turn, update, updateLedger, updateSchedule } from '../turn.ts';
import { giveAccount } from './account.ts';
import type { Forced } from './condition.ts';

const EVERY_MONTH = { first: 30, ongoing: 30, change: 30 };
const CUSTOM: Policy = {
  name: 'Custom Policy',
  ackRequired: true,
  rules: { perpetual: EVERY_MONTH, subscription: EVERY_MONTH, enforced: EVERY_MONTH, export: EVERY_MONTH },
};

const DAYS = 14;
const POLL_INTERVAL = 15 * MINUTE;

export const reportingConditions = {
  'policy-installed': (turn: Turn, how: Forced) => installPolicy(turn, how.policy ?? CUSTOM),
  'policy-failed': (turn: Turn, { reason = 'The policy could not be parsed' }: Forced) =>
    log(turn, messages.policyFailed(reason)),
  'policy-removed': (turn: Turn) => removePolicy(turn),
  // As after a push that was taken while the ACK was not ready.
  'ack-pending': (turn: Turn) => {
    update(turn, { ledger: rollReports(turn.state.ledger, 'CurrentUsageRequested', turn.now) });
    const ids = turn.state.ledger.reports.map((report) => report.id);
    const ledger = moveReports(turn.state.ledger, ids, ['closed'], 'unacknowledged');
    update(turn, { ledger: { ...ledger, lastPush: turn.now } });
    updateSchedule(turn, { push: NEVER, retry: NEVER });
    reschedule(turn);
    planPoll(turn, { id: `forced ${turn.now}`, of: 'push', interval: POLL_INTERVAL });
  },
  'ack-received': (turn: Turn, how: Forced) => {
    const ids = turn.state.ledger.reports.filter((report) => report.state !== 'open').map((one) => one.id);
    const ledger = acknowledgeReports(turn.state.ledger, ids, turn.now);
    update(turn, { ledger: { ...ledger, lastAck: turn.now } });
    giveAccount(turn, how);
    dropPoll(turn, 'push');
    reschedule(turn);
  },
  'reporting-required': (turn: Turn, { days = DAYS }: Forced) => {
    dueIn(turn, days);
    log(turn, messages.reportingRequired(days));
  },
  'report-overdue': (turn: Turn) => dueIn(turn, -1),
  'push-due': (turn: Turn) => {
    const transport = effectiveTransport(turn.state.settings);
    updateSchedule(turn, { push: turn.now + 1, retry: 0 });
    if (transport !== 'off' && !turn.state.earlier) pushReports(turn);
    else reschedule(turn);
  },
  'communication-failed': (turn: Turn, { reason }: Forced) => {
    const { communication, settings } = turn.state;
    const message = reason ?? failureText(settings, { kind: 'dns' });
    update(turn, { communication: { ...communication, failing: true } });
    log(turn, messages.commFailed(peer(turn), message));
    notify(turn, { name: 'communications-fail', reason: 'general-failure', message });
  },
  'communication-restored': (turn: Turn) => {
    update(turn, { communication: { ...turn.state.communication, failing: false } });
    log(turn, messages.commRestored(peer(turn)));
    notify(turn, { name: 'communications-restored' });
  },
};

function peer(turn: Turn): string {
  return turn.state.earlier ? EARLIER_PEER : peerName(turn.state.settings);
}

/** Moves the ACK deadline: a change of use that is to be reported until then. */
function dueIn(turn: Turn, days: number) {
  const { ledger, now } = { ledger: turn.state.ledger, now: turn.now };
  updateLedger(turn, { changeDue: now + days * DAY, firstUse: ledger.firstUse || now });
  reschedule(turn);
}
