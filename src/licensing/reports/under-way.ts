/** Reports in a push that has no answer yet: `rum-report-state-pending`. Derived, so that an attempt that fails changes none. */
import type { AgentState } from '../state.ts';
import type { RumReport, ShownState } from './report.ts';

export function shownState(state: Pick<AgentState, 'pending'>): (report: RumReport) => ShownState {
  const sent = new Set(state.pending.flatMap((one) => (one.kind === 'push' ? one.reports : [])));
  return ({ id, state: stored }) =>
    sent.has(id) && (stored === 'closed' || stored === 'unacknowledged') ? 'pending' : stored;
}
