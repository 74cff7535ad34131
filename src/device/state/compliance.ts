/** Registration and authorization as the older model has them; in policy mode there is nothing to show. */
import type {
  LicensingStateStateInfoAuthorization,
  LicensingStateStateInfoEvaluation,
  LicensingStateStateInfoRegistration,
  LicensingStateStateInfoUsage,
} from '../../generated/cisco-smart-license.ts';
import { type AgentState, dateAndTime, type Registration, view } from '../../licensing/index.ts';

type Registered = Extract<Registration, { state: 'registered' }>;

export function registrationComplete(
  one: Registered,
  { account, schedule }: AgentState,
): LicensingStateStateInfoRegistration {
  return {
    'registration-state': 'reg-state-complete',
    'registration-complete': {
      'complete-time': dateAndTime(one.since),
      'last-renew-time': dateAndTime(one.renewed),
      'next-renew-time': dateAndTime(schedule.renew),
      'expire-time': dateAndTime(one.expires),
      'last-renew-success': one.failure === '',
      'fail-message': one.failure.slice(0, 255),
      ...(account?.smartAccount ? { 'smart-account': account.smartAccount } : {}),
      ...(account?.virtualAccount ? { 'virtual-account': account.virtualAccount } : {}),
    },
  };
}

export function authorizationState(state: AgentState, now: number): LicensingStateStateInfoAuthorization {
  const { status, since, evaluationLeft, ...last } = view.compliance(state, now);
  const communication = {
    'last-comm-status-success': last.lastOutcome === 'SUCCEEDED',
    'fail-message': last.failure.slice(0, 255),
    'last-comm-time': dateAndTime(last.lastAttempt),
    'next-comm-time': dateAndTime(last.nextAttempt),
    'comm-deadline-time': dateAndTime(last.deadline),
  };
  switch (status) {
    case 'NOT APPLICABLE':
      return { 'authorization-state': 'auth-state-none' };
    case 'EVAL MODE':
      return {
        'authorization-state': 'auth-state-eval',
        'authorization-eval': { 'seconds-left': String(Math.floor(evaluationLeft / 1000)) },
      };
    case 'EVAL EXPIRED':
      return { 'authorization-state': 'auth-state-eval-expired' };
    case 'AUTHORIZED':
      return {
        'authorization-state': 'auth-state-authorized',
        'authorization-authorized': communication,
      };
    case 'AUTHORIZED - RESERVED':
      return { 'authorization-state': 'auth-state-authorized-reservation' };
    case 'OUT OF COMPLIANCE':
      return {
        'authorization-state': 'auth-state-out-of-compliance',
        'authorization-out-of-compliance': { ...communication, 'ooc-time': dateAndTime(since) },
      };
    case 'AUTHORIZATION EXPIRED':
      return {
        'authorization-state': 'auth-state-authorization-expired',
        'authorization-authorization-expired': communication,
      };
  }
}

/** There is no evaluation in policy mode. */
export function evaluationState(state: AgentState, now: number): LicensingStateStateInfoEvaluation {
  const { status, evaluationLeft } = view.compliance(state, now);
  const expired = status === 'EVAL EXPIRED';
  return {
    'eval-in-use': status === 'EVAL MODE',
    'eval-expired': expired,
    ...(expired ? {} : { 'eval-period-left': { 'time-left': Math.floor(evaluationLeft / 1000) } }),
  };
}

type EnforcementMode = NonNullable<LicensingStateStateInfoUsage['enforcement-mode']>;

const MODES: Readonly<Record<string, EnforcementMode>> = {
  'EVAL MODE': 'enforcement-evaluation',
  'EVAL EXPIRED': 'enforcement-evaluation-expired',
  AUTHORIZED: 'enforcement-in-compliance',
  'OUT OF COMPLIANCE': 'enforcement-out-of-compliance',
  'AUTHORIZATION EXPIRED': 'enforcement-authorization-expired',
};

/** "IN USE" is not among the values: devices in policy mode put enforcement-invalid-tag there. */
export function enforcementMode(status: string, authorized: boolean): EnforcementMode {
  return authorized ? 'enforcement-in-compliance' : (MODES[status] ?? 'enforcement-invalid-tag');
}
