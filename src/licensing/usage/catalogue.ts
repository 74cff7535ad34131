/**
 * The licences there are: how each is enforced and for how long it is bought (S1 "License Enforcement Types",
 * "License Duration"), found by product or by tag.
 */
import { FAMILIES } from './families.ts';
import { ROUTER_LICENSES } from './routers.ts';

export type Enforcement = 'unenforced' | 'enforced' | 'export';
export type Term = 'perpetual' | 'subscription';

/** A licence: `name` is the feature name, `shortName` what stands in brackets behind it. */
export interface License {
  readonly tag: string;
  readonly name: string;
  readonly shortName: string;
  readonly description: string;
  readonly enforcement: Enforcement;
  readonly term: Term;
}

/** A product family of switches whose licences differ, for instance the 48-port models of the 9300. */
export interface Family {
  readonly id: string;
  readonly softwareId: string;
  readonly licenses: Readonly<Record<string, License>>;
  /** How several make one device: a stack, StackWise Virtual of fixed switches, or a chassis with supervisors. */
  readonly kind: 'stack' | 'virtual' | 'modular';
}

export const HSECK9: License = {
  tag: 'regid.2021-05.com.cisco.C9K_HSEC,1.0_90fdf411-3823-45bd-bd8c-5a5d0e0e1ea2',
  name: 'hseck9',
  shortName: 'Cat9K HSEC',
  description: 'HSEC Key for Export Compliance on Cat9K Series Switches',
  enforcement: 'export',
  term: 'perpetual',
};

/** The family of a product identifier: `C9300-48UXM` belongs to `C9300-48`; undefined when it is not known. */
export function familyOf(pid: string): Family | undefined {
  return FAMILIES.find((family) => pid.startsWith(family.id));
}

const BY_TAG = new Map<string, License>([HSECK9, ...ROUTER_LICENSES].map((one) => [one.tag, one]));
for (const family of FAMILIES) {
  for (const one of Object.values(family.licenses)) BY_TAG.set(one.tag, one);
}

/** The licence behind an entitlement tag. A tag that no family has (from a file) gets a plain description. */
export function licenseByTag(tag: string): License {
  const known = BY_TAG.get(tag);
  if (known) return known;
  const name = tag.split(',', 1)[0]?.split('.').pop() ?? tag;
  return { tag, name, shortName: name, description: name, enforcement: 'unenforced', term: 'perpetual' };
}
