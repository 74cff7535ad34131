/** The counters of `Usage Report Summary` (S2 "Example for C9300X: Requesting SLAC on a Standalone ..."). */
import type { AgentState } from '../state.ts';
import type { ShownState } from './report.ts';
import { shownState } from './under-way.ts';

export interface ReportCounters {
  readonly total: number;
  readonly purged: number;
  readonly acknowledged: number;
  readonly waitingForAck: number;
  readonly availableToReport: number;
  readonly collectingData: number;
}

export function reportCounters(state: Pick<AgentState, 'ledger' | 'pending'>): ReportCounters {
  const { ledger } = state;
  const shown = ledger.reports.map(shownState(state));
  const of = (...states: ShownState[]) => shown.filter((one) => states.includes(one)).length;
  return {
    total: ledger.reports.length + ledger.purged,
    purged: ledger.purged,
    acknowledged: ledger.acknowledged,
    waitingForAck: of('unacknowledged', 'pending'),
    availableToReport: of('closed'),
    collectingData: of('open'),
  };
}
