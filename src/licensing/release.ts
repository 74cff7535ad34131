/**
 * What depends on the software release. Releases are written `17.15.6`, `17.15.06` or `17.3.2a`. S1 "Feature
 * History", S0 "Release-Wise Changes and Enhancements", S2 "When an HSECK9 Key Is Required".
 */
import type { Identity } from './state.ts';

type Numbers = readonly [number, number, number];

const parsed = new Map<string, Numbers>();

function numbers(release: string): Numbers {
  const known = parsed.get(release);
  if (known) return known;
  const [major = 0, minor = 0, patch = 0] = release.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const found: Numbers = [major, minor, patch];
  // A process knows few releases; what comes from outside does not fill it up.
  if (parsed.size < 100) parsed.set(release, found);
  return found;
}

/** Whether a release is `than` or a later one. */
export function isAtLeast(release: string, than: string): boolean {
  const a = numbers(release);
  const b = numbers(than);
  for (const i of [0, 1, 2] as const) {
    if (a[i] !== b[i]) return a[i] > b[i];
  }
  return true;
}

type Software = Pick<Identity, 'softwareVersion' | 'system'>;

/** IOS XR numbers its releases on its own; all that is modelled of it is of the policy age. */
function since(software: Software, release: string): boolean {
  return software.system === 'xr' || isAtLeast(software.softwareVersion, release);
}

export type LicensingModel = 'policy' | 'smart' | 'rtu';

/** Which way of licensing a release has (S1 "Upgrades": RTU until 16.8, Smart Licensing from 16.9.1, policy from 17.3.2). */
export function modelOf(software: Software): LicensingModel {
  if (since(software, '17.3.2')) return 'policy';
  return since(software, '16.9.1') ? 'smart' : 'rtu';
}

/** Whether pushes are throttled to one a day: 17.3.6 and 17.6.4 in their trains, everything from 17.9.1 on. */
export function isThrottled(software: Software): boolean {
  if (since(software, '17.9.1')) return true;
  const [major, minor] = numbers(software.softwareVersion);
  if (major !== 17) return false;
  return (minor === 3 && since(software, '17.3.6')) || (minor === 6 && since(software, '17.6.4'));
}

/** Who starts the exchange that a report goes out with. */
export type Initiator = 'device' | 'collector';

/** Whether a report carries a request for a trust code: pushed or saved from 17.7.1 on, pulled from 17.9.1 on. */
export function requestsTrustInReport(software: Software, initiator: Initiator): boolean {
  return since(software, initiator === 'device' ? '17.7.1' : '17.9.1');
}

/** New hardware has a trust code from 17.7.1 on. */
export function hasFactoryTrust(software: Software): boolean {
  return since(software, '17.7.1');
}

/** Hostname and version are synchronised apart from the report from 17.9.1 on. */
export function synchronisesPrivacy(software: Software): boolean {
  return since(software, '17.9.1');
}

/** A request for an authorization code can be saved to a file from 17.7.1 on. */
export function savesAuthorizationRequest(software: Software): boolean {
  return since(software, '17.7.1');
}
