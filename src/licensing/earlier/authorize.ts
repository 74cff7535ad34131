/**
 * Authorization of the licences in use. S4 "Authorized State" (renewed every 30 days), "Out of Compliance State"
 * (asked for daily), "Authorization Expired State" (no contact for 90 days, then hourly until the ID certificate
 * ends). A failure is followed by an attempt soon (scenarios 5, 7, 9); after a second one S4 names no interval:
 * a day, and never past the deadline, is our choice.
 */
import type { LicenseFile } from '../documents/file.ts';
import type { CommResult } from '../events.ts';
import { effectiveTransport } from '../settings.ts';
import { activeUnit, udiText } from '../state.ts';
import { DAY, HOUR, NEVER } from '../time.ts';
import { send } from '../transport/exchange.ts';
import { failureText, NO_TRANSPORT } from '../transport/reasons.ts';
import { giveUp, log, notify, record, reply, type Turn, update, updateSchedule } from '../turn.ts';
import {
  AUTHORIZATION_RENEWAL,
  CONTACT_LIMIT,
  type Compliance,
  type Earlier,
  FIRST_RETRY,
  REPLY_RETRY,
} from './earlier.ts';
import { earlierMessages } from './messages.ts';

/** Asks for authorization of what is in use; a command does not while that is under way, the timer gives it up. */
export function requestAuthorization(turn: Turn, command?: string) {
  const { state } = turn;
  if (!state.earlier) return;
  if (effectiveTransport(state.settings) === 'off') {
    authorizationFailed(turn, NO_TRANSPORT, 'FAILED');
    if (command !== undefined) reply(turn, command, 'transportnotavailable');
    return;
  }
  if (command !== undefined && state.pending.some((one) => one.kind === 'renew-auth')) {
    return reply(turn, command, 'authrenewinprogress');
  }
  giveUp(turn, 'renew-auth');
  // Until the answer comes the retry guards against one that never does.
  updateSchedule(turn, { authorize: turn.now + REPLY_RETRY });
  send(turn, (id) => ({ id, kind: 'renew-auth', ...(command === undefined ? {} : { command }) }), {
    kind: 'authorization-renewal',
    units: [activeUnit(state)],
    licenses: state.usage.filter((use) => use.count > 0).map(({ tag, count }) => ({ tag, count })),
    at: turn.now,
  });
}

/** The answer; without anything in it about compliance, all is authorized. */
export function authorizationEnded(turn: Turn, command: string | undefined, result: CommResult): string {
  if (result.ok) {
    comply(turn, isOutOfCompliance(result.file) ? 'out-of-compliance' : 'authorized');
    if (command !== undefined) reply(turn, command, 'success');
    return '';
  }
  const reason = failureText(turn.state.settings, result.failure);
  authorizationFailed(turn, reason, result.failure.kind === 'timeout' ? 'PENDING' : 'FAILED');
  if (command !== undefined) {
    reply(turn, command, result.failure.kind === 'reply' ? 'responsefailed' : 'commsend');
  }
  return reason;
}

function isOutOfCompliance(file: LicenseFile | undefined): boolean {
  return file?.parts.some((part) => part.kind === 'compliance' && !part.compliant) ?? false;
}

/** The server said how the account stands. */
export function comply(turn: Turn, compliance: Exclude<Compliance, 'none' | 'expired'>) {
  const { earlier } = turn.state;
  if (!earlier) return;
  const authorized = compliance === 'authorized';
  if (earlier.compliance !== compliance) {
    log(turn, authorized ? earlierMessages.inCompliance() : earlierMessages.outOfCompliance());
  }
  if (authorized) log(turn, earlierMessages.renewed(udiText(activeUnit(turn.state))));
  notify(turn, { name: 'authorization-renew-success' });
  record(turn, 'SAEVT_ENTITLEMENT_AUTHORIZATION', { authStatus: compliance });
  change(turn, {
    ...since(turn, earlier, compliance),
    lastOutcome: 'SUCCEEDED',
    failure: '',
    failures: 0,
    deadline: turn.now + CONTACT_LIMIT,
  });
  updateSchedule(turn, { authorize: turn.now + (authorized ? AUTHORIZATION_RENEWAL : DAY) });
}

/** No answer, or a refusal. */
export function authorizationFailed(turn: Turn, reason: string, outcome: 'FAILED' | 'PENDING') {
  const { earlier } = turn.state;
  if (!earlier) return;
  log(turn, earlierMessages.renewalFailed(reason, udiText(activeUnit(turn.state))));
  notify(turn, { name: 'authorization-renew-fail', reason: 'general-failure', message: reason });
  const expired = earlier.deadline !== NEVER && turn.now >= earlier.deadline;
  if (expired && earlier.compliance !== 'expired') {
    log(turn, earlierMessages.authorizationExpired());
    record(turn, 'SAEVT_AUTHORIZATION_EXPIRED');
  }
  change(turn, {
    ...(expired ? since(turn, earlier, 'expired') : {}),
    lastOutcome: outcome,
    failure: reason,
    failures: earlier.failures + 1,
  });
  updateSchedule(turn, { authorize: nextAttempt(turn, earlier, outcome, expired) });
}

function nextAttempt(turn: Turn, { failures, deadline }: Earlier, outcome: string, expired: boolean): number {
  if (expired) return turn.now + HOUR;
  const soon = outcome === 'PENDING' ? REPLY_RETRY : FIRST_RETRY;
  const next = turn.now + (failures === 0 ? soon : DAY);
  return deadline === NEVER ? next : Math.min(next, deadline);
}

function since(turn: Turn, earlier: Earlier, compliance: Compliance): Partial<Earlier> {
  return earlier.compliance === compliance ? {} : { compliance, since: turn.now };
}

function change(turn: Turn, changed: Partial<Earlier>) {
  const { earlier } = turn.state;
  if (earlier) update(turn, { earlier: { ...earlier, ...changed, lastAttempt: turn.now } });
}
