/**
 * The licences of each product family: names and groups as S1 "License Enforcement Types" and S2 "Available
 * Licenses", "Required Tasks After Installing" show them. A tag ends in the UUID Cisco gave it; where no public
 * capture shows it the tag here is a stand-in (`standIn`).
 */
import type { Family, License, Term } from './catalogue.ts';

const LEVELS = [
  ['network-essentials', 'Network Essentials', 'perpetual'],
  ['network-advantage', 'Network Advantage', 'perpetual'],
  ['dna-essentials', 'DNA Essentials', 'subscription'],
  ['dna-advantage', 'DNA Advantage', 'subscription'],
] as const satisfies readonly (readonly [string, string, Term])[];

type Level = (typeof LEVELS)[number][0];

/** A tag for a licence whose real one is not known: the same text gives the same tag. */
function standIn(short: string): string {
  let hash = 7;
  for (const char of short) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0;
  const name = short.replace(/[^A-Za-z0-9]+/g, '_');
  return `regid.2017-07.com.cisco.${name},1.0_00000000-0000-4000-8000-${hash.toString(16).padStart(12, '0')}`;
}

function licenses(
  shortName: (level: Level, words: string) => string,
  tags: Partial<Record<Level, string>> = {},
): Readonly<Record<string, License>> {
  return Object.fromEntries(
    LEVELS.map(([name, words, term]) => {
      const short = shortName(name, words);
      const tag = tags[name] ?? standIn(short);
      return [name, { tag, name, shortName: short, description: short, enforcement: 'unenforced', term }];
    }),
  );
}

const plain = (prefix: string) => (_level: Level, words: string) => `${prefix} ${words}`;

const C9300_SOFTWARE = 'regid.2017-05.com.cisco.C9300,v1_727af1d9-6c39-4444-b301-863f81445b72';
const software = (name: string) => `regid.2017-05.com.cisco.${name},v1_00000000-0000-4000-8000-000000000000`;

const C9300_48 = licenses(plain('C9300-48'), {
  'network-essentials':
    'regid.2017-05.com.cisco.C9300_48P_NW_essentialsk9,1.0_26ac73af-40c0-4522-8eb6-8a465aea2e83',
  'network-advantage':
    'regid.2017-05.com.cisco.C9300_48P_NW_Advantagek9,1.0_6a224fe3-c92e-4440-a9c1-5d0e53a54015',
  'dna-essentials':
    'regid.2017-05.com.cisco.C9300_48P_dna_essentials,1.0_e10dc374-2fa2-43c4-90c3-d73821f94477',
  'dna-advantage': 'regid.2017-05.com.cisco.C9300_48P_Dna_Advantage,1.0_60783b06-53ee-484c-b21e-615d3cf6837a',
});

const C9300_24 = licenses(plain('C9300-24'), {
  'network-essentials': 'regid.2017-03.com.cisco.essentialsk9,1.0_90406ae8-385e-43aa-ac98-91da0ea270e2',
  'network-advantage': 'regid.2017-03.com.cisco.advantagek9,1.0_bd1da96e-ec1d-412b-a50e-53846b347d53',
  'dna-essentials': 'regid.2017-05.com.cisco.c9300_dna_essentials,1.0_00000000-0000-4000-8000-000000009324',
  'dna-advantage': 'regid.2017-05.com.cisco.c9300_dna_advantage,1.0_411773c3-2116-4c10-94a4-5d357fe6ff18',
});

const C9500_NETWORK = {
  'network-advantage':
    'regid.2017-03.com.cisco.advantagek9-Nyquist-C9500,1.0_f1563759-2e03-4a4c-bec5-5feec525a12c',
} as const;

/** The network licence of the 9500 is one for all models since 16.12.3, the DNA licence one for each. */
function c9500(model: string): Family {
  const dna =
    model === '16X'
      ? {
          'dna-advantage': 'regid.2017-07.com.cisco.C9500-DNA-16X-A,1.0_ef3574d1-156b-486a-864f-9f779ff3ee49',
        }
      : {};
  return {
    id: `C9500-${model}`,
    softwareId: software('C9500'),
    kind: 'virtual',
    licenses: licenses(
      (level, words) => (level.startsWith('network') ? `C9500 ${words}` : `C9500-${model} ${words}`),
      { ...C9500_NETWORK, ...dna },
    ),
  };
}

const CODES: Record<Level, string> = {
  'network-essentials': 'NW_E',
  'network-advantage': 'NW_A',
  'dna-essentials': 'DNA_E',
  'dna-advantage': 'DNA_A',
};

/** In the order in which a product identifier is compared: the first that fits counts. */
export const FAMILIES: readonly Family[] = [
  { id: 'C9300X-48', softwareId: C9300_SOFTWARE, kind: 'stack', licenses: C9300_48 },
  { id: 'C9300X-24', softwareId: C9300_SOFTWARE, kind: 'stack', licenses: C9300_24 },
  { id: 'C9300X-12', softwareId: C9300_SOFTWARE, kind: 'stack', licenses: C9300_24 },
  { id: 'C9300L-48', softwareId: C9300_SOFTWARE, kind: 'stack', licenses: C9300_48 },
  { id: 'C9300L-24', softwareId: C9300_SOFTWARE, kind: 'stack', licenses: C9300_24 },
  { id: 'C9300-48', softwareId: C9300_SOFTWARE, kind: 'stack', licenses: C9300_48 },
  { id: 'C9300-24', softwareId: C9300_SOFTWARE, kind: 'stack', licenses: C9300_24 },
  ...['C9200L-48', 'C9200L-24', 'C9200-48', 'C9200-24'].map(
    (id): Family => ({ id, softwareId: software('C9200'), kind: 'stack', licenses: licenses(plain(id)) }),
  ),
  { id: 'C94', softwareId: software('C9400'), kind: 'modular', licenses: licenses(plain('C9400')) },
  ...['12Q', '16X', '24Q', '24Y4C', '32C', '32QC', '40X', '48Y4C'].map(c9500),
  {
    id: 'C9500X',
    softwareId: software('C9500X'),
    kind: 'virtual',
    licenses: licenses((level) => `C9500X_${CODES[level]}`),
  },
  {
    id: 'C96',
    softwareId: software('C9600'),
    kind: 'modular',
    licenses: licenses((level) => `C9600-${CODES[level].replace('_', '-')}`),
  },
];
