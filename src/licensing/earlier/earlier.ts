/**
 * The licensing models before policy mode (S4 "Registration and License States"; S1 "Upgrades"): Smart
 * Licensing, with what it knows of compliance, and RTU, which knows nothing but levels.
 */
import type { AgentState } from '../state.ts';
import { DAY, type Moment, NEVER, SECOND } from '../time.ts';

export type Compliance = 'none' | 'authorized' | 'out-of-compliance' | 'expired';

export interface Earlier {
  readonly model: 'smart' | 'rtu';
  /** Put here by `force`: a restart does not migrate it. */
  readonly forced: boolean;
  /** Since when the evaluation clock runs; `NEVER` while it stands. */
  readonly evaluating: Moment;
  readonly compliance: Compliance;
  /** Since when that is so. */
  readonly since: Moment;
  readonly lastAttempt: Moment;
  readonly lastOutcome: 'SUCCEEDED' | 'FAILED' | 'PENDING' | '';
  readonly failure: string;
  /** Attempts that failed since the last success. */
  readonly failures: number;
  /** `Communication Deadline`: 90 days after the last contact. */
  readonly deadline: Moment;
}

/** SLR or PLR: asked for, and by which code; the reserved licences are authorizations. */
export interface Reservation {
  readonly requestCode: string;
  readonly requested: Moment;
  /** All licences, for good (PLR). */
  readonly universal?: true;
}

/** The transport an upgrade leaves behind, in place of what was configured (null: nothing). */
export interface Transition {
  readonly from: string | null;
  readonly to: 'cslu' | 'off' | 'callhome' | 'smart';
}

export const EVALUATION = 90 * DAY;
export const ID_CERTIFICATE = 365 * DAY;
/** Days left at which the end of evaluation or ID certificate is announced: our choice. */
export const WARNING_DAYS: readonly number[] = [30, 14, 7, 3, 1];
/** S1 Table 6: registered on Sep 22 2020, next renewal on Mar 21 2021. */
export const ID_RENEWAL = 180 * DAY;
export const AUTHORIZATION_RENEWAL = 30 * DAY;
export const CONTACT_LIMIT = 90 * DAY;
/** S4 scenarios 5 and 9: half a minute after a failure; scenario 7: 19 minutes while a reply is awaited. */
export const FIRST_RETRY = 30 * SECOND;
export const REPLY_RETRY = 19 * 60 * SECOND;

export function initialEarlier(model: Earlier['model'], now: Moment, forced = false): Earlier {
  return {
    model,
    forced,
    evaluating: NEVER,
    compliance: 'none',
    since: now,
    lastAttempt: NEVER,
    lastOutcome: '',
    failure: '',
    failures: 0,
    deadline: NEVER,
  };
}

export function isReserved(state: AgentState): boolean {
  return state.authorizations.some((one) => one.installed !== NEVER && one.reserved !== undefined);
}
