/**
 * Registration and authorization in Cisco-IOS-XR-infra-smartlicense-oper, and the authorization in cisco-smart-license. In
 * policy mode nothing is registered; the authorization tells how the router stands.
 */
import type { JsonObject } from '../../../../codegen/index.ts';
import { type AgentState, dateAndTime, view } from '../../../licensing/index.ts';
import { reservationOf, standing } from '../standing.ts';
import { time } from '../times.ts';

export function registration({ registration: one, account, schedule }: AgentState): JsonObject {
  switch (one.state) {
    case 'not-registered':
      return { 'registration-state': 'not-registered' };
    case 'in-progress':
      return {
        'registration-in-progress': { 'start-time': time(one.started) },
        'registration-state': 'in-progress',
      };
    case 'failed':
      return {
        'registration-failed': { 'fail-time': time(one.failed), 'fail-message': one.message },
        'registration-state': 'failed',
      };
    case 'retry':
      return {
        'registration-retry': {
          'registration-info': { 'fail-time': time(one.failed), 'fail-message': one.message },
          'retry-next-time': time(schedule.register),
        },
        'registration-state': 'retry',
      };
    case 'registered':
      return {
        'registration-complete': {
          'complete-time': time(one.since),
          'last-renew-time': time(one.renewed),
          'next-renew-time': time(schedule.renew),
          'expire-time': time(one.expires),
          'last-renew-success': one.failure === '' ? 'yes' : 'no',
          'fail-message': one.failure,
          'smart-account': account?.smartAccount ?? '',
          'virtual-account': account?.virtualAccount ?? '',
        },
        'registration-state': 'complete',
      };
  }
}

export function authorization(state: AgentState, now: number): JsonObject {
  const reserved = reservationOf(state);
  if (reserved) {
    return {
      'authorization-authorized-reservation': { 'reservation-time': time(reserved.installed) },
      'authorization-state': 'authorized-reservation',
    };
  }
  const { status, owedSince } = standing(state, now);
  const { succeeded, reason, last, next, deadline } = contact(state);
  const info: JsonObject = {
    'last-comm-status-success': succeeded ? 'yes' : 'no',
    'fail-message': reason,
    'last-comm-time': time(last),
    'next-comm-time': time(next),
    'comm-deadline-time': time(deadline),
  };
  switch (status) {
    case 'PENDING':
      return { 'authorization-none': { empty: '' }, 'authorization-state': 'none' };
    case 'AUTHORIZED':
      return {
        'authorization-authorized': { 'authorization-info': info },
        'authorization-state': 'authorized',
      };
    case 'OUT OF COMPLIANCE':
      return {
        'authorization-out-of-compliance': { 'authorization-info': info, 'ooc-time': time(owedSince) },
        'authorization-state': 'out-of-compliance',
      };
  }
}

/** The same in cisco-smart-license. */
export function commonAuthorization(state: AgentState, now: number): JsonObject {
  const reserved = reservationOf(state);
  if (reserved) {
    return {
      'authorization-state': 'auth-state-authorized-reservation',
      'authorization-authorized-reservation': { 'reservation-time': dateAndTime(reserved.installed) },
    };
  }
  const { status, owedSince } = standing(state, now);
  const { succeeded, reason, last, next, deadline } = contact(state);
  const info: JsonObject = {
    'last-comm-status-success': succeeded,
    'fail-message': reason.slice(0, 255),
    'last-comm-time': dateAndTime(last),
    'next-comm-time': dateAndTime(next),
    'comm-deadline-time': dateAndTime(deadline),
  };
  switch (status) {
    case 'PENDING':
      return { 'authorization-state': 'auth-state-none' };
    case 'AUTHORIZED':
      return { 'authorization-state': 'auth-state-authorized', 'authorization-authorized': info };
    case 'OUT OF COMPLIANCE':
      return {
        'authorization-state': 'auth-state-out-of-compliance',
        'authorization-out-of-compliance': { ...info, 'ooc-time': dateAndTime(owedSince) },
      };
  }
}

/** The last report that was sent, and the next. */
function contact(state: AgentState) {
  const { ackDeadline, lastPush, nextPush, nextRetry } = view.reporting(state);
  const sent = state.communication.attempts.usage;
  return {
    succeeded: sent !== undefined && sent.ongoing === 0,
    reason: sent?.reason ?? '',
    last: lastPush,
    next: nextRetry || nextPush,
    deadline: ackDeadline,
  };
}
