/**
 * Pushing usage: closing what is open, sending what may be sent, and what the outcome means for the reports.
 * S1 "RUM Report and Report Acknowledgement", "COMM_FAILED"; `license smart sync` overrides the daily throttle.
 */
import { usageDocument } from '../documents/compose.ts';
import { installFile } from '../documents/install.ts';
import type { ErrorCode } from '../errors.ts';
import type { CommResult } from '../events.ts';
import { messages } from '../messages.ts';
import { pushInterval } from '../policy/deadlines.ts';
import { effectiveTransport } from '../settings.ts';
import { DAY, NEVER } from '../time.ts';
import { nextRetry, planClose, reschedule } from '../timers/push.ts';
import { send } from '../transport/exchange.ts';
import type { PendingPush } from '../transport/pending.ts';
import { dropPoll } from '../transport/polls.ts';
import { failureText } from '../transport/reasons.ts';
import { hasUsableTrust } from '../trust/trust.ts';
import { giveUp, log, reply, type Turn, update, updateLedger, updateSchedule } from '../turn.ts';
import { moveReports, reportable, reportIds, rollReports } from './ledger.ts';
import { utilityRefused, utilityUndelivered } from './utility.ts';

/** What an SSM On-Prem answers that is too old for policy mode; the words are ours. */
const NOT_SUPPORTED = /REPORTING_NOT_SUPPORTED/;

/** Sends all closed and unacknowledged reports. A push still under way is given up for this one. */
export function pushReports(turn: Turn, command?: string) {
  giveUp(turn, 'push');
  const retrying = turn.state.schedule.retry !== NEVER;
  if (!retrying) {
    update(turn, { ledger: rollReports(turn.state.ledger, 'CurrentUsageRequested', turn.now) });
    planClose(turn);
  }
  const reports = reportable(turn.state.ledger);
  if (reports.length === 0) return nothingToSend(turn, command);
  const ids = reportIds(reports);
  const scheduled = turn.state.schedule.push;
  // Until the answer comes the retry guards against one that never does.
  updateSchedule(turn, { retry: nextRetry(scheduled === NEVER ? turn.now : scheduled, turn.now) });
  send(
    turn,
    (id) =>
      command === undefined
        ? { id, kind: 'push', reports: ids }
        : { id, kind: 'push', reports: ids, command },
    usageDocument(turn.state, reports, turn.now),
  );
}

/** `license smart sync`: push now, whatever the schedule says. */
export function sync(turn: Turn, command: string) {
  const transport = effectiveTransport(turn.state.settings);
  if (transport === 'off') return reply(turn, command, 'transportnotavailable');
  if (transport !== 'cslu' && !hasUsableTrust(turn.state)) return reply(turn, command, 'notregistered');
  updateSchedule(turn, { push: turn.now, retry: NEVER });
  pushReports(turn, command);
}

/** The answer to a push, or the failure to get one. */
export function pushEnded(turn: Turn, pending: PendingPush, result: CommResult) {
  const { reports, command } = pending;
  const answer = (code: ErrorCode) => {
    if (command !== undefined) reply(turn, command, code);
  };
  if (!result.ok) {
    // Reports go on being recorded and kept (S1 "REPORTING_NOT_SUPPORTED").
    if (NOT_SUPPORTED.test(result.failure.detail ?? '')) log(turn, messages.reportingNotSupported());
    const scheduled = turn.state.schedule.push === NEVER ? turn.now : turn.state.schedule.push;
    updateSchedule(turn, { push: scheduled, retry: nextRetry(scheduled, turn.now) });
    const message = failureText(turn.state.settings, result.failure);
    utilityUndelivered(turn, message);
    if (result.failure.kind !== 'reply') return answer('commsend');
    utilityRefused(turn, message);
    return answer('responsefailed');
  }
  updateLedger(turn, {
    ...moveReports(turn.state.ledger, reports, ['closed'], 'unacknowledged'),
    lastPush: turn.now,
  });
  // All that waits for an ACK went along: what was promised for an earlier push is of no use any more.
  dropPoll(turn, 'push');
  updateSchedule(turn, { push: NEVER, retry: NEVER });
  const code = result.file ? installFile(turn, result.file).code : 'success';
  reschedule(turn);
  answer(code);
}

function nothingToSend(turn: Turn, command?: string) {
  const days = pushInterval(turn.state);
  updateSchedule(turn, { push: days === 0 ? NEVER : turn.now + days * DAY, retry: NEVER });
  if (command !== undefined) reply(turn, command, 'success');
}
