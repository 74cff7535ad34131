import { c9300 } from './c9300-48uxm.ts';
import { catalysts } from './catalysts.ts';
import type { DeviceProfile } from './profile.ts';

export type { DeviceProfile } from './profile.ts';

const profiles: readonly DeviceProfile[] = [c9300, ...catalysts];

export const defaultProfile = c9300.name;
export const profileNames: readonly string[] = profiles.map(({ name }) => name);

/** The profile of a name, the default one without; throws an Error that lists the names there are. */
export function findProfile(name: string = defaultProfile): DeviceProfile {
  const profile = profiles.find((one) => one.name === name);
  if (!profile) throw new Error(`there is no profile "${name}": choose one of ${profileNames.join(', ')}`);
  return profile;
}
