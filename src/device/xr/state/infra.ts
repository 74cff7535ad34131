/** Cisco-IOS-XR-infra-smartlicense-oper: what `show license all` shows. */
import type { JsonObject } from '../../../../codegen/index.ts';
import {
  type AgentState,
  activeUnit,
  effectiveTransport,
  exportAllowed,
  view,
} from '../../../licensing/index.ts';
import type { StateProvider } from '../../../server/contract.ts';
import type { Device } from '../../device.ts';
import { time } from '../times.ts';
import { authorization, registration } from './compliance.ts';
import { reservation } from './reservation.ts';
import { udi } from './udi.ts';
import { usage } from './usage.ts';

/** The model's own spelling. */
const TRANSPORTS = { cslu: 'clsu', smart: 'smart', callhome: 'callhome', off: 'transport-off' } as const;

const yes = (value: boolean | undefined) => (value === true ? 'yes' : 'no');

export function infraState({ agent, core }: Device): StateProvider {
  return {
    path: ['Cisco-IOS-XR-infra-smartlicense-oper:smart-agent'],
    read: () => ({ licensing: { state: stateOf(agent.state, core.clock.now()) } }),
  };
}

function stateOf(state: AgentState, now: number): JsonObject {
  const { settings } = state;
  const evaluation = view.compliance(state, now);
  return {
    'state-info': {
      registration: {
        ...registration(state),
        'export-control-allowed': yes(exportAllowed(state)),
        'export-control-status': exportAllowed(state) ? 'allowed' : 'not-allowed',
      },
      authorization: authorization(state, now),
      utility: {
        'customer-info': customerInfo(state),
        'utility-enable': yes(settings.utility),
        reporting: settings.utility ? 'subscription' : 'none',
      },
      transport: transport(state),
      privacy: { 'host-name': yes(settings.privacyHostname), version: yes(settings.privacyVersion) },
      evaluation: {
        'eval-period-left': { 'time-left': String(Math.floor(evaluation.evaluationLeft / 1000)) },
        'eval-in-use': yes(evaluation.status === 'EVAL MODE'),
        'eval-expired': yes(evaluation.status === 'EVAL EXPIRED'),
      },
      udi: udi(activeUnit(state)),
      reservation: reservation(state),
      'export-authorization-keys': {
        'export-key-request-status': neverAsked,
        'export-key-return-status': neverAsked,
        'export-return-keys': { 'num-elements': 0 },
        'export-features-authorized': { 'num-elements': 0 },
      },
      'custom-id': settings.customId ?? '',
      'conversion-enabled': 'yes',
      ...usage(state, now),
    },
    'always-enabled': 'yes',
    'smart-enabled': 'yes',
    version: state.identity.agentVersion,
  };
}

/** Routers have no export-controlled keys here. */
const neverAsked: JsonObject = {
  status: 'time-not-started',
  'operation-time': time(0),
  'operation-next-time': time(0),
  'failure-message': '',
};

function customerInfo({ settings }: AgentState): JsonObject {
  const { id, name, street, city, state, country, postalCode } = settings.customerInfo ?? {};
  return {
    id: id ?? '',
    name: name ?? '',
    street: street ?? '',
    city: city ?? '',
    state: state ?? '',
    country: country ?? '',
    'postal-code': postalCode ?? '',
  };
}

function transport(state: AgentState): JsonObject {
  const { url } = view.transport(state);
  const { proxy, utilityUrl } = state.settings;
  return {
    'url-settings': { 'url-registration': url ?? '', 'url-utility': utilityUrl ?? '' },
    'proxy-info': { address: proxy?.address ?? '', port: proxy ? String(proxy.port) : '' },
    'transport-type': TRANSPORTS[effectiveTransport(state.settings)],
  };
}
