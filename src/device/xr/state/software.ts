/**
 * Software Innovation Access and the software upgrade licence: in compliance, or out of it with 90 days of grace (S3
 * "Smart Licensing Using Policy"). Grace begins when something becomes owed: trust with the first use, an
 * acknowledgement at its deadline. Choices: perpetual licences of flexible consumption without any SIA are
 * `perpetual-without-sia-renewal`; the upgrade licence is asked for only while it is configured.
 */
import type { JsonObject } from '../../../../codegen/index.ts';
import { type AgentState, DAY, HOUR, NEVER } from '../../../licensing/index.ts';
import { GRACE, licensesOf, type RouterLicenseView, standing } from '../standing.ts';

type SiaState = 'incompliance' | 'out-of-compliance' | 'perpetual-without-sia-renewal';

const REASONS = {
  '': '',
  trust: 'Trust is not established',
  authorization: 'Licenses are not authorized',
  acknowledgement: 'Acknowledgement of the usage report is overdue',
} as const;

const isSia = ({ license }: RouterLicenseView) => license.term === 'subscription';
const isFlexible = ({ license }: RouterLicenseView) => license.name.startsWith('ESS_');

export function siaStatus(state: AgentState, now: number): JsonObject {
  const used = licensesOf(state, now).filter(({ license }) => license.count > 0);
  const sia = used.filter(isSia);
  if (sia.length === 0) {
    return status(used.some(isFlexible) ? 'perpetual-without-sia-renewal' : 'incompliance', 'sia-state');
  }
  return compliance(state, sia, now, 'sia-state');
}

export function upgradeStatus(state: AgentState, now: number, configured: boolean): JsonObject {
  const used = configured ? licensesOf(state, now).filter(({ license }) => license.count > 0) : [];
  return compliance(state, used, now, 'upgrade-license-state');
}

type Leaf = 'sia-state' | 'upgrade-license-state';

function compliance(
  state: AgentState,
  licenses: readonly RouterLicenseView[],
  now: number,
  leaf: Leaf,
): JsonObject {
  if (licenses.every((one) => one.status === 'AUTHORIZED')) return status('incompliance', leaf);
  const { owedSince, reason } = standing(state, now);
  if (licenses.some(({ reserved }) => reserved > 0) || owedSince === NEVER) {
    return status('out-of-compliance', leaf, 0, 'Reservation does not cover the licenses in use');
  }
  return status('out-of-compliance', leaf, Math.max(0, owedSince + GRACE - now), REASONS[reason]);
}

function status(sia: SiaState, leaf: Leaf, left = 0, reason = ''): JsonObject {
  const owed = sia === 'out-of-compliance';
  return {
    'grace-period-remaining': { days: Math.floor(left / DAY), hours: Math.floor((left % DAY) / HOUR) },
    [leaf]: sia,
    'grace-period-expired': owed && left === 0 ? 'yes' : 'no',
    'ooc-reason': reason,
  };
}
