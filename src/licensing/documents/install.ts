/**
 * Installing what a file or an answer brings. Everything is checked before anything is installed, so a file is
 * taken as a whole or not at all. S1 "Installing a File on the Product Instance", "System Messages" (reasons).
 *
 * Results chosen: nothing known in it `invalidresponse`; a signature missing or wrong `verifysignaturefailed`;
 * an authorization for a UDI that is not in the system `codevalidationfailed` (the model's own words for it: the
 * key "probably does not match the UDI"); an ACK or trust code for another device `matchidentifier`; a part that
 * cannot be read `msgparse`; an ACK of reports this device never wrote `requesteditemnotfound`; a refusal by
 * CSSM `responsefailed`.
 */
import { installAuthorization } from '../authorization/install.ts';
import type { ErrorCode } from '../errors.ts';
import { confirmationCode } from '../hash.ts';
import { messages } from '../messages.ts';
import { installPolicy } from '../policy/install.ts';
import { acknowledgeReports } from '../reports/ledger.ts';
import { activeUnit, type Unit, udiText } from '../state.ts';
import { reschedule } from '../timers/push.ts';
import { installTrust } from '../trust/install.ts';
import { log, type Turn, update } from '../turn.ts';
import type { AckPart, FilePart, FileUdi, LicenseFile } from './file.ts';

export interface Installed {
  readonly code: ErrorCode;
  /** Confirmation codes of the authorizations installed, one a line when there are several. */
  readonly confirmations?: string;
}

const SIGNATURE_REASON = 'Signature verification failed';

export function installFile(turn: Turn, file: LicenseFile): Installed {
  if (file.parts.length === 0) return { code: 'invalidresponse' };
  for (const part of file.parts) {
    const code = check(turn, part);
    if (code !== 'success') return { code };
  }
  const confirmations = new Map<string, string>();
  for (const part of file.parts) {
    if (part.kind === 'authorization') {
      const unit = unitOf(turn, part.udi) ?? activeUnit(turn.state);
      const code = confirmationCode(`${udiText(unit)} ${part.digest}`);
      installAuthorization(turn, unit, part.entitlements, code);
      confirmations.set(udiText(unit), code);
    } else {
      install(turn, part);
    }
  }
  if (confirmations.size === 0) return { code: 'success' };
  const lines = [...confirmations].map(([udi, code]) =>
    confirmations.size === 1 ? code : `${udi}: ${code}`,
  );
  return { code: 'success', confirmations: lines.join('\n') };
}

/** Whether a part can be installed; logs why not, where there is a message for it. */
function check(turn: Turn, part: FilePart): ErrorCode {
  const signed = part.signature === 'valid' || part.signature === 'unverifiable';
  if (!signed) return refuse(turn, part, SIGNATURE_REASON, 'verifysignaturefailed');
  switch (part.kind) {
    case 'account':
      return 'success';
    case 'policy':
      return part.policy ? 'success' : refuse(turn, part, 'The policy could not be parsed', 'msgparse');
    case 'ack':
      return checkAck(turn, part);
    case 'authorization':
      if (!unitOf(turn, part.udi)) return refuse(turn, part, 'UDI mismatch', 'codevalidationfailed');
      return part.granted ? 'success' : refuse(turn, part, part.reason, 'responsefailed');
    case 'trust':
      if (!unitOf(turn, part.udi)) return refuse(turn, part, 'UDI mismatch', 'matchidentifier');
      return part.granted ? 'success' : refuse(turn, part, part.reason, 'responsefailed');
  }
}

function checkAck(turn: Turn, part: AckPart): ErrorCode {
  if (!part.entries) return 'msgparse';
  if (part.entries.some((entry) => entry.udi && !unitOf(turn, entry.udi))) return 'matchidentifier';
  if (!part.entries.some((entry) => entry.accepted)) return 'responsefailed';
  const { reports, nextId } = turn.state.ledger;
  const first = reports[0]?.id ?? nextId;
  const kept = new Set(reports.filter((report) => report.state !== 'open').map((report) => report.id));
  // An id below the oldest kept one may have been purged after an earlier ACK; that is no error.
  const known = part.entries.some((entry) => kept.has(entry.id) || (nextId > 0 && entry.id < first));
  return known ? 'success' : 'requesteditemnotfound';
}

function refuse(turn: Turn, part: FilePart, reason: string, code: ErrorCode): ErrorCode {
  const udi = 'udi' in part && part.udi ? udiText(part.udi) : udiText(activeUnit(turn.state));
  if (part.kind === 'policy') log(turn, messages.policyFailed(reason));
  if (part.kind === 'authorization') log(turn, messages.authorizationFailed(udi, reason));
  if (part.kind === 'trust') log(turn, messages.trustFailed(udi, reason));
  return code;
}

function install(turn: Turn, part: FilePart): void {
  switch (part.kind) {
    case 'account':
      update(turn, {
        account: { smartAccount: part.smartAccount, virtualAccount: part.virtualAccount, asOf: turn.now },
      });
      break;
    case 'policy':
      if (part.policy) installPolicy(turn, part.policy);
      break;
    case 'ack': {
      const ids = (part.entries ?? []).filter((entry) => entry.accepted).map((entry) => entry.id);
      update(turn, { ledger: acknowledgeReports(turn.state.ledger, ids, turn.now) });
      reschedule(turn);
      break;
    }
    case 'trust':
      installTrust(turn, unitOf(turn, part.udi) ?? activeUnit(turn.state), 'cssm', part.id);
      reschedule(turn);
      break;
    case 'authorization':
      break;
  }
}

function unitOf(turn: Turn, udi: FileUdi | null): Unit | undefined {
  if (!udi) return undefined;
  return turn.state.identity.units.find((unit) => unit.pid === udi.pid && unit.sn === udi.sn);
}
