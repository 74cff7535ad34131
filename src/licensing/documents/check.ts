/**
 * Whether the parts of a file or answer can be installed. S1 "System Messages" names the reasons: a UDI that is
 * not here, a signature or a clock that does not fit, a code that is there already, too few licences.
 *
 * A refused part refuses the whole file, with two exceptions that concern one UDI only and leave the others be:
 * CSSM grants no authorization for it (S2 "Example: SLAC Installation Failure ..."), or it has a trust code.
 */
import { authorizationOf, isInUse } from '../authorization/slac.ts';
import type { ErrorCode } from '../errors.ts';
import { chassisOf, isSameUdi } from '../ha/units.ts';
import { confirmationCode } from '../hash.ts';
import { messages } from '../messages.ts';
import { utilityRefused } from '../reports/utility.ts';
import { activeUnit, type Unit, udiText } from '../state.ts';
import { DAY } from '../time.ts';
import { trustOf } from '../trust/trust.ts';
import { log, type Turn } from '../turn.ts';
import type { AckPart, AuthorizationPart, FilePart, FileUdi, LicenseFile, TrustPart } from './file.ts';
import { signatureRefused } from './signing.ts';

/** How far ahead of the device's clock a document may be stamped; S1 names no value, a day is our choice. */
export const CLOCK_TOLERANCE = DAY;

export interface Source {
  /** From a file, so its authorizations must fit all units; an answer has what was asked for. */
  readonly imported?: boolean;
  /** The request was made with `force`. */
  readonly force?: boolean;
}

export type Verdict = 'install' | 'skip' | ErrorCode;

/** Whether a part can be installed; logs why not, where there is a message for it. */
export function checkPart(turn: Turn, part: FilePart, file: LicenseFile, source: Source): Verdict {
  if (signatureRefused(part.signature)) {
    return refuse(turn, part, 'Signature verification failed', 'verifysignaturefailed');
  }
  if (part.stamp !== undefined && part.stamp > turn.now + CLOCK_TOLERANCE) {
    return refuse(turn, part, 'Timestamp mismatch', 'codevalidationfailed');
  }
  switch (part.kind) {
    case 'account':
    case 'compliance':
      return 'install';
    case 'reservation':
      return 'invalidrequest';
    case 'policy':
      return part.policy ? 'install' : refuse(turn, part, 'The policy could not be parsed', 'msgparse');
    case 'ack':
      return checkAck(turn, part);
    case 'authorization':
      return checkAuthorization(turn, part, file, source);
    case 'trust':
      return checkTrust(turn, part, file, source);
  }
}

function checkAuthorization(
  turn: Turn,
  part: AuthorizationPart,
  file: LicenseFile,
  { imported = false }: Source,
): Verdict {
  const unit = unitOf(turn, part.udi);
  if (!unit || (imported && !fitsSystem(turn, file))) {
    return refuse(turn, part, 'UDI mismatch', 'codevalidationfailed');
  }
  if (!part.granted) {
    refuse(turn, part, part.reason, 'responsefailed');
    return 'skip';
  }
  // An answer is to what was just asked for, so it is no replay.
  if (imported && authorizationOf(turn.state, unit)?.spent?.includes(markOf(part))) {
    return refuse(turn, part, 'The authorization code was returned', 'codevalidationfailed');
  }
  if (isSameUdi(unit, activeUnit(turn.state)) && lacksUsed(turn, part)) {
    const reason = 'Not enough licenses in authorization for currently configured features';
    return refuse(turn, part, reason, 'codevalidationfailed');
  }
  return 'install';
}

/** A file for several UDIs has to name all units, each of which has to be here; one for a single UDI is fine. */
function fitsSystem(turn: Turn, file: LicenseFile): boolean {
  const named = file.parts.flatMap((part) => (part.kind === 'authorization' && part.udi ? [part.udi] : []));
  const units = chassisOf(turn.state.identity);
  if (!named.every((udi) => unitOf(turn, udi))) return false;
  return named.length === 1 || units.every((unit) => named.some((udi) => isSameUdi(udi, unit)));
}

/** Whether the new code for the active lacks what its present one allows and a feature uses. */
function lacksUsed(turn: Turn, part: AuthorizationPart): boolean {
  const before = turn.state.authorizations.find((one) => part.udi !== null && isSameUdi(one, part.udi));
  const lost =
    before?.entitlements.filter(({ tag }) => !part.entitlements.some((one) => one.tag === tag)) ?? [];
  return before?.reserved === undefined && lost.some(({ tag }) => isInUse(turn.state, tag));
}

/** S1 "TRUST_CODE_INSTALL_FAILED"; that the key has to be the unit's own follows from "UDI-tied public key". */
function checkTrust(turn: Turn, part: TrustPart, file: LicenseFile, { force = false }: Source): Verdict {
  const unit = unitOf(turn, part.udi);
  if (!unit) return refuse(turn, part, 'UDI mismatch', 'matchidentifier');
  if (!part.granted) return refuse(turn, part, part.reason, 'responsefailed');
  // Where nobody can check the signature, a layout that is not ours may keep the key somewhere else.
  const keyless = part.publicKey === 'none' && part.signature === 'valid';
  if (keyless || part.publicKey === 'foreign') {
    return refuse(turn, part, 'Public key mismatch', 'matchidentifier');
  }
  if (!force && isOfOtherAccount(turn, part, file)) {
    return refuse(turn, part, 'Smart Account-Virtual Account mismatch', 'responsefailed');
  }
  const before = trustOf(turn.state, unit);
  const asked = force || (before !== undefined && turn.state.trustSaved >= before.installed);
  if (before?.source !== 'cssm' || before.id === part.id || asked) return 'install';
  refuse(turn, part, 'A trust code is already installed', 'alreadyregistered');
  return 'skip';
}

/** Whether the code is of another account than the device, and than an account that comes with it. */
function isOfOtherAccount(turn: Turn, { account }: TrustPart, file: LicenseFile): boolean {
  const before = file.parts.find((part) => part.kind === 'account') ?? turn.state.account;
  if (!account || !before) return false;
  return account.smartAccount !== before.smartAccount || account.virtualAccount !== before.virtualAccount;
}

function checkAck(turn: Turn, part: AckPart): Verdict {
  if (!part.entries) return 'msgparse';
  const { reports, nextId } = turn.state.ledger;
  const own = (udi: FileUdi) =>
    unitOf(turn, udi) !== undefined || reports.some(({ by }) => by !== undefined && isSameUdi(by, udi));
  if (part.entries.some((entry) => entry.udi && !own(entry.udi))) return 'matchidentifier';
  if (!part.entries.some((entry) => entry.accepted)) {
    utilityRefused(turn, 'No usage report was accepted.');
    return 'responsefailed';
  }
  const first = reports[0]?.id ?? nextId;
  const kept = new Set(reports.filter((report) => report.state !== 'open').map((report) => report.id));
  // An id below the oldest kept one may have been purged after an earlier ACK; that is no error.
  const known = part.entries.some((entry) => kept.has(entry.id) || (nextId > 0 && entry.id < first));
  return known ? 'install' : 'requesteditemnotfound';
}

function refuse(turn: Turn, part: FilePart, reason: string, code: ErrorCode): ErrorCode {
  const udi = 'udi' in part && part.udi ? udiText(part.udi) : udiText(activeUnit(turn.state));
  if (part.kind === 'policy') log(turn, messages.policyFailed(reason));
  if (part.kind === 'authorization') log(turn, messages.authorizationFailed(udi, reason));
  if (part.kind === 'trust') log(turn, messages.trustFailed(udi, reason));
  return code;
}

/** What tells this code from others: it is the text of the file, with its date and signature. */
export function markOf({ digest }: AuthorizationPart): string {
  return confirmationCode(digest);
}

export function unitOf(turn: Turn, udi: FileUdi | null): Unit | undefined {
  return udi ? turn.state.identity.units.find((unit) => isSameUdi(unit, udi)) : undefined;
}
