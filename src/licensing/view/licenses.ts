/** Licences as `show license summary` and `usage` list them. */
import { isReserved } from '../earlier/earlier.ts';
import type { AgentState } from '../state.ts';
import type { Moment } from '../time.ts';
import { type License, licenseByTag } from '../usage/catalogue.ts';
import { complianceStatus } from './compliance.ts';

export type LicenseStatus =
  | 'IN USE'
  | 'NOT IN USE'
  | 'EVAL MODE'
  | 'EVAL EXPIRED'
  | 'AUTHORIZED'
  | 'OUT OF COMPLIANCE'
  | 'AUTHORIZATION EXPIRED';

export interface LicenseView extends License {
  readonly count: number;
  readonly since: Moment;
  readonly status: LicenseStatus;
}

export function licenses(state: AgentState): readonly LicenseView[] {
  return state.usage.map(({ tag, count, since }) => ({
    ...licenseByTag(tag),
    count,
    since,
    status: statusOf(state, count),
  }));
}

/** In policy mode and under RTU a licence is in use or not; Smart Licensing shows how the device stands. */
function statusOf(state: AgentState, count: number): LicenseStatus {
  if (count === 0) return 'NOT IN USE';
  if (state.earlier?.model !== 'smart') return 'IN USE';
  if (isReserved(state)) return 'AUTHORIZED';
  const status = complianceStatus(state);
  return status === 'NOT APPLICABLE' || status === 'AUTHORIZED - RESERVED' ? 'IN USE' : status;
}
