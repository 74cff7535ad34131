/**
 * Cisco-IOS-XR-smart-license-platform-oper: `show license platform`. Every hour the platform counts what is in use, once a
 * day it tells the agent; both are counted from the start of the router.
 */
import type { JsonObject } from '../../../../codegen/index.ts';
import { type AgentState, MINUTE } from '../../../licensing/index.ts';
import type { StateProvider } from '../../../server/contract.ts';
import type { Device } from '../../device.ts';
import type { DeviceProfile } from '../../profiles/profile.ts';
import { switchesOf } from '../settings.ts';
import { licensesOf, type RouterLicenseView } from '../standing.ts';
import { timeWithDay } from '../times.ts';
import { areaOf } from '../usage.ts';
import { siaStatus, upgradeStatus } from './software.ts';

/** In minutes. */
const COLLECTION_INTERVAL = 60;
const REPORTING_INTERVAL = 1440;
/** Kilobits a second. */
const THROUGHPUT_GAUGE = 1_000_000;

export function platformState({ agent, core, profile }: Device): StateProvider {
  return {
    path: ['Cisco-IOS-XR-smart-license-platform-oper:plat-smart-license'],
    read() {
      const now = core.clock.now();
      const { flexibleConsumption, softwareUpgrade } = switchesOf(core.tree('running'));
      const { state } = agent;
      const common: JsonObject = {
        collection: round(state, now, COLLECTION_INTERVAL),
        reporting: round(state, now, REPORTING_INTERVAL),
        'sia-status': siaStatus(state, now),
        'upgrade-license-status': upgradeStatus(state, now, softwareUpgrade),
      };
      const licenses = licensesOf(state, now);
      return {
        detail: {
          ...common,
          parameters: {
            'collection-interval': COLLECTION_INTERVAL,
            'reporting-interval': REPORTING_INTERVAL,
            'throughput-guage': THROUGHPUT_GAUGE,
          },
          'feature-details': featureDetails(state, profile, licenses, flexibleConsumption, now),
        },
        summary: { ...common, ...summary(state, profile, licenses, now) },
      };
    },
  };
}

/** When a round was last made: the start of the router, then every `interval` minutes. */
function lastRound({ booted }: AgentState, now: number, interval: number): number {
  const length = interval * MINUTE;
  return booted + Math.floor((now - booted) / length) * length;
}

function round(state: AgentState, now: number, interval: number): JsonObject {
  const last = lastRound(state, now, interval);
  return { last: timeWithDay(last), next: timeWithDay(last + interval * MINUTE) };
}

/** What the last report to the agent said of a licence, and what the next one will. */
function count(state: AgentState, { license }: RouterLicenseView, now: number): JsonObject {
  const reported = license.since <= lastRound(state, now, REPORTING_INTERVAL);
  return { last: reported ? license.count : 0, next: license.count };
}

function summary(
  state: AgentState,
  profile: DeviceProfile,
  licenses: readonly RouterLicenseView[],
  now: number,
): JsonObject {
  if (licenses.length === 0) return {};
  return {
    license: licenses.map((one) => ({
      count: count(state, one, now),
      'feature-area': areaOf(profile, one.license.name),
      entitlement: one.license.name,
    })),
  };
}

/** The flexible consumption model: the features in use and what they cost. */
function featureDetails(
  state: AgentState,
  profile: DeviceProfile,
  licenses: readonly RouterLicenseView[],
  active: boolean,
  now: number,
): JsonObject {
  const counted = licenses.filter(({ license }) => areaOf(profile, license.name) === 'fcm');
  const features = active ? (profile.router?.features ?? []) : [];
  return {
    flags: { 'need-running-config': 'yes', 'need-throughput': 'yes' },
    name: 'fcm',
    status: active ? 'active' : 'inactive',
    ...(features.length > 0
      ? {
          'feature-table': features.map(({ feature, location, interfaces }) => ({
            feature,
            location,
            'interface-list': interfaces,
          })),
        }
      : {}),
    ...(counted.length > 0
      ? {
          entitlement: counted.map((one) => ({
            count: count(state, one, now),
            name: one.license.name,
            'entitlement-tag': one.license.tag,
          })),
        }
      : {}),
  };
}
