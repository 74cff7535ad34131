/**
 * Where the key HSECK9 exists: product, release and redundancy. S2 "When an HSECK9 Key Is Required and Which
 * Products Support It", "High Availability Considerations"; S0 "Authorization Code Requirements ...". The
 * feature behind it is IPsec on 9300X and 9400X, WAN MACsec on 9500X and 9600. A Catalyst 9600 needs the line
 * card C9600-LC-40YL4CD beside Supervisor Engine 2; where a profile lists no line cards they are taken as there.
 */
import { type Redundancy, redundancyOf } from '../ha/units.ts';
import { isAtLeast } from '../release.ts';
import type { Identity, Unit } from '../state.ts';

export type CryptoFeature = 'IPsec' | 'WAN MACsec';

interface Support {
  readonly feature: CryptoFeature;
  readonly since: string;
  readonly redundancy: readonly Redundancy[];
  fits(unit: Unit): boolean;
}

const LINE_CARD = 'C9600-LC-40YL4CD';

const SUPPORT: readonly Support[] = [
  {
    feature: 'IPsec',
    since: '17.6.2',
    redundancy: ['standalone', 'stack'],
    fits: (unit) => unit.pid.startsWith('C9300X-'),
  },
  {
    feature: 'WAN MACsec',
    since: '17.8.1',
    redundancy: ['standalone'],
    fits: (unit) => unit.pid.startsWith('C9500X-'),
  },
  {
    feature: 'WAN MACsec',
    since: '17.8.1',
    redundancy: ['standalone', 'dual-supervisor'],
    fits: (unit) =>
      unit.pid.startsWith('C96') &&
      unit.supervisor === 'C9600X-SUP-2' &&
      (unit.lineCards === undefined || unit.lineCards.includes(LINE_CARD)),
  },
  {
    feature: 'IPsec',
    since: '17.11.1',
    redundancy: ['standalone', 'dual-supervisor', 'virtual'],
    fits: (unit) => /^C94\d\dR$/.test(unit.pid) && /^C9400X-SUP-2(XL)?$/.test(unit.supervisor ?? ''),
  },
];

/** The feature that the key is for on this device; undefined where there is no key. */
export function keyFeature(identity: Identity): CryptoFeature | undefined {
  const { units, softwareVersion } = identity;
  const found = SUPPORT.find((one) => units.every((unit) => one.fits(unit)));
  if (!found || !isAtLeast(softwareVersion, found.since)) return undefined;
  return found.redundancy.includes(redundancyOf(identity)) ? found.feature : undefined;
}

/** Whether `request replace` exists: it does not on Catalyst 9400 in StackWise Virtual. */
export function canReplace(identity: Identity): boolean {
  return !(identity.units[0].pid.startsWith('C94') && redundancyOf(identity) === 'virtual');
}
