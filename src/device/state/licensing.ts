/**
 * cisco-smart-license:licensing/state, as a Catalyst 9300 with IOS XE 17.15 fills it. Moments that were never
 * show as 1970, empty texts as empty leaves.
 */
import type {
  LicensingState,
  LicensingStateStateInfoRegistration,
  LicensingStateStateInfoTransport,
  LicensingStateStateInfoUtility,
} from '../../generated/cisco-smart-license.ts';
import {
  type AgentState,
  activeUnit,
  dateAndTime,
  effectiveTransport,
  exportAllowed,
  NEVER,
  type Registration,
  SMART_URL,
  view,
} from '../../licensing/index.ts';
import type { StateProvider } from '../../server/contract.ts';
import type { Device } from '../device.ts';
import { LICENSING } from '../tree.ts';
import { withoutUndefined } from '../values.ts';
import { authorizationState, evaluationState, registrationComplete } from './compliance.ts';
import {
  authorizations,
  conversions,
  factoryPurchases,
  policyState,
  reports,
  trustCodes,
  usage,
} from './lists.ts';
import { udi } from './udi.ts';

export function licensingState(device: Device): StateProvider {
  return {
    path: [LICENSING, 'state'],
    read: () => stateOf(device.agent.state, device.core.clock.now()),
  };
}

export function stateOf(state: AgentState, now: number): LicensingState {
  return {
    'always-enabled': true,
    'smart-enabled': true,
    version: state.identity.agentVersion,
    'state-info': {
      registration: registration(state),
      authorization: authorizationState(state, now),
      utility: utility(state),
      'custom-id': state.settings.customId ?? '',
      transport: transport(state),
      privacy: {
        hostname: state.settings.privacyHostname === true,
        version: state.settings.privacyVersion === true,
      },
      evaluation: evaluationState(state, now),
      udi: udi(activeUnit(state)),
      ...listed('usage', usage(state)),
      policy: policyState(state),
      'trust-code': trustCodes(state),
      conversion: conversions(state),
      ...listed('rum-reports-closed-keys', reports(state)),
      'rum-ack': {
        'last-received-time': dateAndTime(state.ledger.lastAck),
        'next-report-deadline': dateAndTime(view.reporting(state).ackDeadline),
      },
      'factory-purchase': factoryPurchases(state),
      'imported-authorizations': authorizations(state),
    },
  };
}

/** A list without entries is not there. */
function listed<Name extends string, Entry>(
  name: Name,
  entries: readonly Entry[],
): { readonly [N in Name]?: readonly Entry[] } {
  return entries.length > 0 ? ({ [name]: entries } as { [N in Name]: readonly Entry[] }) : {};
}

function registration(state: AgentState): LicensingStateStateInfoRegistration {
  return {
    ...registrationState(state.registration, state),
    'export-control-allowed': exportAllowed(state),
  };
}

function registrationState(one: Registration, state: AgentState): LicensingStateStateInfoRegistration {
  switch (one.state) {
    case 'not-registered':
      return { 'registration-state': 'reg-state-not-registered' };
    case 'in-progress':
      return {
        'registration-state': 'reg-state-in-progress',
        'registration-in-progress': { 'start-time': dateAndTime(one.started) },
      };
    case 'retry':
      return {
        'registration-state': 'reg-state-retry',
        'registration-retry': {
          'retry-next-time': dateAndTime(state.schedule.register),
          'fail-time': dateAndTime(one.failed),
          'fail-message': short(one.message),
        },
      };
    case 'registered':
      return registrationComplete(one, state);
    case 'failed':
      return {
        'registration-state': 'reg-state-failed',
        'registration-failed': { 'fail-time': dateAndTime(one.failed), 'fail-message': short(one.message) },
      };
  }
}

/** fail-message-type takes 255 characters. */
function short(message: string): string {
  return message.slice(0, 255);
}

/** Utility licensing is reported by subscription where it is on; its times are those of the reports. */
function utility(state: AgentState): LicensingStateStateInfoUtility {
  const { settings, communication } = state;
  const on = settings.utility === true;
  const { lastPush, nextPush } = view.reporting(state);
  const sent = communication.attempts.usage;
  const info = settings.customerInfo ?? {};
  return {
    enabled: on,
    reporting: on ? 'utility-reporting-type-subscription' : 'utility-reporting-type-none',
    'reporting-times': {
      'last-report-time': dateAndTime(on ? lastPush : NEVER),
      'last-report-success': on && sent !== undefined && sent.ongoing === 0,
      'fail-message': on ? short(sent?.reason ?? '') : '',
      'next-report-time': dateAndTime(on ? nextPush : NEVER),
    },
    'customer-info': withoutUndefined({
      id: info.id,
      name: info.name,
      street: info.street,
      city: info.city,
      state: info.state,
      country: info.country,
      'postal-code': info.postalCode,
    }),
  };
}

/** S1 "Setting the Transport Type": the smart URL shows as registration URL too; `automatic` is `cslu`. */
function transport(state: AgentState): LicensingStateStateInfoTransport {
  const type = effectiveTransport(state.settings);
  if (type !== 'smart') return { 'transport-type': `transport-type-${type}` };
  const registration = view.transport(state).url ?? SMART_URL;
  return {
    'transport-type': 'transport-type-smart',
    'url-settings': {
      'url-registration': registration,
      'url-utility': state.settings.utilityUrl ?? registration,
    },
  };
}
