/**
 * What others want to know of an agent, derived from its state: for the models, for `show license`, for tests.
 * Nothing here is kept; asking costs what it costs.
 */
import { ackDeadline, pushInterval } from './policy/deadlines.ts';
import { policyInForce } from './policy/policy.ts';
import { reportKey } from './reports/payload.ts';
import type { RumReport } from './reports/report.ts';
import { effectiveTransport, transportUrl } from './settings.ts';
import type { AgentState } from './state.ts';
import type { Moment } from './time.ts';
import { type License, licenseByTag } from './usage/catalogue.ts';

export interface LicenseView extends License {
  readonly count: number;
  readonly since: Moment;
  readonly status: 'IN USE' | 'NOT IN USE';
}

export function licenses(state: AgentState): readonly LicenseView[] {
  return state.usage.map(({ tag, count, since }) => ({
    ...licenseByTag(tag),
    count,
    since,
    status: count > 0 ? 'IN USE' : 'NOT IN USE',
  }));
}

export interface ReportView extends RumReport {
  readonly key: string;
}

/** Reports that are closed, in whatever state they are since: what the model lists. */
export function closedReports(state: AgentState): readonly ReportView[] {
  return state.ledger.reports
    .filter((report) => report.state !== 'open')
    .map((report) => ({ ...report, key: reportKey(state.identity, report.id) }));
}

/** The part of `show license status` that is about reporting. */
export function reporting(state: AgentState) {
  return {
    lastAck: state.ledger.lastAck,
    ackDeadline: ackDeadline(state),
    pushInterval: pushInterval(state),
    nextPush: state.schedule.push,
    lastPush: state.ledger.lastPush,
    lastFileWrite: state.ledger.lastFileWrite,
  };
}

export function policy(state: AgentState) {
  return policyInForce(state.policy);
}

export function transport(state: AgentState) {
  return { type: effectiveTransport(state.settings), url: transportUrl(state.settings) };
}
