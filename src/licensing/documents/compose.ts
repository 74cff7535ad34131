/** From the state of the agent to the documents it writes. */
import type { AuthorizationRequest } from '../authorization/request.ts';
import { chassisOf } from '../ha/units.ts';
import { type Initiator, requestsTrustInReport, synchronisesPrivacy } from '../release.ts';
import type { RumReport } from '../reports/report.ts';
import type { AgentState } from '../state.ts';
import type { Moment } from '../time.ts';
import { unitsWithoutTrust } from '../trust/trust.ts';
import type {
  AuthorizationRequestBody,
  AuthorizationReturn,
  LicenseDocument,
  SystemInfo,
  TrustRequest,
  UsageDocument,
} from './document.ts';

/**
 * A message or file with reports. A device without a trust code from CSSM asks for one along with its reports
 * (S1 "Trust Code": push to CSLU and offline from 17.7.1, pulled from 17.9.1 on), and for authorization if that
 * was requested. `full` adds what `save usage all` carries: about the device, apart from the reports; from
 * 17.9.1 on that goes along always, and `privacy` takes hostname and version out of it.
 */
export function usageDocument(
  state: AgentState,
  reports: readonly RumReport[],
  now: Moment,
  { full = false, initiator = 'device' }: { full?: boolean; initiator?: Initiator } = {},
): LicenseDocument {
  const { identity, settings } = state;
  const trustRequest = requestsTrustInReport(identity, initiator) ? missingTrust(state, now) : undefined;
  const request = state.authorizationRequest;
  const document: Growing<UsageDocument> = {
    kind: 'usage',
    identity,
    reports,
    utility: settings.utility === true,
  };
  if (!settings.privacyVersion) document.softwareVersion = identity.softwareVersion;
  if (full || synchronisesPrivacy(identity)) document.systemInfo = systemInfo(state);
  if (trustRequest) document.trustRequest = trustRequest;
  if (request) document.authorizationRequest = requestBody(state, request);
  return document;
}

/** Being put together, member by member: the document of a report that is not delivered is made a hundred times a day. */
type Growing<T> = { -readonly [K in keyof T]: T[K] };

function systemInfo({ identity, settings }: AgentState): SystemInfo {
  const info: Growing<SystemInfo> = { agentVersion: identity.agentVersion };
  if (!settings.privacyHostname) info.hostname = identity.hostname;
  if (!settings.privacyVersion) info.softwareVersion = identity.softwareVersion;
  if (settings.customerTags?.length) info.customerTags = settings.customerTags;
  if (settings.customId !== undefined) info.customId = settings.customId;
  return info;
}

function missingTrust(state: AgentState, now: Moment): TrustRequest | undefined {
  const units = unitsWithoutTrust(state);
  return units.length === 0 ? undefined : { units, force: false, at: now };
}

/** `trust-request-save` asks for every unit, trusted or not: the user wants a new one. */
export function trustRequestDocument(state: AgentState, now: Moment): LicenseDocument {
  return { kind: 'trust-request', units: chassisOf(state.identity), force: true, at: now };
}

function requestBody(
  { identity }: AgentState,
  { tag, local, add, at }: AuthorizationRequest,
): AuthorizationRequestBody {
  return { units: local ? [identity.units[0]] : chassisOf(identity), tag, add, at };
}

export function authorizationRequestDocument(
  state: AgentState,
  request: AuthorizationRequest,
): LicenseDocument {
  return { kind: 'authorization-request', ...requestBody(state, request) };
}

export function authorizationReturnDocument(
  returns: readonly AuthorizationReturn[],
  now: Moment,
): LicenseDocument {
  return { kind: 'authorization-return', returns, at: now };
}
