/** `show license` against the layouts of S1 and S2: labels, their order, columns, blank lines. */
import { describe, expect, test } from 'vitest';
import type { AgentState } from '../../src/licensing/index.ts';
import { licenseShows } from '../../src/shell/commands/show/license.ts';
import type { CommandContext } from '../../src/shell/session/context.ts';
import { T0, testShell } from './support.ts';

const shell = testShell();
const fresh = shell.device.agent.state;

/** What `show license WORD` prints of a state. */
function show(word: string, state: AgentState = fresh): string[] {
  const command = licenseShows.find(({ syntax }) => (syntax[2] as { word?: string }).word === word)!;
  const device = { agent: { state }, core: { clock: { now: () => T0 } } };
  return [...((command.run({ device } as unknown as CommandContext, new Map()) ?? []) as string[])];
}

/** Labels and headings, with their indentation: the layout without the values. */
const labels = (lines: readonly string[]) => lines.map((line) => line.replace(/^(\s*[^:]+:)\s.*$/, '$1'));

const unit = (pid: string, sn: string, role: 'active' | 'standby' | 'member') => ({ pid, sn, role });
const HSEC = 'regid.2021-05.com.cisco.C9K_HSEC,1.0_90fdf411-3823-45bd-bd8c-5a5d0e0e1ea2';
const at = (text: string) => Date.parse(`${text}Z`);

/** The stack of S2 "Example for C9300X: Adding a Member to a Stack". */
function stack(): AgentState {
  const units = [
    unit('C9300X-24HX', 'FOC2519L8R7', 'active'),
    unit('C9300X-48HXN', 'FOC2524L39P', 'standby'),
    unit('C9300X-48HX', 'FOC2516LC92', 'member'),
  ] as const;
  const code = (index: number, confirmation: string) => ({
    ...{ pid: units[index]!.pid, sn: units[index]!.sn, lastReturn: '' },
    installed: at('2021-12-03T18:51:56'),
    confirmation,
    entitlements: [{ tag: HSEC, count: 1 }],
  });
  return {
    ...fresh,
    identity: { ...fresh.identity, units },
    usage: [...fresh.usage, { tag: HSEC, count: 1, since: T0 }],
    account: { smartAccount: 'Eg-SA', virtualAccount: 'Eg-VA', asOf: at('2021-12-03T18:51:59') },
    authorizations: [code(0, 'fa4c0d80'), code(1, '450243e2')],
    trust: units.slice(0, 2).map(({ pid, sn }) => ({
      ...{ pid, sn, source: 'cssm' as const, id: 'x' },
      installed: at('2021-12-03T18:32:37'),
    })),
    settings: { transport: 'smart', urlDefault: true },
    policy: {
      name: 'Custom Policy',
      ackRequired: true,
      installed: at('2021-12-03T18:32:37'),
      rules: {
        perpetual: { first: 365, ongoing: 0, change: 90 },
        subscription: { first: 90, ongoing: 90, change: 90 },
        enforced: { first: 365, ongoing: 90, change: 90 },
        export: { first: 365, ongoing: 90, change: 90 },
      },
    },
  };
}

const POLICY = [
  'Policy:',
  '  Policy in use:',
  '  Reporting ACK required:',
  ...[
    'Unenforced/Non-Export Perpetual',
    'Unenforced/Non-Export Subscription',
    'Enforced (Perpetual/Subscription) License',
    'Export (Perpetual/Subscription) License',
  ].flatMap((title) => [
    `  ${title} Attributes:`,
    '    First report requirement (days):',
    '    Reporting frequency (days):',
    '    Report on change (days):',
  ]),
];
const REPORTING = [
  'Usage Reporting:',
  '  Last ACK received:',
  '  Next ACK deadline:',
  '  Reporting push interval:',
  '  Next ACK push check:',
  '  Next report push:',
  '  Last report push:',
  '  Last report file write:',
];
const PRIVACY = [
  'Data Privacy:',
  '  Sending Hostname:',
  '    Callhome hostname privacy:',
  '    Smart Licensing hostname privacy:',
  '  Version privacy:',
];

describe('show license summary', () => {
  test('columns of the table', () => {
    const lines = show('summary', stack());
    expect(lines).toEqual([
      'Account Information:',
      '  Smart Account: Eg-SA As of Dec 03 18:51:59 2021 UTC',
      '  Virtual Account: Eg-VA',
      '',
      'License Usage:',
      '  License                 Entitlement Tag               Count Status',
      '  -----------------------------------------------------------------------------',
      '  network-advantage       (C9300-48 Network Advan...)       1 IN USE',
      '  dna-advantage           (C9300-48 DNA Advantage)          1 IN USE',
      '  C9K HSEC                (Cat9K HSEC)                      1 IN USE',
      '',
    ]);
  });

  test('without an account, with nothing in use', () => {
    const lines = show('summary', { ...fresh, usage: [] });
    expect(lines.slice(1, 3)).toEqual(['  Smart Account: <none>', '  Virtual Account: <none>']);
    expect(lines).toContain('  No licenses in use');
  });

  test('a key that is not used', () => {
    const state = { ...stack(), usage: [{ tag: HSEC, count: 0, since: T0 }] };
    expect(show('summary', state)).toContain(
      '  C9K HSEC                (Cat9K HSEC)                      0 NOT IN USE',
    );
  });
});

describe('show license status', () => {
  test('labels in their order', () => {
    expect(labels(show('status'))).toEqual([
      '',
      ...['Utility:', '  Status:', ''],
      ...['Smart Licensing Using Policy:', '  Status:', ''],
      ...['Account Information:', '  Smart Account:', '  Virtual Account:', ''],
      ...[...PRIVACY, ''],
      ...['Transport:', '  Type:', '  Cslu address:', '  Proxy:', '    Not Configured', ''],
      ...[...POLICY, ''],
      ...['Miscellaneous:', '  Custom Id:', ''],
      ...[...REPORTING, ''],
      ...['Trust Code Installed:', ''],
    ]);
  });

  test('values of a new device', () => {
    const lines = show('status');
    expect(lines).toEqual(
      expect.arrayContaining([
        '  Policy in use: Merged from multiple sources.',
        '  Reporting ACK required: yes (CISCO default)',
        '    First report requirement (days): 365 (CISCO default)',
        '  Last ACK received: <none>',
        '  Next ACK deadline: Apr 05 10:00:00 2026 UTC',
        '  Reporting push interval: 30 days',
        '  Next report push: Jan 05 10:02:00 2026 UTC',
        'Trust Code Installed: <none>',
        '  Custom Id: <empty>',
      ]),
    );
  });

  test('an installed policy, trust codes, smart transport', () => {
    const lines = show('status', stack());
    expect(lines).toEqual(
      expect.arrayContaining([
        '  Policy in use: Installed On Dec 03 18:32:37 2021 UTC',
        '  Policy name: Custom Policy',
        '    Reporting frequency (days): 90 (Customer Policy)',
        '  Type: Smart',
        '  URL: https://smartreceiver.cisco.com/licservice/license',
      ]),
    );
    expect(lines.slice(lines.indexOf('Trust Code Installed:'))).toEqual([
      'Trust Code Installed:',
      '  Active: PID:C9300X-24HX,SN:FOC2519L8R7',
      '    INSTALLED on Dec 03 18:32:37 2021 UTC',
      '  Standby: PID:C9300X-48HXN,SN:FOC2524L39P',
      '    INSTALLED on Dec 03 18:32:37 2021 UTC',
      '  Member: PID:C9300X-48HX,SN:FOC2516LC92',
      '    NOT INSTALLED',
      '',
    ]);
  });

  test.each([
    ['off', ['  Type: Transport Off']],
    ['callhome', ['  Type: Callhome']],
    ['automatic', ['  Type: cslu', '  Cslu address: <empty>', '  Proxy:', '    Not Configured']],
  ] as const)('transport %s', (transport, expected) => {
    const lines = show('status', { ...fresh, settings: { transport } });
    const from = lines.indexOf('Transport:') + 1;
    expect(lines.slice(from, lines.indexOf('', from))).toEqual(expected);
  });
});

describe('show license usage', () => {
  test('labels in their order', () => {
    const license = [
      'Description',
      'Count',
      'Version',
      'Status',
      'Export status',
      'Feature Name',
      'Feature Description',
      'Enforcement type',
      'License type',
    ];
    const lines = show('usage');
    expect(lines.slice(0, 4)).toEqual([
      'License Authorization:',
      '  Status: Not Applicable',
      '',
      'network-advantage (C9300-48 Network Advantage):',
    ]);
    expect(labels(lines).slice(4, 13)).toEqual(license.map((label) => `  ${label}:`));
    expect(lines.filter((line) => line.includes('License type'))).toEqual([
      '  License type: Perpetual',
      '  License type: Subscription',
    ]);
  });

  test('the export key', () => {
    const lines = show('usage', stack());
    const from = lines.indexOf('C9K HSEC (Cat9K HSEC):');
    expect(lines.slice(from + 1, from + 10)).toEqual([
      '  Description: HSEC Key for Export Compliance on Cat9K Series Switches',
      '  Count: 1',
      '  Version: 1.0',
      '  Status: IN USE',
      '  Export status: RESTRICTED - ALLOWED',
      '  Feature Name: hseck9',
      '  Feature Description: hseck9',
      '  Enforcement type: EXPORT RESTRICTED',
      '  License type: Export',
    ]);
  });
});

test('show license udi, alone and in a stack', () => {
  expect(show('udi')).toEqual(['UDI: PID:C9300-48UXM,SN:FOC2713X0AB', '']);
  expect(show('udi', stack())).toEqual([
    'UDI: PID:C9300X-24HX,SN:FOC2519L8R7',
    '',
    'HA UDI List:',
    '  Active:PID:C9300X-24HX,SN:FOC2519L8R7',
    '  Standby:PID:C9300X-48HXN,SN:FOC2524L39P',
    '  Member:PID:C9300X-48HX,SN:FOC2516LC92',
    '',
  ]);
});

describe('show license authorization', () => {
  test('in the order and words of S2', () => {
    expect(show('authorization', stack())).toEqual([
      'Overall status:',
      '  Active: PID:C9300X-24HX,SN:FOC2519L8R7',
      '      Status: SMART AUTHORIZATION INSTALLED on Dec 03 18:51:56 2021 UTC',
      '      Last Confirmation code: fa4c0d80',
      '  Standby: PID:C9300X-48HXN,SN:FOC2524L39P',
      '      Status: SMART AUTHORIZATION INSTALLED on Dec 03 18:51:56 2021 UTC',
      '      Last Confirmation code: 450243e2',
      '  Member: PID:C9300X-48HX,SN:FOC2516LC92',
      '      Status: NOT INSTALLED',
      '',
      'Authorizations:',
      '  C9K HSEC (Cat9K HSEC):',
      '    Description: HSEC Key for Export Compliance on Cat9K Series Switches',
      '    Total available count: 2',
      '    Enforcement type: EXPORT RESTRICTED',
      '    Term information:',
      '      Active: PID:C9300X-24HX,SN:FOC2519L8R7',
      '        Authorization type: SMART AUTHORIZATION INSTALLED',
      '        License type: PERPETUAL',
      '        Term Count: 1',
      '      Standby: PID:C9300X-48HXN,SN:FOC2524L39P',
      '        Authorization type: SMART AUTHORIZATION INSTALLED',
      '        License type: PERPETUAL',
      '        Term Count: 1',
      '',
      'Purchased Licenses:',
      '  No Purchase Information Available',
      '',
    ]);
  });

  test('a subscription has its dates (S1 "show license all" after SLR)', () => {
    const state = stack();
    const [first] = state.authorizations;
    const tag = 'regid.2017-07.com.cisco.C9500-DNA-16X-A,1.0_ef3574d1-156b-486a-864f-9f779ff3ee49';
    const term = { start: Date.UTC(2020, 2, 17), end: Date.UTC(2021, 2, 17) };
    const reserved = { ...first!, reserved: 'specific' as const, entitlements: [{ tag, count: 1, term }] };
    const lines = show('authorization', { ...state, authorizations: [reserved] });
    const at = lines.indexOf('        License type: TERM');
    expect(lines.slice(at + 1, at + 4)).toEqual([
      '        Start Date: 2020-MAR-17 UTC',
      '        End Date: 2021-MAR-17 UTC',
      '        Term Count: 1',
    ]);
  });

  test('after a return', () => {
    const state = stack();
    const [first, ...others] = state.authorizations;
    const returned = {
      ...first!,
      installed: 0,
      confirmation: '',
      entitlements: [],
      lastReturn: 'Cr9JHx-L1x5Rj',
    };
    expect(show('authorization', { ...state, authorizations: [returned, ...others] }).slice(1, 4)).toEqual([
      '  Active: PID:C9300X-24HX,SN:FOC2519L8R7',
      '      Status: NOT INSTALLED',
      '      Last return code: Cr9JHx-L1x5Rj',
    ]);
  });
});

describe('show license all', () => {
  test('headings, and sections in their order', () => {
    const lines = show('all', stack());
    const headings = lines.filter((_, index) => /^=+$/.test(lines[index + 1] ?? ''));
    expect(headings).toEqual([
      'Smart Licensing Status',
      'License Usage',
      'Product Information',
      'Agent Version',
      'License Authorizations',
      'Usage Report Summary:',
    ]);
    for (const [index, line] of lines.entries()) {
      if (/^=+$/.test(line)) expect(line).toHaveLength(lines[index - 1]!.length);
    }
    const sections = lines.filter((line) => /^\S.*:$/.test(line) && !line.includes('('));
    expect(sections).toEqual([
      'Export Authorization Key:',
      'Utility:',
      'Smart Licensing Using Policy:',
      'Account Information:',
      'Data Privacy:',
      'Transport:',
      'Miscellaneous:',
      'Policy:',
      'Usage Reporting:',
      'Trust Code Installed:',
      'HA UDI List:',
      'Overall status:',
      'Authorizations:',
      'Purchased Licenses:',
      'Usage Report Summary:',
    ]);
  });

  test('the counters at the end', () => {
    expect(show('all').slice(-4)).toEqual([
      'Total: 2,  Purged: 0',
      'Total Acknowledged Received: 0,  Waiting for Ack: 0',
      'Available to Report: 0  Collecting Data: 2',
      '',
    ]);
  });
});

describe('the model before policy mode', () => {
  const forced = (condition: 'evaluation' | 'registered' | 'registration-failed' | 'out-of-compliance') => {
    const { device } = testShell();
    device.agent.dispatch({ type: 'force', condition, smartAccount: 'Eg-SA-01', virtualAccount: 'Eg-VA-01' });
    return device.agent.state;
  };

  test('evaluation', () => {
    const lines = show('summary', forced('evaluation'));
    expect(lines[0]).toBe('Smart Licensing is ENABLED');
    expect(lines).toEqual(
      expect.arrayContaining([
        'Registration:',
        '  Status: UNREGISTERED',
        '  Export-Controlled Functionality: NOT ALLOWED',
        'License Authorization:',
        '  Status: EVAL MODE',
        '  License                 Entitlement tag               Count Status',
        '                          (C9300-48 Network Advan...)       1 EVAL MODE',
      ]),
    );
    expect(lines.some((line) => /^ {2}Evaluation Period Remaining: \d+ days?, /.test(line))).toBe(true);
  });

  test('registered', () => {
    const state = forced('registered');
    const registration = labels(show('status', state));
    const from = registration.indexOf('Registration:');
    expect(registration.slice(from, from + 9)).toEqual([
      'Registration:',
      '  Status:',
      '  Smart Account:',
      '  Virtual Account:',
      '  Export-Controlled Functionality:',
      '  Initial Registration:',
      '  Last Renewal Attempt:',
      '  Next Renewal Attempt:',
      '  Registration Expires:',
    ]);
    expect(show('status', state)).toEqual(
      expect.arrayContaining([
        '  Status: REGISTERED',
        '  Smart Account: Eg-SA-01',
        '  Last Renewal Attempt: None',
      ]),
    );
  });

  test('a registration that failed, with its reason', () => {
    const lines = show('status', forced('registration-failed'));
    expect(lines).toContain('  Status: UNREGISTERED - REGISTRATION FAILED');
    expect(lines.some((line) => line.startsWith('  Initial Registration: FAILED on Jan 05'))).toBe(true);
    expect(lines.some((line) => line.startsWith('    Failure reason: '))).toBe(true);
  });

  test('out of compliance', () => {
    const state = forced('out-of-compliance');
    expect(
      show('status', state).some((line) => line.startsWith('  Status: OUT OF COMPLIANCE on Jan 05')),
    ).toBe(true);
    expect(show('summary', state)).toContain('  Status: OUT OF COMPLIANCE');
    expect(show('usage', state)).toContain('  Status: OUT OF COMPLIANCE');
  });
});

describe('a reservation from before', () => {
  test('is shown as reserved', () => {
    const state = stack();
    const [first] = state.authorizations;
    const reserved = { ...state, authorizations: [{ ...first!, reserved: 'specific' as const }] };
    expect(show('summary', reserved)[0]).toBe('License Reservation is ENABLED');
    expect(show('status', reserved)).toContain('License Reservation is ENABLED');
    expect(show('reservation', reserved)).toEqual(
      expect.arrayContaining([
        'License reservation: ENABLED',
        'Overall status:',
        '      Reservation status: SPECIFIC INSTALLED on Dec 03 18:51:56 2021 UTC',
        '      Last Confirmation code: fa4c0d80',
        'Specified license reservations:',
        '    Total reserved count: 1',
      ]),
    );
    expect(show('usage', reserved)).toContain('    Reservation status: SPECIFIC INSTALLED');
  });

  test('or there is none', () => {
    expect(show('reservation')).toEqual(['License reservation: DISABLED', '']);
  });
});
