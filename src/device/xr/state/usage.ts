/** The usage list of Cisco-IOS-XR-infra-smartlicense-oper: `show license usage`. */
import type { JsonObject } from '../../../../codegen/index.ts';
import type { AgentState } from '../../../licensing/index.ts';
import { licenseLeaves } from '../../state/license-leaves.ts';
import { type LicenseStatus, licensesOf, reservationOf } from '../standing.ts';

const MODES: Readonly<Record<LicenseStatus, string>> = {
  PENDING: 'waiting',
  AUTHORIZED: 'in-compliance',
  'OUT OF COMPLIANCE': 'out-of-compliance',
  'NOT IN USE': 'not-in-use',
};

/** `usage` as member of its container; a list without entries is not there. */
export function usage(state: AgentState, now: number): JsonObject {
  const reservation = reservationOf(state);
  const installed = reservation?.reserved === 'permanent' ? 'plr-installed' : 'slr-installed';
  const entries = licensesOf(state, now).map(({ license, status, reserved }) => ({
    'reservation-usage': {
      'reservation-usage-status': reserved > 0 ? installed : 'not-installed',
      'total-reserved-count': reserved,
    },
    ...licenseLeaves(license),
    count: license.count,
    'enforce-mode': reserved > 0 && status === 'AUTHORIZED' ? 'reservation-in-compliance' : MODES[status],
    'post-paid': 'yes',
    'subscription-id': '',
    'export-entitlement-status': 'not-restricted',
    'feature-description': license.description,
    'feature-name': license.name,
  }));
  return entries.length > 0 ? { usage: entries } : {};
}
