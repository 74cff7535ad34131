/**
 * The reports of a device and the moments that reporting depends on. Reports are kept in the order of their
 * ids. A report leaves the ledger only after it was acknowledged (S1 "RUM report generation, storage, and
 * management": eligible reports are deleted to keep disk and memory free).
 */
import { epochSeconds, type Moment, NEVER } from '../time.ts';
import {
  type CloseReason,
  closeReport,
  type Peers,
  type ReportState,
  type RumReport,
  withState,
} from './report.ts';

export interface ReportLedger {
  /** Next report id; 0 until the first report, which takes the epoch seconds of that moment. */
  readonly nextId: number;
  readonly reports: readonly RumReport[];
  readonly purged: number;
  /** Reports ever acknowledged. */
  readonly acknowledged: number;
  readonly firstUse: Moment;
  /** Until when a change of use must be acknowledged; `NEVER` when no change is open. */
  readonly changeDue: Moment;
  readonly lastAck: Moment;
  readonly lastPush: Moment;
  readonly lastFileWrite: Moment;
}

export const EMPTY_LEDGER: ReportLedger = {
  nextId: 0,
  reports: [],
  purged: 0,
  acknowledged: 0,
  firstUse: NEVER,
  changeDue: NEVER,
  lastAck: NEVER,
  lastPush: NEVER,
  lastFileWrite: NEVER,
};

/** How many acknowledged reports are kept before the oldest are purged. */
export const KEPT_ACKNOWLEDGED = 8;

export function openReport(ledger: ReportLedger, tag: string, count: number, now: Moment): ReportLedger {
  const id = ledger.nextId || epochSeconds(now);
  const report: RumReport = { id, tag, count, start: now, end: NEVER, state: 'open' };
  return { ...ledger, nextId: id + 1, reports: [...ledger.reports, report] };
}

/** Closes the open reports that `concerns` names (all when left out). */
export function closeReports(
  ledger: ReportLedger,
  reason: CloseReason,
  now: Moment,
  concerns: (report: RumReport) => boolean = () => true,
  peers: Peers = {},
): ReportLedger {
  return mapReports(ledger, (report) =>
    report.state === 'open' && concerns(report) ? closeReport(report, reason, now, peers) : report,
  );
}

/** Closes all open reports and goes on recording the same use in new ones. */
export function rollReports(ledger: ReportLedger, reason: CloseReason, now: Moment): ReportLedger {
  const open = ledger.reports.filter((report) => report.state === 'open');
  return open.reduce(
    (next, report) => openReport(next, report.tag, report.count, now),
    closeReports(ledger, reason, now),
  );
}

/** Moves reports from one of the states `from` to `to`. */
export function moveReports(
  ledger: ReportLedger,
  ids: readonly number[],
  from: readonly ReportState[],
  to: ReportState,
): ReportLedger {
  const chosen = new Set(ids);
  return mapReports(ledger, (report) =>
    chosen.has(report.id) && from.includes(report.state) ? withState(report, to) : report,
  );
}

/**
 * Marks reports acknowledged and purges the oldest acknowledged ones beyond what is kept. A change of use is done
 * with when nothing that was recorded before or since waits for an ACK or came after what was acknowledged.
 */
export function acknowledgeReports(ledger: ReportLedger, ids: readonly number[], now: Moment): ReportLedger {
  const chosen = new Set(ids);
  let added = 0;
  let end = NEVER;
  const marked = ledger.reports.map((report) => {
    if (!chosen.has(report.id) || report.state === 'open' || report.state === 'acknowledged') return report;
    added++;
    end = Math.max(end, report.end);
    return withState(report, 'acknowledged');
  });
  const done = marked.filter((report) => report.state === 'acknowledged');
  const changeReported = marked.every((report) =>
    report.state === 'open' ? report.start <= end : report.state === 'acknowledged',
  );
  const excess = new Set(done.slice(0, Math.max(0, done.length - KEPT_ACKNOWLEDGED)));
  return {
    ...ledger,
    reports: marked.filter((report) => !excess.has(report)),
    acknowledged: ledger.acknowledged + added,
    purged: ledger.purged + excess.size,
    changeDue: changeReported ? NEVER : ledger.changeDue,
    lastAck: added > 0 ? now : ledger.lastAck,
  };
}

function mapReports(ledger: ReportLedger, change: (report: RumReport) => RumReport): ReportLedger {
  const reports = ledger.reports.map(change);
  return reports.every((report, i) => report === ledger.reports[i]) ? ledger : { ...ledger, reports };
}

/**
 * Reports that may be sent or saved: closed ones, and those that were sent but never acknowledged. Looked for once for the
 * same reports, as one that cannot be delivered is sent again and again.
 */
export function reportable({ reports }: ReportLedger): readonly RumReport[] {
  let found = sendable.get(reports);
  if (!found) {
    found = reports.filter(({ state }) => state === 'closed' || state === 'unacknowledged');
    sendable.set(reports, found);
  }
  return found;
}

/** Their numbers. */
export function reportIds(reports: readonly RumReport[]): readonly number[] {
  let found = numbers.get(reports);
  if (!found) {
    found = reports.map((report) => report.id);
    numbers.set(reports, found);
  }
  return found;
}

const sendable = new WeakMap<readonly RumReport[], readonly RumReport[]>();
const numbers = new WeakMap<readonly RumReport[], readonly number[]>();

/** The start of the oldest open report; `NEVER` when none is open. */
export function oldestOpen(ledger: ReportLedger): Moment {
  let oldest = NEVER;
  for (const report of ledger.reports) {
    if (report.state === 'open' && (oldest === NEVER || report.start < oldest)) oldest = report.start;
  }
  return oldest;
}
