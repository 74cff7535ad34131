/** Registration and authorization of the earlier models, as `show license status` words them (S4, S1 "Migrating"). */
import { EVALUATION, isReserved } from '../earlier/earlier.ts';
import { evaluationLeft } from '../earlier/evaluation.ts';
import type { AgentState } from '../state.ts';
import type { Moment } from '../time.ts';

export type ComplianceStatus =
  | 'NOT APPLICABLE'
  | 'EVAL MODE'
  | 'EVAL EXPIRED'
  | 'AUTHORIZED'
  | 'AUTHORIZED - RESERVED'
  | 'OUT OF COMPLIANCE'
  | 'AUTHORIZATION EXPIRED';

/** `License Authorization: Status`. */
export function complianceStatus(state: AgentState): ComplianceStatus {
  const { earlier, registration } = state;
  if (earlier?.model !== 'smart') return 'NOT APPLICABLE';
  if (isReserved(state)) return 'AUTHORIZED - RESERVED';
  if (registration.state !== 'registered') {
    return state.evaluationUsed >= EVALUATION ? 'EVAL EXPIRED' : 'EVAL MODE';
  }
  switch (earlier.compliance) {
    case 'none':
      return 'NOT APPLICABLE';
    case 'authorized':
      return 'AUTHORIZED';
    case 'out-of-compliance':
      return 'OUT OF COMPLIANCE';
    case 'expired':
      return 'AUTHORIZATION EXPIRED';
  }
}

/** All that stands below `License Authorization`. */
export function compliance(state: AgentState, now: Moment) {
  const { earlier, schedule } = state;
  return {
    status: complianceStatus(state),
    since: earlier?.since ?? 0,
    lastAttempt: earlier?.lastAttempt ?? 0,
    lastOutcome: earlier?.lastOutcome ?? '',
    failure: earlier?.failure ?? '',
    nextAttempt: schedule.authorize,
    deadline: earlier?.deadline ?? 0,
    /** Milliseconds. */
    evaluationLeft: earlier ? evaluationLeft(state, now) : 0,
  };
}

/** `Registration: Status`; undefined in policy mode, which has no such line, unless a registration was tried. */
export function registrationStatus(state: AgentState): string | undefined {
  const { registration, earlier } = state;
  if (earlier && isReserved(state)) return 'REGISTERED - SPECIFIC LICENSE RESERVATION';
  switch (registration.state) {
    case 'not-registered':
      return earlier ? 'UNREGISTERED' : undefined;
    case 'in-progress':
      return 'REGISTERING - REGISTRATION IN PROGRESS';
    case 'retry':
      return registration.ended
        ? 'UNREGISTERED - REGISTRATION FAILED'
        : 'REGISTERING - REGISTRATION IN PROGRESS';
    case 'failed':
      return 'UNREGISTERED - REGISTRATION FAILED';
    case 'registered':
      return 'REGISTERED';
  }
}

/** `show license reservation`: whether it is on, and the request under way. */
export function reservation(state: AgentState) {
  return {
    enabled: state.reservation !== null || isReserved(state),
    requestCode: state.reservation?.requestCode ?? '',
    requested: state.reservation?.requested ?? 0,
  };
}
