import type { Turn } from '../turn.ts';
import { update } from '../turn.ts';
import { openReport } from './ledger.ts';

/** Licences in use go on being recorded: each that has no open report gets one. Earlier models record nothing. */
export function reopenReports(turn: Turn): void {
  const { usage, ledger, earlier } = turn.state;
  if (earlier) return;
  const open = new Set(
    ledger.reports.filter((report) => report.state === 'open').map((report) => report.tag),
  );
  const missing = usage.filter((use) => use.count > 0 && !open.has(use.tag));
  if (missing.length === 0) return;
  update(turn, {
    ledger: missing.reduce((next, use) => openReport(next, use.tag, use.count, turn.now), ledger),
  });
}
