/**
 * The licences a platform knows: names, entitlement tags, how each is enforced and for how long it is bought.
 * Names and groups: S1 "License Enforcement Types", "License Duration"; S2 "Available Licenses". The tags are
 * the ones that devices show (a tag ends in the UUID Cisco gave it); `unseen` marks one whose UUID no public
 * capture shows, so the UUID here is a stand-in.
 */
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
  /** Whether the export control key HSECK9 exists for it (S2 "When an HSECK9 Key Is Required"). */
  readonly hseck9: boolean;
}

function license(name: string, shortName: string, tag: string, term: Term): License {
  return { tag, name, shortName, description: shortName, enforcement: 'unenforced', term };
}

export const HSECK9: License = {
  tag: 'regid.2021-05.com.cisco.C9K_HSEC,1.0_90fdf411-3823-45bd-bd8c-5a5d0e0e1ea2',
  name: 'hseck9',
  shortName: 'Cat9K HSEC',
  description: 'HSEC Key for Export Compliance on Cat9K Series Switches',
  enforcement: 'export',
  term: 'perpetual',
};

const C9300_SOFTWARE = 'regid.2017-05.com.cisco.C9300,v1_727af1d9-6c39-4444-b301-863f81445b72';

const C9300_48: Family['licenses'] = {
  'network-essentials': license(
    'network-essentials',
    'C9300-48 Network Essentials',
    'regid.2017-05.com.cisco.C9300_48P_NW_essentialsk9,1.0_26ac73af-40c0-4522-8eb6-8a465aea2e83',
    'perpetual',
  ),
  'network-advantage': license(
    'network-advantage',
    'C9300-48 Network Advantage',
    'regid.2017-05.com.cisco.C9300_48P_NW_Advantagek9,1.0_6a224fe3-c92e-4440-a9c1-5d0e53a54015',
    'perpetual',
  ),
  'dna-essentials': license(
    'dna-essentials',
    'C9300-48 DNA Essentials',
    'regid.2017-05.com.cisco.C9300_48P_dna_essentials,1.0_e10dc374-2fa2-43c4-90c3-d73821f94477',
    'subscription',
  ),
  'dna-advantage': license(
    'dna-advantage',
    'C9300-48 DNA Advantage',
    'regid.2017-05.com.cisco.C9300_48P_Dna_Advantage,1.0_60783b06-53ee-484c-b21e-615d3cf6837a',
    'subscription',
  ),
};

const C9300_24: Family['licenses'] = {
  'network-essentials': license(
    'network-essentials',
    'C9300-24 Network Essentials',
    'regid.2017-03.com.cisco.essentialsk9,1.0_90406ae8-385e-43aa-ac98-91da0ea270e2',
    'perpetual',
  ),
  'network-advantage': license(
    'network-advantage',
    'C9300-24 Network Advantage',
    'regid.2017-03.com.cisco.advantagek9,1.0_bd1da96e-ec1d-412b-a50e-53846b347d53',
    'perpetual',
  ),
  'dna-essentials': license(
    'dna-essentials',
    'C9300-24 DNA Essentials',
    // unseen
    'regid.2017-05.com.cisco.c9300_dna_essentials,1.0_00000000-0000-4000-8000-000000009324',
    'subscription',
  ),
  'dna-advantage': license(
    'dna-advantage',
    'C9300-24 DNA Advantage',
    'regid.2017-05.com.cisco.c9300_dna_advantage,1.0_411773c3-2116-4c10-94a4-5d357fe6ff18',
    'subscription',
  ),
};

const FAMILIES: readonly Family[] = [
  { id: 'C9300-48', softwareId: C9300_SOFTWARE, licenses: C9300_48, hseck9: false },
  { id: 'C9300-24', softwareId: C9300_SOFTWARE, licenses: C9300_24, hseck9: false },
  { id: 'C9300X-48', softwareId: C9300_SOFTWARE, licenses: C9300_48, hseck9: true },
  { id: 'C9300X-24', softwareId: C9300_SOFTWARE, licenses: C9300_24, hseck9: true },
];

/** The family of a product identifier: `C9300-48UXM` belongs to `C9300-48`; undefined when it is not known. */
export function familyOf(pid: string): Family | undefined {
  return FAMILIES.find((family) => pid.startsWith(family.id));
}

const BY_TAG = new Map<string, License>([[HSECK9.tag, HSECK9]]);
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
