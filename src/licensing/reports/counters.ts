/** The counters of `Usage Report Summary` (S2 "Example for C9300X: Requesting SLAC on a Standalone ..."). */
import type { ReportLedger } from './ledger.ts';
import type { ReportState } from './report.ts';

export interface ReportCounters {
  readonly total: number;
  readonly purged: number;
  readonly acknowledged: number;
  readonly waitingForAck: number;
  readonly availableToReport: number;
  readonly collectingData: number;
}

export function reportCounters(ledger: ReportLedger): ReportCounters {
  const of = (...states: ReportState[]) =>
    ledger.reports.filter((report) => states.includes(report.state)).length;
  return {
    total: ledger.reports.length + ledger.purged,
    purged: ledger.purged,
    acknowledged: ledger.acknowledged,
    waitingForAck: of('unacknowledged', 'pending'),
    availableToReport: of('closed'),
    collectingData: of('open'),
  };
}
