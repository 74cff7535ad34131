/** licensing.md 3 Licences. */
import { describe, expect, test } from 'vitest';
import { view } from '../../src/licensing/index.ts';
import { CISCO_DEFAULT, categoryOf } from '../../src/licensing/policy/policy.ts';
import { isAtLeast } from '../../src/licensing/release.ts';
import { familyOf, HSECK9, licenseByTag } from '../../src/licensing/usage/catalogue.ts';
import { hasLevel } from '../../src/licensing/usage/counting.ts';
import { DUAL_9600, SVL_9400, started, summary, system } from './devices.ts';
import { ADVANTAGE, Driver, IDENTITY } from './support.ts';

describe('S1 "License Enforcement Types", "License Duration"', () => {
  test.each([
    ['network-advantage', 'unenforced', 'perpetual', 'perpetual'],
    ['network-essentials', 'unenforced', 'perpetual', 'perpetual'],
    ['dna-advantage', 'unenforced', 'subscription', 'subscription'],
    ['dna-essentials', 'unenforced', 'subscription', 'subscription'],
  ] as const)('%s is %s and %s: policy row %s', (name, enforcement, term, row) => {
    const license = familyOf('C9300-48UXM')!.licenses[name]!;
    expect(license).toMatchObject({ enforcement, term });
    expect(categoryOf(license)).toBe(row);
  });

  test('HSECK9 is export-controlled and perpetual: policy row export', () => {
    expect(HSECK9).toMatchObject({ name: 'hseck9', enforcement: 'export', term: 'perpetual' });
    expect(categoryOf(HSECK9)).toBe('export');
    expect(CISCO_DEFAULT.rules.export).toEqual({ first: 0, ongoing: 0, change: 0 });
  });
});

describe('S2 "Permitted Base and Add-On License Combinations"', () => {
  test.each([
    ['network-essentials', 'dna-essentials', true],
    ['network-advantage', 'dna-essentials', true],
    ['network-advantage', 'dna-advantage', true],
    ['network-essentials', 'dna-advantage', false],
  ] as const)('%s with %s: %s', (base, addon, permitted) => {
    expect(hasLevel('C9300-48UXM', { base, addon })).toBe(permitted);
  });

  test('a base licence alone is fine', () => {
    expect(hasLevel('C9300-48UXM', { base: 'network-essentials' })).toBe(true);
  });

  test('a Catalyst 9600 has the Advantage pair only', () => {
    expect(hasLevel('C9606R', ADVANTAGE)).toBe(true);
    expect(hasLevel('C9606R', { base: 'network-advantage' })).toBe(true);
    expect(hasLevel('C9606R', { base: 'network-essentials', addon: 'dna-essentials' })).toBe(false);
    expect(hasLevel('C9606R', { base: 'network-advantage', addon: 'dna-essentials' })).toBe(false);
    expect(hasLevel('C9500-16X', { base: 'network-essentials' })).toBe(true);
  });

  test('an add-on that may not be there is not counted, its base is', () => {
    const agent = started(IDENTITY, {}, { base: 'network-essentials', addon: 'dna-advantage' });
    expect(summary(agent.state)).toEqual(['network-essentials (C9300-48 Network Essentials) 1 IN USE']);
  });
});

describe('S2 "Configure Base and Add-On Licenses": a level acts after a reload', () => {
  test('the level of the next boot counts, and without its add-on the device runs on its base', () => {
    const agent = started(IDENTITY);
    expect(summary(agent.state)).toHaveLength(2);
    agent.take({ type: 'config-changed', settings: {} });
    expect(summary(agent.state)).toHaveLength(2);
    agent.boot({ level: { base: 'network-advantage' } });
    expect(summary(agent.state)).toEqual(['network-advantage (C9300-48 Network Advantage) 1 IN USE']);
  });

  test('a device without a level uses nothing', () => {
    const agent = new Driver();
    agent.take({ type: 'boot', identity: IDENTITY, level: null, settings: {} });
    expect(view.licenses(agent.state)).toEqual([]);
  });
});

describe('S4 "Considerations and Caveats": counting', () => {
  test.each([
    [
      'a 9300 stack: one of each per switch, grouped by 24 and 48 ports',
      system([
        { pid: 'C9300-24U', sn: 'A' },
        { pid: 'C9300-24T', sn: 'B' },
        { pid: 'C9300-48UXM', sn: 'C' },
      ]),
      [
        'network-advantage (C9300-24 Network Advantage) 2 IN USE',
        'dna-advantage (C9300-24 DNA Advantage) 2 IN USE',
        'network-advantage (C9300-48 Network Advantage) 1 IN USE',
        'dna-advantage (C9300-48 DNA Advantage) 1 IN USE',
      ],
    ],
    [
      'a 9500 pair in StackWise Virtual: one of each per switch',
      system([
        { pid: 'C9500-16X', sn: 'FCW2233A5ZV' },
        { pid: 'C9500-16X', sn: 'FCW2233A5ZY' },
      ]),
      [
        'network-advantage (C9500 Network Advantage) 2 IN USE',
        'dna-advantage (C9500-16X DNA Advantage) 2 IN USE',
      ],
    ],
    [
      'a 9606R with two supervisors: network per supervisor, DNA per chassis',
      DUAL_9600,
      ['network-advantage (C9600-NW-A) 2 IN USE', 'dna-advantage (C9600-DNA-A) 1 IN USE'],
    ],
    [
      'a 9407R with two supervisors',
      system([
        { pid: 'C9407R', sn: 'FXS2115054R' },
        { pid: 'C9407R', sn: 'FXS2115054R' },
      ]),
      [
        'network-advantage (C9400 Network Advantage) 2 IN USE',
        'dna-advantage (C9400 DNA Advantage) 1 IN USE',
      ],
    ],
    [
      'two 9407R in StackWise Virtual: two supervisors, two chassis',
      SVL_9400,
      [
        'network-advantage (C9400 Network Advantage) 2 IN USE',
        'dna-advantage (C9400 DNA Advantage) 2 IN USE',
      ],
    ],
    [
      'a 9500X',
      system([{ pid: 'C9500X-28C8D', sn: 'A' }]),
      ['network-advantage (C9500X_NW_A) 1 IN USE', 'dna-advantage (C9500X_DNA_A) 1 IN USE'],
    ],
  ] as const)('%s', (_what, identity, expected) => {
    expect(summary(started(identity).state)).toEqual(expected);
  });
});

describe('names and tags', () => {
  test('S1 "Table 8": tags of a 9500-16X', () => {
    const { licenses } = familyOf('C9500-16X')!;
    expect(licenses['network-advantage']!.tag).toBe(
      'regid.2017-03.com.cisco.advantagek9-Nyquist-C9500,1.0_f1563759-2e03-4a4c-bec5-5feec525a12c',
    );
    expect(licenses['dna-advantage']!.tag).toBe(
      'regid.2017-07.com.cisco.C9500-DNA-16X-A,1.0_ef3574d1-156b-486a-864f-9f779ff3ee49',
    );
  });

  test('the network licence of the 9500 is one for all models, the DNA licence one for each', () => {
    const of = (pid: string, level: string) => familyOf(pid)!.licenses[level]!;
    expect(of('C9500-40X', 'network-advantage').tag).toBe(of('C9500-16X', 'network-advantage').tag);
    expect(of('C9500-40X', 'dna-advantage').shortName).toBe('C9500-40X DNA Advantage');
    expect(of('C9500-40X', 'dna-advantage').tag).not.toBe(of('C9500-16X', 'dna-advantage').tag);
  });

  test('every licence is found again by its tag, and no tag belongs to two', () => {
    for (const pid of [
      'C9200L-24P-4G',
      'C9300-24U',
      'C9300X-48HX',
      'C9407R',
      'C9500-32QC',
      'C9500X-28C8D',
      'C9606R',
    ]) {
      const tags = Object.values(familyOf(pid)!.licenses).map((one) => {
        expect(licenseByTag(one.tag)).toEqual(one);
        expect(one.tag).toMatch(
          /^regid\.\d{4}-\d\d\.com\.cisco\.[\w-]+,1\.0_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
        );
        return one.tag;
      });
      expect(new Set(tags).size).toBe(4);
    }
  });

  test('a tag nobody knows is shown by its last word', () => {
    expect(licenseByTag('regid.2030-01.com.cisco.FUTURE,1.0_x')).toMatchObject({ name: 'FUTURE' });
  });

  test('releases compare by their numbers', () => {
    expect(isAtLeast('17.15.06', '17.9.1')).toBe(true);
    expect(isAtLeast('17.3.2a', '17.3.2')).toBe(true);
    expect(isAtLeast('17.3.1', '17.3.2')).toBe(false);
    expect(isAtLeast('16.12.4', '17.3.2')).toBe(false);
  });
});
