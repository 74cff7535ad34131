/** From the state of the agent to the documents it writes. */
import type { RumReport } from '../reports/report.ts';
import type { AgentState, Unit } from '../state.ts';
import type { Moment } from '../time.ts';
import { unitsWithoutTrust } from '../trust/trust.ts';
import type { AuthorizationReturn, LicenseDocument, SystemInfo, TrustRequest } from './document.ts';

/**
 * A message or file with reports. A device without a trust code from CSSM asks for one along with its reports
 * (S1 "Trust Code": push to CSLU and offline from 17.7.1 on). `full` adds what `save usage all` carries.
 */
export function usageDocument(
  state: AgentState,
  reports: readonly RumReport[],
  now: Moment,
  full = false,
): LicenseDocument {
  const { identity, settings } = state;
  const trustRequest = missingTrust(state, now);
  return {
    kind: 'usage',
    identity,
    reports,
    utility: settings.utility === true,
    ...(settings.privacyVersion ? {} : { softwareVersion: identity.softwareVersion }),
    ...(full ? { systemInfo: systemInfo(state) } : {}),
    ...(trustRequest ? { trustRequest } : {}),
  };
}

function systemInfo({ identity, settings }: AgentState): SystemInfo {
  return {
    agentVersion: identity.agentVersion,
    ...(settings.privacyHostname ? {} : { hostname: identity.hostname }),
    ...(settings.privacyVersion ? {} : { softwareVersion: identity.softwareVersion }),
    ...(settings.customerTags?.length ? { customerTags: settings.customerTags } : {}),
    ...(settings.customId === undefined ? {} : { customId: settings.customId }),
  };
}

function missingTrust(state: AgentState, now: Moment): TrustRequest | undefined {
  const units = unitsWithoutTrust(state);
  return units.length === 0 ? undefined : { units, force: false, at: now };
}

/** `trust-request-save` asks for every unit, trusted or not: the user wants a new one. */
export function trustRequestDocument(state: AgentState, now: Moment): LicenseDocument {
  return { kind: 'trust-request', units: state.identity.units, force: true, at: now };
}

export function authorizationRequestDocument(
  units: readonly Unit[],
  tag: string,
  add: boolean,
  now: Moment,
): LicenseDocument {
  return { kind: 'authorization-request', units, tag, add, at: now };
}

export function authorizationReturnDocument(
  returns: readonly AuthorizationReturn[],
  now: Moment,
): LicenseDocument {
  return { kind: 'authorization-return', returns, at: now };
}
