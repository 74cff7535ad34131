/**
 * Registration of a device with Smart Licensing: S4 "Registered State", "Device Fails to Register". What the
 * commands share with policy mode (tokens, the message itself) is in `registration/`.
 */
import { installFile } from '../documents/install.ts';
import type { ErrorCode } from '../errors.ts';
import type { CommResult } from '../events.ts';
import { messages } from '../messages.ts';
import { NO_REGISTRATION } from '../registration/registration.ts';
import { effectiveTransport } from '../settings.ts';
import { activeUnit, udiText } from '../state.ts';
import { NEVER } from '../time.ts';
import { send } from '../transport/exchange.ts';
import { failureText } from '../transport/reasons.ts';
import { giveUp, log, notify, record, reply, type Turn, update, updateSchedule } from '../turn.ts';
import { requestAuthorization } from './authorize.ts';
import { ID_CERTIFICATE, ID_RENEWAL } from './earlier.ts';
import { failureOf } from './failures.ts';
import { earlierMessages } from './messages.ts';

const REFUSED = 'Agent received a failure status in a response message.';

/** The answer to a registration, or the failure to get one. */
export function earlierRegistrationEnded(turn: Turn, command: string | undefined, result: CommResult) {
  const answer = (code: ErrorCode) => {
    if (command !== undefined) reply(turn, command, code);
  };
  if (result.ok) {
    const code = result.file ? installFile(turn, result.file, { force: true }).code : 'invalidresponse';
    if (code === 'success') completeRegistration(turn);
    else registrationFailed(turn, REFUSED);
    return answer(code);
  }
  registrationFailed(turn, failureText(turn.state.settings, result.failure));
  answer(result.failure.kind === 'reply' ? 'responsefailed' : 'commsend');
}

/** Registered: the ID certificate is valid for a year, authorization is asked for at once. */
export function completeRegistration(turn: Turn) {
  holdCertificate(turn);
  log(turn, messages.exportControlled(true));
  log(turn, earlierMessages.registered(udiText(activeUnit(turn.state))));
  log(turn, earlierMessages.configNotSaved());
  notify(turn, { name: 'registration-success' });
  record(turn, 'SAEVT_REGISTER_STATUS', { msgStatus: 'LS_SUCCESS' });
  requestAuthorization(turn);
}

/** A new ID certificate: the device is registered from now on. */
export function holdCertificate(turn: Turn) {
  const since = turn.now;
  const expires = since + ID_CERTIFICATE;
  update(turn, { registration: { state: 'registered', since, expires, renewed: NEVER, failure: '' } });
  updateSchedule(turn, { register: NEVER, renew: since + ID_RENEWAL });
}

export function registrationFailed(turn: Turn, message: string) {
  const { registration } = turn.state;
  const { leaves, wait } = failureOf(message);
  log(turn, earlierMessages.registrationFailed(message));
  notify(turn, { name: 'registration-fail', reason: failureReason(message), message });
  record(turn, 'SAEVT_REGISTER_STATUS', { msgStatus: 'LS_FAILURE', error: message });
  const failed = turn.now;
  if (wait === 0 || registration.state === 'not-registered' || !('token' in registration)) {
    update(turn, { registration: { state: 'failed', failed, message } });
    return updateSchedule(turn, { register: NEVER });
  }
  const { token, force } = registration;
  const ended = leaves === 'ended' ? { ended: true as const } : {};
  update(turn, { registration: { state: 'retry', failed, message, token, force, ...ended } });
  updateSchedule(turn, { register: turn.now + wait });
}

function failureReason(message: string) {
  return failureOf(message).leaves === 'ended' && /regist|Force Flag/i.test(message)
    ? 'already-registered-failure'
    : 'general-failure';
}

/**
 * No longer registered, nor about to be: an answer to an attempt finds nobody. What was authorized is not, evaluation goes
 * on where it stood.
 */
export function unregister(turn: Turn) {
  const { earlier } = turn.state;
  giveUp(turn, 'register');
  update(turn, { registration: NO_REGISTRATION });
  if (earlier) {
    update(turn, {
      earlier: { ...earlier, compliance: 'none', since: turn.now, deadline: NEVER, failures: 0, failure: '' },
    });
  }
  updateSchedule(turn, { authorize: NEVER, renew: NEVER, register: NEVER });
}

/** Tells the server, which has to agree. */
export function requestDeregistration(turn: Turn, command: string) {
  if (effectiveTransport(turn.state.settings) === 'off') return reply(turn, command, 'transportnotavailable');
  const unit = activeUnit(turn.state);
  send(turn, (id) => ({ id, kind: 'de-register', command }), {
    kind: 'de-register',
    units: [unit],
    licenses: [],
    at: turn.now,
  });
}

export function deregistrationEnded(turn: Turn, command: string | undefined, result: CommResult) {
  if (result.ok) {
    unregister(turn);
    log(turn, earlierMessages.deregistered());
    notify(turn, { name: 'de-register-success' });
    if (command !== undefined) reply(turn, command, 'success');
    return;
  }
  const message = failureText(turn.state.settings, result.failure);
  log(turn, earlierMessages.deregistrationFailed(message));
  notify(turn, { name: 'de-register-fail', reason: 'de-register-failure', message });
  if (failureOf(message).leaves === 'dropped') dropped(turn, message);
  if (command !== undefined) {
    reply(turn, command, result.failure.kind === 'reply' ? 'responsefailed' : 'commsend');
  }
}

/** S4 scenario 6: a server with an expired certificate does not know the device any more. */
export function dropped(turn: Turn, error: string) {
  unregister(turn);
  record(turn, 'SAEVT_DEREGISTER_STATUS', { msgStatus: 'LS_INVALID_DATA', error });
}
