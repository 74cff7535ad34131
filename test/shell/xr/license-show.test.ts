/** `show license` of IOS XR against the samples of S3: labels, their order, columns, dates. */
import { describe, expect, test } from 'vitest';
import type { Device } from '../../../src/device/device.ts';
import type { AgentState } from '../../../src/licensing/index.ts';
import * as license from '../../../src/shell/layout/xr/license.ts';
import { testShell } from '../support.ts';

const { device } = testShell({ profile: 'asr9006' });
const fresh = device.agent.state;
const at = (text: string) => Date.parse(`${text}Z`);

/** The router of S3 "Upgrade devices with SSM On-Prem", with the account of "Manage licenses on SSM On-Prem". */
const trusted: AgentState = {
  ...fresh,
  identity: {
    ...fresh.identity,
    units: [
      { pid: 'ASR-9006-AC', sn: 'FOX1605GNAH', role: 'active' },
      { pid: 'ASR-9006-AC', sn: 'FOX1605GNAH', role: 'standby' },
    ],
  },
  account: { smartAccount: 'BU A9000', virtualAccount: 'A9000', asOf: at('2024-03-19T09:53:21') },
  settings: { csluUrl: 'https://192.0.2.1/cslu/v1/pi/SATELLITE9-1' },
  trust: [
    { pid: 'ASR-9006-AC', sn: 'FOX1605GNAH', source: 'cssm', id: 'x', installed: at('2024-03-19T14:20:59') },
  ],
};
const clock = { now: () => at('2024-03-20T00:00:00') };
const router = (state: AgentState): Device =>
  ({ ...device, agent: { state }, core: { ...device.core, clock } }) as unknown as Device;
/** Empty lines are lost in the samples. */
const shown = (layout: (device: Device) => readonly string[], state = trusted) =>
  layout(router(state)).filter((line) => line !== '');

const rule = (title: string, ...[first, ongoing, change]: readonly number[]) => [
  `  ${title} Attributes:`,
  `    First report requirement (days): ${first} (CISCO default)`,
  `    Reporting frequency (days): ${ongoing} (CISCO default)`,
  `    Report on change (days): ${change} (CISCO default)`,
];

const STATUS_TO_POLICY = [
  'Utility:',
  '  Status: DISABLED',
  'Smart Licensing Using Policy:',
  '  Status: ENABLED',
  'Account Information:',
  '  Smart Account: BU A9000 As of Mar 19 2024 09:53:21 UTC',
  '  Virtual Account: A9000',
  'Data Privacy:',
  '  Sending Hostname: yes',
  '    Callhome hostname privacy: DISABLED',
  '    Smart Licensing hostname privacy: DISABLED',
  '  Version privacy: DISABLED',
  'Transport:',
  '  Type: cslu',
  '  Cslu address: https://192.0.2.1/cslu/v1/pi/SATELLITE9-1',
  '  Proxy:',
  '    Not Configured',
  '  VRF:',
  '    Not Supported',
  'Miscellaneous:',
  '  Custom Id: <empty>',
  'Policy:',
  '  Policy in use: Merged from multiple sources.',
  '  Reporting ACK required: yes (CISCO default)',
  ...rule('Unenforced/Non-Export Perpetual', 365, 0, 90),
  ...rule('Unenforced/Non-Export Subscription', 90, 90, 90),
  ...rule('Enforced (Perpetual/Subscription) License', 0, 0, 0),
  ...rule('Export (Perpetual/Subscription) License', 0, 0, 0),
];
const TRUST = [
  'Trust Code Installed:',
  '  Active: PID:ASR-9006-AC,SN:FOX1605GNAH',
  '    INSTALLED on Mar 19 2024 14:20:59 UTC',
  '  Standby: PID:ASR-9006-AC,SN:FOX1605GNAH',
  '    INSTALLED on Mar 19 2024 14:20:59 UTC',
  'Secondary Signing Cert: 0',
];
const TELEMETRY = [
  'Device Telemetry Report Summary:',
  '================================',
  'Data Channel: NOT AVAILABLE',
  'Reports on disk: 0',
];
const REPORTING = [
  'Usage Reporting:',
  '  Last ACK received: Feb 28 2024 19:08:58 UTC',
  '  Next ACK deadline: May 28 2024 19:08:58 UTC',
  '  Reporting push interval: 30  days',
  '  Next ACK push check: Feb 28 2024 19:20:44 UTC',
  '  Next report push: Mar 29 2024 19:03:32 UTC',
  '  Last report push: Feb 28 2024 19:03:32 UTC',
  '  Last report file write: <none>',
];
/** The dates of S3 "Upgrade devices with CSLU". */
const reported: AgentState = {
  ...trusted,
  schedule: { ...fresh.schedule, push: at('2024-03-29T19:03:32') },
  polls: [{ id: 'x', of: 'push', interval: 300_000, at: at('2024-02-28T19:20:44') }],
  ledger: {
    ...fresh.ledger,
    lastAck: at('2024-02-28T19:08:58'),
    lastPush: at('2024-02-28T19:03:32'),
  },
};
const usage = (name: string, tag: string, description: string, count: number, type: string) => [
  `${name} (${tag}):`,
  `  Description: ${description}`,
  `  Count: ${count}`,
  '  Version: 1.0',
  '  Status: AUTHORIZED',
  '  Export status: NOT RESTRICTED',
  `  Feature Name: ${name}`,
  `  Feature Description: ${description}`,
  '  Enforcement type: NOT ENFORCED',
  `  License type: ${type}`,
];
const USAGE = [
  ...usage(
    'ESS_100G_RTU_1',
    'ESS-SE-100G-RTU-1',
    'Essentials Software RTU License (per 100G) for Edge',
    2,
    'Perpetual',
  ),
  ...usage('ESS_ED_100G_SIA_3', 'ESS-ED-100G-SIA3', 'Essentials Edge Subscription SIA', 2, 'Subscription'),
  ...usage('A9K_400GE_TRK', 'A9K-400GE-LAN-TRK', 'Total A9K-400GE LCs in the system', 1, 'Perpetual'),
  ...usage('A9K_MOD400_TRK', 'A9K-MOD400-TRK', 'Total A9K-MOD400 in the system', 1, 'Perpetual'),
];

describe('show license summary (S3 "Manage licenses on SSM On-Prem")', () => {
  test('field by field', () => {
    expect(shown(license.showSummary)).toEqual([
      'Account Information:',
      '  Smart Account: BU A9000 As of Mar 19 2024 09:53:21 UTC',
      '  Virtual Account: A9000',
      'License Usage:',
      '  License                 Entitlement Tag               Count Status',
      '  -----------------------------------------------------------------------------',
      '  ESS_100G_RTU_1          (ESS-SE-100G-RTU-1)               2 AUTHORIZED',
      '  ESS_ED_100G_SIA_3       (ESS-ED-100G-SIA3)                2 AUTHORIZED',
      '  A9K_400GE_TRK           (A9K-400GE-LAN-TRK)               1 AUTHORIZED',
      '  A9K_MOD400_TRK          (A9K-MOD400-TRK)                  1 AUTHORIZED',
    ]);
  });

  test('licences wait for trust on a new router (S3 "License states")', () => {
    expect(shown(license.showSummary, fresh).slice(-4)).toEqual([
      expect.stringMatching(/ESS_100G_RTU_1 .* 2 PENDING$/),
      expect.stringMatching(/ESS_ED_100G_SIA_3 .* 2 PENDING$/),
      expect.stringMatching(/A9K_400GE_TRK .* 1 PENDING$/),
      expect.stringMatching(/A9K_MOD400_TRK .* 1 PENDING$/),
    ]);
  });
});

describe('a router in the model before policy mode', () => {
  const own = testShell({ profile: 'asr9006' });

  test.each([
    ['evaluation', 'Status: UNREGISTERED', 'PENDING'],
    ['registered', 'Status: REGISTERED', 'AUTHORIZED'],
    ['out-of-compliance', 'Status: OUT OF COMPLIANCE', 'OUT OF COMPLIANCE'],
  ] as const)(
    '%s: registration and authorization as S4 has them, status as S3 maps it',
    async (condition, known, status) => {
      own.device.agent.dispatch({ type: 'force', condition });
      const summary = await own.exec('show license summary');
      expect(summary).toContain(`  ${known}\n`);
      expect(summary).toMatch(new RegExp(`^ {2}ESS_100G_RTU_1 +\\(ESS-SE-100G-RTU-1\\) +2 ${status}$`, 'm'));
      const shown = await own.exec('show license status');
      expect(shown).toContain(`  ${known}`);
      expect(shown).not.toContain('Smart Licensing Using Policy');
    },
  );
});

describe('show license status (S3 "Upgrade devices with CSLU")', () => {
  test('field by field', () => {
    expect(shown(license.showStatus, reported)).toEqual([
      ...STATUS_TO_POLICY,
      ...REPORTING,
      ...TRUST,
      ...TELEMETRY,
    ]);
  });

  test('one route processor shows its trust code in the same line', () => {
    const units = [trusted.identity.units[0]] as const;
    const lines = shown(license.showStatus, { ...trusted, identity: { ...trusted.identity, units } });
    expect(lines).toContain('Trust Code Installed: Mar 19 14:20:59 2024 UTC');
  });

  test('transport off keeps the address of CSLU, transport smart has a URL and a proxy', () => {
    const transport = (settings: AgentState['settings']) => {
      const lines = shown(license.showStatus, { ...trusted, settings });
      return lines.slice(lines.indexOf('Transport:'), lines.indexOf('Miscellaneous:'));
    };
    expect(transport({ transport: 'off', csluUrl: 'http://192.0.2.1:8182/cslu/v1/pi' }).slice(1, 3)).toEqual([
      '  Type: off',
      '  Cslu address: http://192.0.2.1:8182/cslu/v1/pi',
    ]);
    expect(transport({ transport: 'smart', proxy: { address: 'proxy.esl.cisco.com', port: 80 } })).toEqual([
      'Transport:',
      '  Type: Smart',
      '  URL: https://smartreceiver.cisco.com/licservice/license',
      '  Proxy:',
      '    Address: proxy.esl.cisco.com',
      '    Port: 80',
      '  VRF:',
      '    Not Supported',
    ]);
    expect(transport({ transport: 'callhome' })[1]).toBe('  Type: callhome');
  });
});

describe('show license usage', () => {
  test('field by field', () => {
    expect(shown(license.showUsage)).toEqual(USAGE);
  });
});

describe('show license udi', () => {
  test('with the place of each route processor', () => {
    expect(shown(license.showUdi)).toEqual([
      'UDI: PID:ASR-9006-AC,SN:FOX1605GNAH',
      'HA UDI List:',
      '    0/RSP0/CPU0: Active:PID:ASR-9006-AC,SN:FOX1605GNAH',
      '    0/RSP1/CPU0: Standby:PID:ASR-9006-AC,SN:FOX1605GNAH',
    ]);
  });
});

describe('show license all (S3 "Upgrade devices with SSM On-Prem")', () => {
  test('field by field', () => {
    const authorizations = ['Active', 'Standby'].flatMap((role) => [
      `  ${role}: PID:ASR-9006-AC,SN:FOX1605GNAH`,
      '      Status: NOT INSTALLED',
    ]);
    expect(shown(license.showAll, reported)).toEqual([
      'Smart Licensing Status',
      '======================',
      'Smart Licensing is ENABLED',
      'License Conversion:',
      '  Automatic Conversion Enabled: True',
      'Export Authorization Key:',
      '  Features Authorized:',
      '    <none>',
      ...STATUS_TO_POLICY,
      ...REPORTING,
      ...TRUST,
      ...TELEMETRY,
      'License Usage',
      '=============',
      ...USAGE,
      'Product Information',
      '===================',
      'UDI: PID:ASR-9006-AC,SN:FOX1605GNAH',
      'HA UDI List:',
      '    0/RSP0/CPU0: Active:PID:ASR-9006-AC,SN:FOX1605GNAH',
      '    0/RSP1/CPU0: Standby:PID:ASR-9006-AC,SN:FOX1605GNAH',
      'Agent Version',
      '=============',
      'Smart Agent for Licensing: 6.1.4/6feb8bc10',
      'License Authorizations',
      '======================',
      'Overall status:',
      ...authorizations,
      'Purchased Licenses:',
      '  No Purchase Information Available',
      'Enforcement Status:',
      '  No Enforcement Status Information Available',
      'Usage Report Summary:',
      '=====================',
      'Total: 4,  Purged: 0',
      'Total Acknowledged Received: 0,  Waiting for Ack: 0',
      'Available to Report: 0  Collecting Data: 4',
      ...TELEMETRY,
    ]);
  });
});
