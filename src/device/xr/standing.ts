/**
 * How a router stands with its licences: the words of S3 "License states". Pending until trust is established or a
 * report acknowledged, for which there are 90 days from first use; authorized then; out of compliance after these 90
 * days without either, or when an acknowledgement is overdue. A reservation authorizes what it covers. A licence that is
 * reserved and not counted is not in use.
 */
import {
  type AgentState,
  activeUnit,
  DAY,
  isInstalled,
  NEVER,
  trustOf,
  view,
} from '../../licensing/index.ts';

export type LicenseStatus = 'PENDING' | 'AUTHORIZED' | 'OUT OF COMPLIANCE' | 'NOT IN USE';

/** How long trust may take, and how long software goes on without a valid SIA or upgrade licence. */
export const GRACE = 90 * DAY;

export interface Standing {
  readonly status: Exclude<LicenseStatus, 'NOT IN USE'>;
  /** Since when something is owed: trust from first use on, an acknowledgement from its deadline on; or NEVER. */
  readonly owedSince: number;
  readonly reason: '' | 'trust' | 'acknowledgement' | 'authorization';
}

/** S3 "Mapping of license states": what the states of the model before become. */
const MAPPED: Readonly<Record<ReturnType<typeof view.complianceStatus>, Standing['status']>> = {
  'NOT APPLICABLE': 'PENDING',
  'EVAL MODE': 'PENDING',
  'EVAL EXPIRED': 'PENDING',
  AUTHORIZED: 'AUTHORIZED',
  'AUTHORIZED - RESERVED': 'AUTHORIZED',
  'OUT OF COMPLIANCE': 'OUT OF COMPLIANCE',
  'AUTHORIZATION EXPIRED': 'OUT OF COMPLIANCE',
};

/** The router as a whole, without regard to reservations. */
export function standing(state: AgentState, now: number): Standing {
  if (state.earlier) {
    const status = MAPPED[view.complianceStatus(state)];
    if (status === 'AUTHORIZED') return { status, owedSince: NEVER, reason: '' };
    return { status, owedSince: state.earlier.since, reason: 'authorization' };
  }
  const { firstUse, lastAck } = state.ledger;
  const trusted = trustOf(state, activeUnit(state))?.source === 'cssm' || lastAck !== NEVER;
  if (!trusted) {
    const late = firstUse !== NEVER && now >= firstUse + GRACE;
    return { status: late ? 'OUT OF COMPLIANCE' : 'PENDING', owedSince: firstUse, reason: 'trust' };
  }
  const due = view.reporting(state).ackDeadline;
  return due !== NEVER && now > due
    ? { status: 'OUT OF COMPLIANCE', owedSince: due, reason: 'acknowledgement' }
    : { status: 'AUTHORIZED', owedSince: NEVER, reason: '' };
}

/** The installed reservation; undefined without. */
export function reservationOf(state: AgentState) {
  return state.authorizations.find((one) => isInstalled(one) && one.reserved !== undefined);
}

/** How many of a licence are reserved: all that are used with a permanent reservation. */
export function reservedCount(state: AgentState, tag: string): number {
  const reservation = reservationOf(state);
  if (!reservation) return 0;
  if (reservation.reserved === 'permanent') return state.usage.find((use) => use.tag === tag)?.count ?? 0;
  return reservation.entitlements.find((one) => one.tag === tag)?.count ?? 0;
}

export interface RouterLicenseView {
  readonly license: ReturnType<typeof view.licenses>[number];
  readonly status: LicenseStatus;
  readonly reserved: number;
}

/** The licences with their status, as `show license usage` lists them. */
export function licensesOf(state: AgentState, now: number): readonly RouterLicenseView[] {
  const { status } = standing(state, now);
  const reserving = reservationOf(state) !== undefined;
  return view.licenses(state).map((license) => {
    const reserved = reservedCount(state, license.tag);
    if (license.count === 0) return { license, status: 'NOT IN USE', reserved };
    if (!reserving) return { license, status, reserved };
    return { license, status: reserved >= license.count ? 'AUTHORIZED' : 'OUT OF COMPLIANCE', reserved };
  });
}
