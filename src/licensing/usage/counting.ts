/**
 * Which licences are in use, and how many of each. Counts follow the configuration, not the purchase.
 * S2 "Base and Add-On Licenses", "Guidelines for Using Base and Add-On Licenses"; S1 "License Duration".
 */
import type { Identity } from '../state.ts';
import { familyOf, HSECK9, type License } from './catalogue.ts';

export type BaseLevel = 'network-essentials' | 'network-advantage';
export type AddOn = 'dna-essentials' | 'dna-advantage';

/** The boot level in effect: a base licence and, if any, the subscription on top of it. */
export interface BootLevel {
  readonly base: BaseLevel;
  readonly addon?: AddOn | undefined;
}

/** A feature that needs a licence beside the boot level, such as IPsec needing `hseck9`. */
export interface FeatureUse {
  readonly name: string;
  readonly count: number;
}

export interface Count {
  readonly license: License;
  readonly count: number;
}

/**
 * Whether a base and an add-on go together: NE+DNA-E, NA+DNA-E and NA+DNA-A do, NE+DNA-A does not
 * (S2 "Permitted Base and Add-On License Combinations").
 */
export function isPermittedLevel(level: BootLevel): boolean {
  return !(level.base === 'network-essentials' && level.addon === 'dna-advantage');
}

/**
 * The licences in use. On stackable switches every switch counts one base licence and one add-on, grouped by
 * model. The export key counts once, however large the stack, because only the active switch uses it.
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
    for (const unit of identity.units) {
      const family = familyOf(unit.pid);
      add(family?.licenses[level.base]);
      if (level.addon && isPermittedLevel(level)) add(family?.licenses[level.addon]);
    }
  }
  for (const feature of features) {
    if (feature.name === HSECK9.name && feature.count > 0) add(HSECK9);
  }
  return [...counts.values()];
}
