/** Installing trust codes. S1 "TRUST_CODE_INSTALL_SUCCESS", "TRUST_CODE_INSTALL_FAILED". */
import { messages } from '../messages.ts';
import { type Unit, udiText } from '../state.ts';
import { log, type Turn, update } from '../turn.ts';
import type { TrustCode } from './trust.ts';

export function installTrust(
  turn: Turn,
  unit: Pick<Unit, 'pid' | 'sn'>,
  source: TrustCode['source'],
  id: string,
): void {
  const code: TrustCode = { pid: unit.pid, sn: unit.sn, source, id, installed: turn.now };
  const others = turn.state.trust.filter((one) => one.sn !== unit.sn || one.pid !== unit.pid);
  update(turn, { trust: [...others, code] });
  if (source === 'cssm') log(turn, messages.trustInstalled(udiText(unit)));
}
