/**
 * A RUM report: the use of one licence over a span of time (ISO 19770-4). S1 "RUM Report and Report
 * Acknowledgement"; S3 "RUM reports"; states as in rum-report-state-enum.
 */
import type { Moment } from '../time.ts';

export type ReportState = 'open' | 'closed' | 'unacknowledged' | 'acknowledged';

/** As others see it: `pending` while a push is under way, which the ledger knows nothing of. */
export type ShownState = ReportState | 'pending';

/** Why a report was closed; written as `termination_reason` (value of `CurrentUsageRequested` as captured). */
export type CloseReason =
  | 'CurrentUsageRequested'
  | 'UsageChanged'
  | 'Reload'
  | 'ReportInterval'
  | 'PeerAdded'
  | 'PeerRemoved'
  | 'Switchover';

interface Udi {
  readonly pid: string;
  readonly sn: string;
}

/** Units that came or went when a report ended. */
export interface Peers {
  readonly added?: readonly Udi[];
  readonly removed?: readonly Udi[];
}

export interface RumReport extends Peers {
  readonly id: number;
  readonly tag: string;
  readonly count: number;
  readonly start: Moment;
  /** 0 while the report is open. */
  readonly end: Moment;
  readonly state: ReportState;
  readonly reason?: CloseReason;
  /** Whose report it is, when that is not the unit that is active now. */
  readonly by?: Udi;
}

/** An open report ends; it never ends before it began, even when the clock was set back. */
export function closeReport(
  report: RumReport,
  reason: CloseReason,
  now: Moment,
  peers: Peers = {},
): RumReport {
  const udis = (list: readonly Udi[]) => list.map(({ pid, sn }) => ({ pid, sn }));
  return {
    ...report,
    end: Math.max(now, report.start),
    state: 'closed',
    reason,
    ...(peers.added ? { added: udis(peers.added) } : {}),
    ...(peers.removed ? { removed: udis(peers.removed) } : {}),
  };
}

export function withState(report: RumReport, state: ReportState): RumReport {
  return report.state === state ? report : { ...report, state };
}
