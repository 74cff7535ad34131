/**
 * The ID certificate of a registered device: valid for a year, renewed from its sixth month on, tried again
 * daily until it ends; then the device is not registered any more and evaluation goes on (S4 "Registered State"). Its
 * end is announced as that of the evaluation is; a clock before its begin is told once (choices, as no source says when
 * registration-expiration-warning and registration-out-of-range are sent).
 */
import type { CommResult } from '../events.ts';
import { effectiveTransport } from '../settings.ts';
import { activeUnit, udiText } from '../state.ts';
import { DAY, type Moment } from '../time.ts';
import { send } from '../transport/exchange.ts';
import { failureText, NO_TRANSPORT } from '../transport/reasons.ts';
import { giveUp, log, notify, record, reply, type Turn, update, updateSchedule } from '../turn.ts';
import { ID_CERTIFICATE, ID_RENEWAL, WARNING_DAYS } from './earlier.ts';
import { failureOf } from './failures.ts';
import { earlierMessages } from './messages.ts';
import { dropped, unregister } from './register.ts';

/** The timer: the certificate ended, or is to be renewed. */
export function lookAtCertificate(turn: Turn) {
  const { registration } = turn.state;
  if (registration.state !== 'registered') return updateSchedule(turn, { renew: 0 });
  if (turn.now >= registration.expires) return expireCertificate(turn);
  warn(turn, registration.expires);
  updateSchedule(turn, { renew: Math.min(turn.now + DAY, registration.expires) });
  renewCertificate(turn);
}

function warn(turn: Turn, at: Moment) {
  const left = at - turn.now;
  const near = WARNING_DAYS.find((days) => left <= days * DAY && left > (days - 1) * DAY);
  if (near === undefined) return;
  log(turn, earlierMessages.certificateEnding(near));
  notify(turn, { name: 'registration-expiration-warning', at });
}

/** The clock may be set to a time at which there was no certificate yet. */
export function tellRange(turn: Turn) {
  const { registration } = turn.state;
  if (registration.state !== 'registered') return;
  const { outOfRange, ...others } = registration;
  const before = turn.now < (registration.renewed || registration.since);
  if (before === (outOfRange ?? false)) return;
  update(turn, { registration: before ? { ...others, outOfRange: true } : others });
  if (!before) return;
  log(turn, earlierMessages.certificateNotBegun(udiText(activeUnit(turn.state))));
  notify(turn, { name: 'registration-out-of-range' });
}

export function renewCertificate(turn: Turn, command?: string) {
  if (effectiveTransport(turn.state.settings) === 'off') {
    renewalFailed(turn, NO_TRANSPORT);
    if (command !== undefined) reply(turn, command, 'transportnotavailable');
    return;
  }
  if (command !== undefined && turn.state.pending.some((one) => one.kind === 'renew-id')) {
    return reply(turn, command, 'idcertrenewinprogress');
  }
  giveUp(turn, 'renew-id');
  send(turn, (id) => ({ id, kind: 'renew-id', ...(command === undefined ? {} : { command }) }), {
    kind: 'id-renewal',
    units: [activeUnit(turn.state)],
    licenses: [],
    at: turn.now,
  });
}

export function certificateEnded(turn: Turn, command: string | undefined, result: CommResult) {
  const { registration } = turn.state;
  if (registration.state !== 'registered') {
    if (command !== undefined) reply(turn, command, 'notregistered');
    return;
  }
  if (result.ok) {
    const { now } = turn;
    update(turn, {
      registration: { ...registration, renewed: now, expires: now + ID_CERTIFICATE, failure: '' },
    });
    updateSchedule(turn, { renew: now + ID_RENEWAL });
    log(turn, earlierMessages.certificateRenewed());
    notify(turn, { name: 'registration-renew-success' });
    if (command !== undefined) reply(turn, command, 'success');
    return;
  }
  const reason = failureText(turn.state.settings, result.failure);
  renewalFailed(turn, reason);
  if (failureOf(reason).leaves === 'dropped') dropped(turn, reason);
  if (command !== undefined) {
    reply(turn, command, result.failure.kind === 'reply' ? 'responsefailed' : 'commsend');
  }
}

function renewalFailed(turn: Turn, reason: string) {
  const { registration } = turn.state;
  log(turn, earlierMessages.certificateRenewalFailed(reason));
  notify(turn, { name: 'registration-renew-fail', reason: 'general-failure', message: reason });
  if (registration.state === 'registered')
    update(turn, { registration: { ...registration, failure: reason } });
}

export function expireCertificate(turn: Turn) {
  unregister(turn);
  log(turn, earlierMessages.certificateExpired());
  const message = 'Identity certificate expired.';
  notify(turn, { name: 'registration-expired', reason: 'general-failure', message });
  record(turn, 'SAEVT_ID_CERT_EXPIRED');
}
