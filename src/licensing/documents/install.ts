/**
 * Installing what a file or an answer brings. Everything is checked before anything is installed (`check.ts`).
 * S1 "Installing a File on the Product Instance", "System Messages".
 *
 * Results chosen: nothing known in it `invalidresponse`; a signature missing or wrong `verifysignaturefailed`;
 * an authorization for a UDI that is not in the system `codevalidationfailed` (the model's own words for it: the
 * key "probably does not match the UDI"), as a stamp ahead of the clock; an ACK or trust code for another device
 * `matchidentifier`; a part that cannot be read `msgparse`; an ACK of reports this device never wrote
 * `requesteditemnotfound`; an authorization that was returned `codevalidationfailed`; a refusal by CSSM `responsefailed`; a trust code nobody asked for `alreadyregistered`.
 */
import { installAuthorization } from '../authorization/install.ts';
import type { ErrorCode } from '../errors.ts';
import { confirmationCode } from '../hash.ts';
import { installPolicy } from '../policy/install.ts';
import { acknowledgeReports } from '../reports/ledger.ts';
import { utilityRenewed } from '../reports/utility.ts';
import { activeUnit, udiText } from '../state.ts';
import { reschedule } from '../timers/push.ts';
import { dropPoll } from '../transport/polls.ts';
import { installTrust } from '../trust/install.ts';
import { record, type Turn, update } from '../turn.ts';
import { checkPart, markOf, type Source, unitOf, type Verdict } from './check.ts';
import type { FilePart, LicenseFile } from './file.ts';

export interface Installed {
  readonly code: ErrorCode;
  /** Confirmation codes of the authorizations installed, one a line when there are several. */
  readonly confirmations?: string;
}

export function installFile(turn: Turn, file: LicenseFile, source: Source = {}): Installed {
  if (file.parts.length === 0) return { code: 'invalidresponse' };
  const verdicts: Verdict[] = [];
  for (const part of file.parts) {
    const verdict = checkPart(turn, part, file, source);
    if (verdict !== 'install' && verdict !== 'skip') return { code: verdict };
    verdicts.push(verdict);
  }
  // Granted or not: the request was answered.
  const answered = file.parts.some((part) => part.kind === 'authorization');
  if (answered && turn.state.authorizationRequest) update(turn, { authorizationRequest: null });
  const [skipped] = file.parts;
  if (!verdicts.includes('install')) {
    return { code: skipped?.kind === 'trust' ? 'alreadyregistered' : 'responsefailed' };
  }
  const confirmations = new Map<string, string>();
  for (const [i, part] of file.parts.entries()) {
    if (verdicts[i] === 'skip') continue;
    if (part.kind === 'authorization') {
      const unit = unitOf(turn, part.udi) ?? activeUnit(turn.state);
      const code = confirmationCode(`${udiText(unit)} ${part.digest} ${turn.now}`);
      installAuthorization(turn, unit, part.entitlements, code, markOf(part));
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
      if (!turn.state.ledger.reports.some((report) => report.state === 'unacknowledged'))
        dropPoll(turn, 'push');
      utilityRenewed(turn);
      record(turn, 'SAEVT_RUM_ACK', { reports: String(ids.length) });
      reschedule(turn);
      break;
    }
    case 'trust':
      installTrust(turn, unitOf(turn, part.udi) ?? activeUnit(turn.state), 'cssm', part.id, part.certificate);
      reschedule(turn);
      break;
    case 'authorization':
    case 'compliance':
    case 'reservation':
      break;
  }
}
