/**
 * The licences that a router counts. Those of its hardware count always, those of the flexible consumption model while
 * it is configured.
 */
import type { AgentState } from '../../licensing/index.ts';
import type { DeviceProfile, RouterLicense } from '../profiles/profile.ts';

type Features = AgentState['features'];

export type Area = RouterLicense['area'];

function licensesOf({ router }: DeviceProfile): readonly RouterLicense[] {
  return router?.licenses ?? [];
}

/** What is in use when the router first comes up. */
export function firstUse(profile: DeviceProfile, flexibleConsumption: boolean): Features {
  const system = licensesOf(profile).filter(({ area }) => area === 'system');
  return followSwitch(profile, system.map(featureOf), flexibleConsumption);
}

/** What is in use after flexible consumption was switched on or off. */
export function followSwitch(profile: DeviceProfile, before: Features, on: boolean): Features {
  const flexible = licensesOf(profile).filter(({ area }) => area === 'fcm');
  const others = before.filter(({ name }) => !flexible.some((license) => license.name === name));
  return on ? [...flexible.map(featureOf), ...others] : others;
}

const featureOf = ({ name, count }: RouterLicense) => ({ name, count });

/** The part of the system that counts a licence; what no list has belongs to flexible consumption. */
export function areaOf(profile: DeviceProfile, name: string): Area {
  return licensesOf(profile).find((license) => license.name === name)?.area ?? 'fcm';
}
