/** Taking authorization codes off the device: SLAC and reservations alike. S1 "Returning an Authorization Code". */
import { returnCode } from '../hash.ts';
import { messages } from '../messages.ts';
import { udiText } from '../state.ts';
import { log, record, type Turn, update } from '../turn.ts';
import { applyUsage } from '../usage/change.ts';
import { type Authorization, isInstalled, spentWith, withAuthorization } from './slac.ts';

/** The return code of an installed code: the same one however often it is asked for. */
export function returnCodeOf(code: Authorization): string {
  return returnCode(`${udiText(code)} ${code.confirmation} ${code.installed}`);
}

/** What stays of a code that is gone. */
export function withoutCode({ reserved: _, mark: __, ...code }: Authorization): Authorization {
  return { ...code, installed: 0, confirmation: '', entitlements: [] };
}

/**
 * Returns the codes of these UDIs; gives the return codes, one a line, with the UDI in front where there are several.
 * They are not taken any more when they are imported again.
 */
export function returnCodes(turn: Turn, udis: readonly string[]): string {
  const lines: string[] = [];
  for (const udi of udis) {
    const code = turn.state.authorizations.find((one) => udiText(one) === udi);
    if (!isInstalled(code)) continue;
    const lastReturn = returnCodeOf(code);
    const spent = spentWith(code, code.mark ?? code.confirmation);
    const gone = { ...withoutCode(code), lastReturn, spent };
    update(turn, { authorizations: withAuthorization(turn.state.authorizations, gone) });
    log(turn, messages.authorizationRemoved(udi));
    record(turn, code.reserved ? 'SAEVT_RESERVE_RETURN' : 'SAEVT_AUTHORIZATION_RETURN', {
      pid: code.pid,
      sn: code.sn,
    });
    lines.push(udis.length === 1 ? lastReturn : `${udi}: ${lastReturn}`);
  }
  applyUsage(turn);
  return lines.join('\n');
}
