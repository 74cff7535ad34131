/**
 * Which licences are in use, and how many of each. Counts follow the configuration, not the purchase.
 * S2 "Base and Add-On Licenses", "Guidelines for Using Base and Add-On Licenses"; S1 "License Duration".
 */
import type { Identity } from '../state.ts';
import { familyOf, HSECK9, type License } from './catalogue.ts';
import { routerLicense } from './routers.ts';

export type BaseLevel = 'network-essentials' | 'network-advantage';
type AddOn = 'dna-essentials' | 'dna-advantage';

/** The boot level in effect: a base licence and, if any, the subscription on top of it. */
export interface BootLevel {
  readonly base: BaseLevel;
  readonly addon?: AddOn | undefined;
}

/** A feature that needs a licence beside the boot level, such as IPsec needing `hseck9`. */
export interface FeatureUse {
  readonly name: string;
  readonly count: number;
  /** Not configured any more, but the key was not released yet. */
  readonly held?: true;
}

export interface Count {
  readonly license: License;
  readonly count: number;
}

/**
 * Whether a base and an add-on go together: NE+DNA-E, NA+DNA-E and NA+DNA-A do, NE+DNA-A does not
 * (S2 "Permitted Base and Add-On License Combinations").
 */
function isPermittedLevel(level: BootLevel): boolean {
  return !(level.base === 'network-essentials' && level.addon === 'dna-advantage');
}

/** Whether a product has a level: the Catalyst 9600 has the Advantage pair only. */
export function hasLevel(pid: string, level: BootLevel): boolean {
  if (!isPermittedLevel(level)) return false;
  if (!pid.startsWith('C96')) return true;
  return level.base === 'network-advantage' && level.addon !== 'dna-essentials';
}

/**
 * The licences in use. Every stacked or virtually stacked switch counts one base licence and one add-on, grouped
 * by model; a modular system counts a base licence for each supervisor and an add-on for each chassis (S4
 * "Considerations and Caveats"). The export key counts once, however many keys there are, because only the
 * active uses one. A router counts as many as its hardware and interfaces need (S3).
 */
export function countLicenses(
  identity: Identity,
  level: BootLevel | null,
  features: readonly FeatureUse[],
): readonly Count[] {
  const counts = new Map<string, Count>();
  const add = (license: License | undefined) => {
    if (!license) return;
    counts.set(license.tag, { license, count: (counts.get(license.tag)?.count ?? 0) + 1 });
  };
  if (level) {
    const chassis = new Set<string>();
    for (const unit of identity.units) {
      const family = familyOf(unit.pid);
      add(family?.licenses[level.base]);
      const counted = family?.kind === 'modular' && chassis.has(unit.sn);
      chassis.add(unit.sn);
      if (level.addon && !counted && isPermittedLevel(level)) add(family?.licenses[level.addon]);
    }
  }
  for (const feature of features) {
    if (feature.count === 0) continue;
    if (feature.name === HSECK9.name) add(HSECK9);
    const license = identity.system === 'xr' ? routerLicense(feature.name) : undefined;
    if (license) counts.set(license.tag, { license, count: feature.count });
  }
  return [...counts.values()];
}
