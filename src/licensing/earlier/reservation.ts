/**
 * Specific and permanent licence reservation. S3 "Specific License Reservation" (request code, installation);
 * S1 "SLR Authorization Codes": on IOS XE in policy mode a code from before is kept and may be returned, a new
 * one cannot be asked for; on IOS XR it still can.
 *
 * Results chosen: no reservation on this system `notsupported`; asked for twice: the same code again; installed
 * already `reservationalreadyinstalled`; install or cancel without a request `noreservationinprogress`; nothing
 * to return `noreservation`; a code for another device `reservationmismatch`.
 */

import { withAuthorization } from '../authorization/slac.ts';
import type { LicenseFile } from '../documents/file.ts';
import { signatureRefused } from '../documents/signing.ts';
import { isSameUdi } from '../ha/units.ts';
import { confirmationCode, requestCode, returnCode } from '../hash.ts';
import { messages } from '../messages.ts';
import { type AgentState, activeUnit, udiText } from '../state.ts';
import { log, nextId, record, reply, type Turn, update, wait } from '../turn.ts';
import { applyUsage } from '../usage/change.ts';
import { isReserved } from './earlier.ts';

function mayReserve({ identity, earlier }: AgentState): boolean {
  return identity.system === 'xr' || earlier?.model === 'smart';
}

export function requestReservation(turn: Turn, command: string) {
  const { state, now } = turn;
  if (!mayReserve(state)) return reply(turn, command, 'notsupported');
  if (isReserved(state)) return reply(turn, command, 'reservationalreadyinstalled');
  const { pid, sn } = activeUnit(state);
  const code = state.reservation?.requestCode ?? requestCode(pid, sn, now);
  update(turn, { reservation: state.reservation ?? { requestCode: code, requested: now } });
  record(turn, 'SAEVT_RESERVE_REQUEST', { pid, sn });
  reply(turn, command, 'success', { returnString: code });
}

export function cancelReservation(turn: Turn, command: string) {
  if (!turn.state.reservation) return reply(turn, command, 'noreservationinprogress');
  update(turn, { reservation: null });
  reply(turn, command, 'success');
}

export function installReservation(turn: Turn, command: string, path: string) {
  if (!turn.state.reservation) return reply(turn, command, 'noreservationinprogress');
  const id = nextId(turn);
  wait(turn, { id, kind: 'reservation', command });
  turn.effects.push({ type: 'read-file', id, path });
}

export function reservationRead(turn: Turn, command: string, file: LicenseFile) {
  const [part] = file.parts.filter((one) => one.kind === 'reservation');
  if (!part) return reply(turn, command, 'reservationinstallparsefail');
  const { udi, entitlements, permanent, digest } = part;
  const unit = udi && turn.state.identity.units.find((one) => isSameUdi(one, udi));
  const refuse = (code: 'verifysignaturefailed' | 'reservationmismatch', reason: string) => {
    log(turn, messages.authorizationFailed(udi ? udiText(udi) : udiText(activeUnit(turn.state)), reason));
    reply(turn, command, code);
  };
  if (signatureRefused(part.signature))
    return refuse('verifysignaturefailed', 'Signature verification failed');
  if (!unit) return refuse('reservationmismatch', 'UDI mismatch');
  const confirmation = confirmationCode(`${udiText(unit)} ${digest}`);
  const code = {
    pid: unit.pid,
    sn: unit.sn,
    installed: turn.now,
    confirmation,
    entitlements,
    lastReturn: '',
    reserved: permanent ? ('permanent' as const) : ('specific' as const),
  };
  update(turn, { authorizations: withAuthorization(turn.state.authorizations, code), reservation: null });
  log(turn, messages.authorizationInstalled(udiText(unit)));
  record(turn, 'SAEVT_RESERVE_INSTALL', { pid: unit.pid, sn: unit.sn });
  applyUsage(turn);
  reply(turn, command, 'success', { confirmationCodes: confirmation });
}

/** Gives the reserved licences back; the code shown is to be carried to CSSM. */
export function returnReservation(turn: Turn, command: string) {
  if (!isReserved(turn.state)) return reply(turn, command, 'noreservation');
  const codes: string[] = [];
  for (const one of turn.state.authorizations) {
    if (!one.reserved || one.installed === 0) continue;
    const udi = udiText(one);
    const lastReturn = returnCode(`${udi} ${one.confirmation} ${one.installed}`);
    const { reserved: _, ...rest } = one;
    const gone = { ...rest, installed: 0, confirmation: '', entitlements: [], lastReturn };
    update(turn, { authorizations: withAuthorization(turn.state.authorizations, gone) });
    log(turn, messages.authorizationRemoved(udi));
    codes.push(`${udi}: ${lastReturn}`);
  }
  applyUsage(turn);
  const [only, ...more] = codes;
  const text = more.length > 0 ? codes.join('\n') : (only?.split(': ')[1] ?? '');
  reply(turn, command, 'success', { returnString: text });
}
