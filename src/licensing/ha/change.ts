import { closeReports } from '../reports/ledger.ts';
import { reopenReports } from '../reports/reopen.ts';
import type { CloseReason, Peers } from '../reports/report.ts';
import type { Identity, Unit } from '../state.ts';
import { reschedule } from '../timers/push.ts';
import { type Turn, update } from '../turn.ts';
import { applyUsage } from '../usage/change.ts';
import { isSameUdi } from './units.ts';

/** Other units from here on: reports under way end and say why, new ones begin, the next push moves. */
export function changeUnits(turn: Turn, units: readonly Unit[], reason: CloseReason, peers: Peers) {
  const stays = ({ pid, sn }: Pick<Unit, 'pid' | 'sn'>) => units.some((one) => isSameUdi(one, { pid, sn }));
  const { identity, ledger, trust, authorizations } = turn.state;
  update(turn, {
    ledger: closeReports(ledger, reason, turn.now, undefined, peers),
    identity: { ...identity, units: units as Identity['units'] },
    trust: trust.filter(stays),
    authorizations: authorizations.filter(stays),
  });
  applyUsage(turn);
  reopenReports(turn);
  reschedule(turn, true);
}
