/**
 * The RPCs of the older model on a device in policy mode (S4 "Registration", "Common Failure Scenarios").
 *
 * Choices, as no source says what a 17.x device answers to them:
 * - `register-id-token` tries. Transport off: reg-state-failed, `transportnotavailable`. Server not reached:
 *   reg-state-retry with the next attempt about 17 minutes later (S4 shows 16 to 20), `commsend`. Server
 *   refuses: reg-state-failed, `responsefailed`. Each failure logs AGENT_REG_FAILED and notifies
 *   `registration-fail`. An attempt under way refuses another one with `registrationinprogress`. A server that
 *   grants the token gives a trust code; the device then is as trusted as after `id-token-trust`.
 * - `de-register`, `renew-id`, `renew-auth` need a registration: `notregistered`, with their notification.
 *   `de-register` also ends a registration that is under way or tried again.
 */

import { installFile } from '../documents/install.ts';
import { requestAuthorization } from '../earlier/authorize.ts';
import { renewCertificate } from '../earlier/certificate.ts';
import {
  earlierRegistrationEnded,
  registrationFailed,
  requestDeregistration,
  unregister,
} from '../earlier/register.ts';
import type { ErrorCode } from '../errors.ts';
import type { CommResult } from '../events.ts';
import { messages } from '../messages.ts';
import { effectiveTransport, peerName } from '../settings.ts';
import { activeUnit } from '../state.ts';
import { MINUTE, NEVER } from '../time.ts';
import { send } from '../transport/exchange.ts';
import { failureText, NO_TRANSPORT } from '../transport/reasons.ts';
import { log, notify, reply, type Turn, update, updateSchedule } from '../turn.ts';
import { NO_REGISTRATION } from './registration.ts';

/** S4 shows gaps of 16.5 to 20 minutes between a failed registration and the next attempt. */
export const REGISTRATION_RETRY = 17 * MINUTE;

export function registerIdToken(turn: Turn, command: string, token: string, force: boolean) {
  if (token.trim() === '') return reply(turn, command, 'nullccoidtoken');
  if (turn.state.registration.state === 'registered' && !force)
    return reply(turn, command, 'alreadyregistered');
  if (turn.state.pending.some((one) => one.kind === 'register')) {
    return reply(turn, command, 'registrationinprogress');
  }
  if (effectiveTransport(turn.state.settings) === 'off') {
    noTransport(turn);
    return reply(turn, command, 'transportnotavailable');
  }
  start(turn, token, force, command);
}

/** The timer of a registration that did not reach the server. */
export function retryRegistration(turn: Turn) {
  const { registration } = turn.state;
  updateSchedule(turn, { register: NEVER });
  if (registration.state !== 'retry') return;
  if (effectiveTransport(turn.state.settings) === 'off') return noTransport(turn);
  start(turn, registration.token, registration.force);
}

function noTransport(turn: Turn) {
  if (turn.state.earlier) registrationFailed(turn, NO_TRANSPORT);
  else fail(turn, NO_TRANSPORT);
}

function start(turn: Turn, token: string, force: boolean, command?: string) {
  update(turn, { registration: { state: 'in-progress', started: turn.now, token, force } });
  updateSchedule(turn, { register: NEVER });
  send(turn, (id) => (command === undefined ? { id, kind: 'register' } : { id, kind: 'register', command }), {
    kind: 'register',
    units: [activeUnit(turn.state)],
    token,
    force,
    at: turn.now,
  });
}

/** The answer to a registration, or the failure to get one. */
export function registrationEnded(turn: Turn, command: string | undefined, result: CommResult) {
  if (turn.state.earlier) return earlierRegistrationEnded(turn, command, result);
  const answer = (code: ErrorCode) => {
    if (command !== undefined) reply(turn, command, code);
  };
  if (result.ok) {
    const code = result.file ? installFile(turn, result.file, { force: true }).code : 'invalidresponse';
    if (code === 'success') update(turn, { registration: NO_REGISTRATION });
    else fail(turn, 'Agent received a failure status in a response message.');
    return answer(code);
  }
  const message = failureText(turn.state.settings, result.failure);
  if (result.failure.kind === 'reply') {
    fail(turn, message);
    return answer('responsefailed');
  }
  const { registration } = turn.state;
  report(turn, message);
  if (registration.state !== 'in-progress') return answer('commsend');
  const { token, force } = registration;
  update(turn, { registration: { state: 'retry', failed: turn.now, message, token, force } });
  updateSchedule(turn, { register: turn.now + REGISTRATION_RETRY });
  answer('commsend');
}

function fail(turn: Turn, message: string) {
  report(turn, message);
  update(turn, { registration: { state: 'failed', failed: turn.now, message } });
  updateSchedule(turn, { register: NEVER });
}

function report(turn: Turn, message: string) {
  log(turn, messages.registrationFailed(peerName(turn.state.settings), message));
  notify(turn, { name: 'registration-fail', reason: 'general-failure', message });
}

const NOT_REGISTERED = 'The agent is not registered.';

export function deRegister(turn: Turn, command: string) {
  if (turn.state.registration.state === 'registered') return requestDeregistration(turn, command);
  unregister(turn);
  notify(turn, { name: 'de-register-fail', reason: 'de-register-failure', message: NOT_REGISTERED });
  reply(turn, command, 'notregistered');
}

export function renewId(turn: Turn, command: string) {
  if (turn.state.registration.state === 'registered') return renewCertificate(turn, command);
  notify(turn, { name: 'registration-renew-fail', reason: 'general-failure', message: NOT_REGISTERED });
  reply(turn, command, 'notregistered');
}

export function renewAuth(turn: Turn, command: string) {
  if (turn.state.registration.state === 'registered') return requestAuthorization(turn, command);
  log(turn, messages.authorizationRenewFailed(peerName(turn.state.settings), NOT_REGISTERED));
  notify(turn, { name: 'authorization-renew-fail', reason: 'general-failure', message: NOT_REGISTERED });
  reply(turn, command, 'notregistered');
}
