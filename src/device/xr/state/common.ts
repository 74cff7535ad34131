/**
 * cisco-smart-license:licensing/state on IOS XR: as on IOS XE, but that licences have a status and the router stands somewhere. What the common model has
 * no value for (NOT IN USE) shows as disabled.
 */
import type { JsonObject } from '../../../../codegen/index.ts';
import type { StateProvider } from '../../../server/contract.ts';
import type { Device } from '../../device.ts';
import { stateOf } from '../../state/licensing.ts';
import { LICENSING } from '../../tree.ts';
import { type LicenseStatus, licensesOf, reservationOf } from '../standing.ts';
import { commonAuthorization } from './compliance.ts';

const MODES: Readonly<Record<LicenseStatus, string>> = {
  PENDING: 'enforcement-waiting',
  AUTHORIZED: 'enforcement-in-compliance',
  'OUT OF COMPLIANCE': 'enforcement-out-of-compliance',
  'NOT IN USE': 'enforcement-disabled',
};

export function commonState({ agent, core }: Device): StateProvider {
  return {
    path: [LICENSING, 'state'],
    read() {
      const now = core.clock.now();
      const base = stateOf(agent.state, now);
      const info = base['state-info'] as JsonObject;
      const reserving = reservationOf(agent.state) !== undefined;
      const modes = new Map(
        licensesOf(agent.state, now).map(({ license, status }) => [
          license.tag,
          reserving && status === 'AUTHORIZED' ? 'enforcement-reservation-in-compliance' : MODES[status],
        ]),
      );
      const usage = ((info.usage ?? []) as readonly JsonObject[]).map((entry) => ({
        ...entry,
        'enforcement-mode': modes.get(String(entry['entitlement-tag'])) ?? 'enforcement-waiting',
      }));
      // The model before has its own words for how it stands.
      const authorization = agent.state.earlier
        ? (info.authorization as JsonObject)
        : commonAuthorization(agent.state, now);
      return {
        ...base,
        'state-info': { ...info, authorization, ...(usage.length > 0 ? { usage } : {}) },
      };
    },
  };
}
