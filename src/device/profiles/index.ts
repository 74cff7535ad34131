import { cisco8201 } from './8201.ts';
import { asr9006 } from './asr9006.ts';
import { c9300 } from './c9300-48uxm.ts';
import { catalysts } from './catalysts.ts';
import { ncs5501 } from './ncs5501.ts';
import type { DeviceProfile } from './profile.ts';

export type { DeviceProfile } from './profile.ts';

const profiles: readonly DeviceProfile[] = [c9300, ...catalysts, asr9006, ncs5501, cisco8201];

export const defaultProfile = c9300.name;
export const profileNames: readonly string[] = profiles.map(({ name }) => name);

/** The profile of a name, the default one without; throws an Error that lists the names there are. */
export function findProfile(name: string = defaultProfile): DeviceProfile {
  const profile = profiles.find((one) => one.name === name);
  if (!profile) throw new Error(`there is no profile "${name}": choose one of ${profileNames.join(', ')}`);
  return profile;
}
