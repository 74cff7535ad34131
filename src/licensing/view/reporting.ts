/** Reports, policy and transport, as `show license status`, `rum` and `tech support` show them. */
import { ackDeadline, pushInterval } from '../policy/deadlines.ts';
import { policyInForce } from '../policy/policy.ts';
import { reportCounters } from '../reports/counters.ts';
import { reportKey } from '../reports/payload.ts';
import type { RumReport, ShownState } from '../reports/report.ts';
import { shownState } from '../reports/under-way.ts';
import { alternativeUrl, effectiveTransport, proxyOf, transportUrl } from '../settings.ts';
import { type AgentState, activeUnit, type Unit } from '../state.ts';
import { NEVER } from '../time.ts';

export interface ReportView extends Omit<RumReport, 'state'> {
  readonly key: string;
  /** Whose report it is: a switchover since may have made another unit the active one. */
  readonly unit: Pick<Unit, 'pid' | 'sn'>;
  readonly state: ShownState;
}

/** All reports, open ones too: `show license rum`. */
export function reports(state: AgentState): readonly ReportView[] {
  const shown = shownState(state);
  return state.ledger.reports.map((report) => ({
    ...report,
    state: shown(report),
    unit: report.by ?? activeUnit(state),
    key: reportKey(state.identity, report),
  }));
}

/** Reports that are closed, in whatever state they are since: what the model lists. */
export function closedReports(state: AgentState): readonly ReportView[] {
  return reports(state).filter((report) => report.state !== 'open');
}

/** `Usage Report Summary`. */
export function counters(state: AgentState) {
  return reportCounters(state);
}

/** The part of `show license status` that is about reporting. */
export function reporting(state: AgentState) {
  return {
    lastAck: state.ledger.lastAck,
    ackDeadline: ackDeadline(state),
    pushInterval: pushInterval(state),
    /** `Next ACK push check`; 0 for none. */
    nextAckCheck: state.polls.find((poll) => poll.of === 'push')?.at ?? NEVER,
    nextPush: state.schedule.push,
    /** Next attempt after a failed one; 0 without. */
    nextRetry: state.schedule.retry,
    lastPush: state.ledger.lastPush,
    lastFileWrite: state.ledger.lastFileWrite,
  };
}

export function policy(state: AgentState) {
  return policyInForce(state.policy);
}

export function transport(state: AgentState) {
  const { settings } = state;
  return {
    type: effectiveTransport(settings),
    url: transportUrl(settings),
    alternative: alternativeUrl(settings),
    proxy: proxyOf(settings),
  };
}
