/** Installing trust codes. S1 "TRUST_CODE_INSTALL_SUCCESS", "TRUST_CODE_INSTALL_FAILED". */
import { messages } from '../messages.ts';
import { type Unit, udiText } from '../state.ts';
import { log, record, type Turn, update } from '../turn.ts';
import { type TrustCode, withTrust } from './trust.ts';

export function installTrust(
  turn: Turn,
  unit: Pick<Unit, 'pid' | 'sn'>,
  source: TrustCode['source'],
  id: string,
  certificate?: string,
): void {
  const code: TrustCode = {
    pid: unit.pid,
    sn: unit.sn,
    source,
    id,
    installed: turn.now,
    ...(certificate === undefined ? {} : { certificate }),
  };
  update(turn, { trust: withTrust(turn.state.trust, code) });
  record(turn, 'SAEVT_TRUST_INSTALL', { pid: unit.pid, sn: unit.sn, source });
  if (source === 'cssm') log(turn, messages.trustInstalled(udiText(unit)));
}
