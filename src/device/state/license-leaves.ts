import type { view } from '../../licensing/index.ts';

type License = Pick<ReturnType<typeof view.licenses>[number], 'tag' | 'shortName' | 'name' | 'description'>;

/** What every list of licences begins with, in the models of IOS XE and IOS XR. */
export function licenseLeaves({ tag, shortName, name, description }: License) {
  return {
    'entitlement-tag': tag,
    'short-name': shortName,
    'license-name': name,
    description,
  };
}
