/**
 * Asking for trust: with an ID token (S1 "Establishing Trust with an ID Token"), or with a request saved to a
 * file (S1 "Trust Code", air-gapped networks from 17.7.1 on).
 *
 * Results chosen: a trust code from CSSM is there and `force` is not set: TRUST_CODE_INSTALL_FAILED and
 * `alreadyregistered` (S1 names the reason "already installed"; the factory's code does not stand in the way of
 * the request, though S1 tells the user to set `force`: CSSM, not the device, decides there). Transport off:
 * `transportnotavailable`, nothing is attempted. A request under way: `msgexecinprogress`. Server not reached:
 * COMM_FAILED, `communications-fail`, `commsend`. Server refuses: TRUST_CODE_INSTALL_FAILED with its reason,
 * `responsefailed`. An answer without a trust code: `invalidresponse`.
 */
import { trustRequestDocument } from '../documents/compose.ts';
import { installFile } from '../documents/install.ts';
import type { CommResult } from '../events.ts';
import { chassisOf } from '../ha/units.ts';
import { messages } from '../messages.ts';
import { effectiveTransport } from '../settings.ts';
import { activeUnit, udiText } from '../state.ts';
import { reschedule } from '../timers/push.ts';
import { send } from '../transport/exchange.ts';
import { failureText } from '../transport/reasons.ts';
import { log, nextId, reply, type Turn, update, wait } from '../turn.ts';
import { trustOf } from './trust.ts';

export function idTokenTrust(turn: Turn, command: string, token: string, all: boolean, force: boolean) {
  const active = activeUnit(turn.state);
  const units = all ? chassisOf(turn.state.identity) : [active];
  if (token.trim() === '') return reply(turn, command, 'nullccoidtoken');
  const trusted = units.find((unit) => trustOf(turn.state, unit)?.source === 'cssm');
  if (trusted && !force) {
    log(turn, messages.trustFailed(udiText(trusted), 'A trust code is already installed'));
    return reply(turn, command, 'alreadyregistered');
  }
  if (effectiveTransport(turn.state.settings) === 'off') return reply(turn, command, 'transportnotavailable');
  if (turn.state.pending.some((one) => one.kind === 'trust'))
    return reply(turn, command, 'msgexecinprogress');
  send(turn, (id) => ({ id, kind: 'trust', command, force }), {
    kind: 'trust-request',
    units,
    token,
    force,
    at: turn.now,
  });
}

export function trustEnded(turn: Turn, command: string, force: boolean, result: CommResult) {
  if (!result.ok) {
    if (result.failure.kind !== 'reply') return reply(turn, command, 'commsend');
    const reason = failureText(turn.state.settings, result.failure);
    log(turn, messages.trustFailed(udiText(activeUnit(turn.state)), reason));
    return reply(turn, command, 'responsefailed');
  }
  if (!result.file?.parts.some((part) => part.kind === 'trust'))
    return reply(turn, command, 'invalidresponse');
  reply(turn, command, installFile(turn, result.file, { force }).code);
}

/**
 * A newcomer's trust came back, or did not: then it is asked for with the next report. A report with the use as
 * it is now follows either way (S0 "Product Instance Functions in a High Availability setup").
 */
export function trustSynchronized(turn: Turn, result: CommResult) {
  if (result.ok && result.file) installFile(turn, result.file, { force: true });
  reschedule(turn, true);
}

export function saveTrustRequest(turn: Turn, command: string, path: string) {
  const id = nextId(turn);
  wait(turn, { id, kind: 'save-request', command });
  update(turn, { trustSaved: turn.now });
  turn.effects.push({ type: 'write-file', id, path, document: trustRequestDocument(turn.state, turn.now) });
}
