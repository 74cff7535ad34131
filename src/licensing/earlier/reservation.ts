/**
 * Specific and permanent licence reservation. S3 "Specific License Reservation" (request code, installation);
 * S1 "SLR Authorization Codes": on IOS XE in policy mode a code from before is kept and may be returned, a new
 * one cannot be asked for; on IOS XR it still can. S3 "license smart reservation return authorization": a code that
 * CSSM gave out but nobody installed is returned as well, and cannot be installed any more.
 *
 * Results chosen: no reservation on this system `notsupported`; asked for twice: the same code again, but
 * `reservationinprogress` for the other kind; installed already `reservationalreadyinstalled`; install or cancel
 * without a request `noreservationinprogress`; nothing to return `noreservation`; a code for another device, or a
 * specific one where all was asked for (universal) `reservationmismatch`; a code that was returned `codevalidationfailed`.
 */

import { returnCodes } from '../authorization/remove.ts';
import { authorizationOf, isInstalled, spentWith, withAuthorization } from '../authorization/slac.ts';
import type { LicenseFile, ReservationPart } from '../documents/file.ts';
import { signatureRefused } from '../documents/signing.ts';
import type { ErrorCode } from '../errors.ts';
import { isSameUdi } from '../ha/units.ts';
import { confirmationCode, requestCode, returnCode } from '../hash.ts';
import { messages } from '../messages.ts';
import { type AgentState, activeUnit, type Unit, udiText } from '../state.ts';
import { log, nextId, record, reply, type Turn, update, wait } from '../turn.ts';
import { applyUsage } from '../usage/change.ts';
import { isReserved } from './earlier.ts';

function mayReserve({ identity, earlier }: AgentState): boolean {
  return identity.system === 'xr' || earlier?.model === 'smart';
}

/** `universal`: all licences of the device are to be reserved, for good. */
export function requestReservation(turn: Turn, command: string, universal = false) {
  const { state, now } = turn;
  if (!mayReserve(state)) return reply(turn, command, 'notsupported');
  if (isReserved(state)) return reply(turn, command, 'reservationalreadyinstalled');
  const before = state.reservation;
  if (before && (before.universal === true) !== universal) {
    return reply(turn, command, 'reservationinprogress');
  }
  const { pid, sn } = activeUnit(state);
  const code = before?.requestCode ?? requestCode(pid, sn, now);
  const asked = { requestCode: code, requested: now, ...(universal ? { universal } : {}) };
  update(turn, { reservation: before ?? asked });
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

/** The code in a file, when it is one that this device may take; else it is refused, and logged. */
function codeFor(
  turn: Turn,
  command: string,
  file: LicenseFile,
): { readonly part: ReservationPart; readonly unit: Unit; readonly confirmation: string } | undefined {
  const [part] = file.parts.filter((one) => one.kind === 'reservation');
  if (!part) return void reply(turn, command, 'reservationinstallparsefail');
  const { udi, digest } = part;
  const unit = udi && turn.state.identity.units.find((one) => isSameUdi(one, udi));
  const refuse = (code: ErrorCode, reason: string) => {
    log(turn, messages.authorizationFailed(udi ? udiText(udi) : udiText(activeUnit(turn.state)), reason));
    reply(turn, command, code);
    return undefined;
  };
  if (signatureRefused(part.signature)) {
    return refuse('verifysignaturefailed', 'Signature verification failed');
  }
  if (!unit) return refuse('reservationmismatch', 'UDI mismatch');
  const confirmation = confirmationCode(`${udiText(unit)} ${digest}`);
  if (authorizationOf(turn.state, unit)?.spent?.includes(confirmation)) {
    return refuse('codevalidationfailed', 'The authorization code was returned');
  }
  return { part, unit, confirmation };
}

export function reservationRead(turn: Turn, command: string, file: LicenseFile) {
  const found = codeFor(turn, command, file);
  if (!found) return;
  const { part, unit, confirmation } = found;
  const { entitlements, permanent } = part;
  if (turn.state.reservation?.universal && !permanent) {
    log(turn, messages.authorizationFailed(udiText(unit), 'Not a universal reservation'));
    return reply(turn, command, 'reservationmismatch');
  }
  const before = authorizationOf(turn.state, unit);
  const code = {
    pid: unit.pid,
    sn: unit.sn,
    installed: turn.now,
    confirmation,
    entitlements,
    lastReturn: '',
    reserved: permanent ? ('permanent' as const) : ('specific' as const),
    ...(before?.spent ? { spent: before.spent } : {}),
  };
  update(turn, { authorizations: withAuthorization(turn.state.authorizations, code), reservation: null });
  log(turn, messages.authorizationInstalled(udiText(unit)));
  record(turn, 'SAEVT_RESERVE_INSTALL', { pid: unit.pid, sn: unit.sn });
  applyUsage(turn);
  reply(turn, command, 'success', { confirmationCodes: confirmation });
}

/** A code that CSSM gave out and that is not to be installed: to be read first, from a file. */
export function returnUninstalled(turn: Turn, command: string, path: string) {
  if (!mayReserve(turn.state)) return reply(turn, command, 'notsupported');
  const id = nextId(turn);
  wait(turn, { id, kind: 'reservation-return', command });
  turn.effects.push({ type: 'read-file', id, path });
}

export function uninstalledRead(turn: Turn, command: string, file: LicenseFile) {
  const found = codeFor(turn, command, file);
  if (!found) return;
  const { unit, confirmation } = found;
  const before = authorizationOf(turn.state, unit);
  if (isInstalled(before) && before.confirmation === confirmation) {
    return reply(turn, command, 'reservationalreadyinstalled');
  }
  const lastReturn = returnCode(`${udiText(unit)} ${confirmation} 0`);
  const { pid, sn } = unit;
  const none = { pid, sn, installed: 0, confirmation: '', entitlements: [] };
  const after = { ...none, ...before, lastReturn, spent: spentWith(before, confirmation) };
  // What was asked for has been answered by the code that goes back.
  update(turn, { authorizations: withAuthorization(turn.state.authorizations, after), reservation: null });
  record(turn, 'SAEVT_RESERVE_RETURN', { pid, sn });
  reply(turn, command, 'success', { returnString: lastReturn });
}

/** Gives the reserved licences back; the code shown is to be carried to CSSM. */
export function returnReservation(turn: Turn, command: string) {
  if (!isReserved(turn.state)) return reply(turn, command, 'noreservation');
  const reserved = turn.state.authorizations.filter((one) => isInstalled(one) && one.reserved);
  reply(turn, command, 'success', { returnString: returnCodes(turn, reserved.map(udiText)) });
}
