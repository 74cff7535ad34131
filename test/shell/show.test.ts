/** The other show commands. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findProfile, profileNames } from '../../src/device/profiles/index.ts';
import { licenseShows } from '../../src/shell/commands/show/license.ts';
import { T0, testShell } from './support.ts';

const DAY = 24 * 60 * 60 * 1000;
const lines = async (shell: ReturnType<typeof testShell>, line: string) =>
  (await shell.exec(line)).split('\n');

describe('show version', () => {
  test('a device that never saved comes up as it did the first time', async () => {
    const shown = await testShell().exec('show version');
    expect(shown).toMatch(/^network-advantage +Smart License +network-advantage$/m);
    expect(shown).toMatch(/^dna-advantage +Subscription Smart License +dna-advantage$/m);
  });

  test('what runs and what will after a reload stand below their headings', async () => {
    const shell = testShell();
    await shell.exec('write memory');
    await shell.config('license boot level network-essentials addon dna-essentials');
    const unsaved = await lines(shell, 'show version');
    const from = unsaved.indexOf('Technology Package License Information:');
    expect(unsaved.slice(from, from + 8)).toEqual([
      'Technology Package License Information:',
      '',
      '-'.repeat(78),
      'Technology-package                                     Technology-package',
      'Current                        Type                       Next reboot',
      '-'.repeat(78),
      'network-advantage              Smart License              network-advantage',
      'dna-advantage                  Subscription Smart License dna-advantage',
    ]);
    await shell.exec('write memory');
    expect(await lines(shell, 'show version')).toEqual(
      expect.arrayContaining([
        'network-advantage              Smart License              network-essentials',
        'dna-advantage                  Subscription Smart License dna-essentials',
      ]),
    );
    const heading = unsaved[from + 4]!;
    expect([heading.indexOf('Type'), heading.indexOf('Next')]).toEqual([31, 58]);
  });

  test('what parsers look for', async () => {
    const shell = testShell();
    shell.clock.advance(9 * DAY + 3_660_000);
    const shown = await shell.exec('show version');
    expect(shown).toMatch(/^Cisco IOS XE Software, Version 17\.15\.06$/m);
    expect(shown).toMatch(/^Switch uptime is 1 week, 2 days, 1 hour, 1 minute$/m);
    expect(shown).toMatch(/^System restarted at 10:00:00 UTC Mon Jan 5 2026$/m);
    expect(shown).toMatch(/^cisco C9300-48UXM \(X86\) processor with \d+K\/\d+K bytes of memory\.$/m);
    expect(shown).toMatch(/^Processor board ID FOC2713X0AB$/m);
    expect(shown).toMatch(/^\* {4}1 48 {4}C9300-48UXM {8}17\.15\.06 {10}CAT9K_IOSXE {11}INSTALL$/m);
    expect(shown).toMatch(/^Configuration register is 0x102$/m);
  });
});

describe('show license rum', () => {
  test('columns, and every state a report goes through', async () => {
    const shell = testShell();
    await shell.exec('license smart save usage all file flash:usage.xml');
    expect(await lines(shell, 'show license rum id all')).toEqual([
      'Smart Licensing Usage Report:',
      '====================================',
      'Report Id,          State,    Flag, Feature Name',
      '1767607200          UNACK     N     network-advantage',
      '1767607201          UNACK     N     dna-advantage',
      '1767607202          OPEN      N     network-advantage',
      '1767607203          OPEN      N     dna-advantage',
      '',
      '',
    ]);
  });

  test('one report in detail', async () => {
    const shell = testShell();
    await shell.exec('license smart save usage all file flash:usage.xml');
    expect(await lines(shell, 'show license rum id 1767607202 detail')).toEqual([
      'Smart Licensing Usage Report Detail:',
      '====================================',
      'Report Id: 1767607202',
      '  Metric Name: ENTITLEMENT',
      '  Feature Name: network-advantage',
      expect.stringMatching(/^ {2}Metric Value: regid\.2017-05\.com\.cisco\./),
      '  UDI: PID:C9300-48UXM,SN:FOC2713X0AB',
      '  Previous Report Id: 1767607200,    Next Report Id: 0',
      '  State: OPEN,      State Change Reason: <none>',
      '  Start Time: Jan 05 10:00:00 2026 UTC,      End Time: <none>',
      '  Storage State: EXIST',
      '  Transaction ID: 0',
      '  Transaction Message: <none>',
      '',
      '',
    ]);
    expect(await shell.exec('show license rum id 5')).toContain('% Error: no such report');
  });
});

test('show license tech support: the agent about itself, in the names that pyATS reads', async () => {
  const shell = testShell({ profile: 'c9300x-stack' });
  const before = await shell.exec('show license tech support');
  const at = (shown: string, name: string) => new RegExp(`^${name} *: *(.*)$`, 'm').exec(shown)?.[1];
  for (const name of [
    'sizeof\\(char \\*\\)',
    'XOS version',
    'agent.capabilities',
    'SmartAgentMaxRumMemory',
    'debugFlags',
  ]) {
    expect(at(before, name)).toBeDefined();
  }
  expect(at(before, 'Agent State')).toBe('authorized');
  expect(at(before, 'Overall Trust')).toBe('No ID');
  expect(before).toContain('\nP:C9300X-24HX,S:FOC2602X0A2: No Trust Data\n');
  expect(at(before, 'Clock sync-ed with NTP')).toBe('False');
  shell.device.agent.dispatch({ type: 'force', condition: 'trust-installed' });
  const after = await shell.exec('show license tech support');
  expect(at(after, 'Overall Trust')).toBe('INSTALLED (2)');
  await shell.config('license smart privacy hostname', 'license smart transport smart');
  const smart = await shell.exec('show license tech support');
  expect(at(smart, 'Privacy Send Hostname')).toBe('False');
  expect(smart).toContain(
    '\nTransport: Smart\n  Default URL: https://smartreceiver.cisco.com/licservice/license\n',
  );
});

test('the next attempt of a report that did not get through is shown as the next push (S1 "COMM_FAILED")', async () => {
  const shell = testShell();
  await shell.clock.advance(DAY);
  const shown = /Next report push: (.*) UTC$/m.exec(await shell.exec('show license status'))?.[1];
  expect(Date.parse(`${shown}Z`)).toBeGreaterThan(T0 + DAY);
});

test('show license tech support: attempts and their failures', async () => {
  const shell = testShell();
  await shell.exec('license smart trust idtoken abc local');
  const shown = await lines(shell, 'show license tech support');
  const from = shown.indexOf('Trust Establishment:');
  expect(shown.slice(from, from + 6)).toEqual([
    'Trust Establishment:',
    '  Attempts: Total=1, Success=0, Fail=1  Ongoing Failure: Overall=1 Communication=1',
    '  Last Response: NO REPLY on Jan 05 10:00:00 2026 UTC',
    '    Failure Reason: Unable to resolve server hostname/domain name',
    '  Last Success Time: <none>',
    '  Last Failure Time: Jan 05 10:00:00 2026 UTC',
  ]);
  const polling = shown.indexOf('Result Polling:');
  expect(shown[polling + 1]).toContain('Total=0, Success=0');
  expect(
    shown.some((line) =>
      /^Send Utility RUM reports: Jan 05 10:02:00 2026 UTC \(2 minutes, 0 seconds remaining\)$/.test(line),
    ),
  ).toBe(true);
});

test('show license eventlog', async () => {
  const shown = await lines(testShell(), 'show license eventlog');
  expect(shown.slice(0, 2)).toEqual(['**** Event Log ****', '']);
  expect(shown[2]).toMatch(/^2026-01-05 10:00:00\.000 UTC SAEVT_/);
});

describe('show logging', () => {
  test('system messages with their times; clear logging asks and empties it', async () => {
    const shell = testShell();
    await shell.config('hostname Lab');
    const shown = await lines(shell, 'show logging');
    expect(shown).toContain(
      '*Jan 5 10:00:00.000: %SMART_LIC-6-AGENT_ENABLED: Smart Agent for Licensing is enabled',
    );
    expect(shown).toContain(
      '*Jan 5 10:00:00.000: %SYS-5-CONFIG_I: Configured from console by admin on vty0 (127.0.0.1)',
    );
    expect(await shell.exec('clear logging')).toContain('Clear logging buffer [confirm]');
    expect((await shell.exec('show logging')).includes('%SMART_LIC')).toBe(false);
  });

  test('configuration mode without a change leaves no message', async () => {
    const shell = testShell();
    await shell.config('do show clock');
    expect(await shell.exec('show logging')).not.toContain('CONFIG_I');
  });

  test('where messages are sent', async () => {
    const shell = testShell();
    await shell.config('logging host 127.0.0.1 transport udp port 5514');
    expect(await shell.exec('show logging')).toContain('Logging to 127.0.0.1  (udp port 5514,');
    expect(await shell.exec('show running-config')).toContain(
      '\nlogging host 127.0.0.1 transport udp port 5514\n',
    );
    await shell.config('no logging host');
    expect(await shell.exec('show running-config')).not.toContain('logging host');
  });
});

test('show clock, show inventory, show history', async () => {
  const shell = testShell();
  shell.clock.advance(61_234);
  expect(await shell.exec('show clock')).toBe('*10:01:01.234 UTC Mon Jan 5 2026\n');
  expect((await lines(shell, 'show inventory')).slice(0, 3)).toEqual([
    'NAME: "c93xx Stack", DESCR: "c93xx Stack"',
    'PID: C9300-48UXM       , VID: V02  , SN: FOC2713X0AB',
    '',
  ]);
  expect(await shell.type('show clock\nshow history\n')).toContain('\r\n  show clock\r\n');
});

describe('configurations', () => {
  test('running and startup', async () => {
    const shell = testShell();
    expect(await shell.exec('show startup-config')).toBe('startup-config is not present\n');
    await shell.exec('write memory');
    const running = await lines(shell, 'show running-config');
    expect(running.slice(0, 2)).toEqual(['Building configuration...', '']);
    const size = Number(/^Current configuration : (\d+) bytes$/.exec(running[2]!)?.[1]);
    expect(running.slice(4, -2).join('\n')).toHaveLength(size - 1);
    expect((await lines(shell, 'show startup-config')).slice(2)).toEqual(running.slice(4));
    expect(running.slice(4, -2)).toEqual([
      'version 17.15',
      '!',
      'hostname Switch',
      '!',
      'license udi pid C9300-48UXM sn FOC2713X0AB',
      'license boot level network-advantage addon dna-advantage',
      '!',
      'end',
    ]);
  });

  test('what show running-config prints, configuration mode takes', async () => {
    const shell = testShell();
    const settings = [
      'license smart custom_id bench-7',
      'license smart privacy hostname',
      'license smart privacy version',
      'license smart url https://cssm.example/lic',
      'license smart url cslu http://cslu.example:8182/cslu/v1/pi',
      'license smart utility',
      'license smart usage customer-tags tag1 two words',
      'license smart usage interval 40',
      'license smart transport smart',
    ];
    expect(await shell.config(...settings)).toBe(
      'Enter configuration commands, one per line.  End with CNTL/Z.\n',
    );
    const shown = (await shell.exec('show run | include smart')).trimEnd().split('\n');
    expect(shown).toEqual(settings);
    await shell.config(...shown.map((line) => `no ${line}`));
    expect(await shell.exec('show run | include smart')).toBe('');
  });
});

test('show license status follows time', async () => {
  const shell = testShell();
  shell.clock.advance(DAY);
  expect(T0).toBe(Date.UTC(2026, 0, 5, 10));
  expect(await shell.exec('show license tech | include Current time')).toBe(
    'Current time: Jan 06 10:00:00 2026 UTC\n',
  );
});

describe('every IOS XE profile', () => {
  const names = profileNames.filter((name) => findProfile(name).style === 'xe');

  test.each(names)('%s: every show command prints something of its own', async (name) => {
    const shell = testShell({ profile: name });
    const { units } = shell.device.agent.state.identity;
    for (const { syntax } of licenseShows) {
      const line = syntax.map((element) => ('word' in element ? element.word : '')).join(' ');
      expect(await shell.exec(line)).not.toContain('% ');
    }
    const version = await shell.exec('show version');
    expect(version).toContain(`System Serial Number               : ${units[0].sn}`);
    const udi = await shell.exec('show license udi');
    for (const { pid, sn } of units) expect(udi).toContain(`PID:${pid},SN:${sn}`);
    expect(await shell.exec('show inventory')).toContain(`PID: ${units[0].pid.padEnd(18)}, VID: `);
    expect(await shell.exec('show license tech support')).not.toContain('undefined');
  });

  test('a stack lists its switches', async () => {
    const version = await lines(testShell({ profile: 'c9300x-stack' }), 'show version');
    const from = version.findIndex((line) => line.startsWith('Switch Ports Model'));
    expect(version.slice(from + 2, from + 5).map((line) => line.slice(0, 24))).toEqual([
      '*    1 24    C9300X-24HX',
      '     2 24    C9300X-24HX',
      '     3 24    C9300X-24HX',
    ]);
  });
});

test('show license rum by feature', async () => {
  const shell = testShell();
  const all = await lines(shell, 'show license rum feature all');
  expect(all.filter((line) => / OPEN /.test(line))).toHaveLength(2);
  const one = await lines(shell, 'show license rum feature dna-advantage');
  expect(one.filter((line) => / OPEN /.test(line))).toEqual([expect.stringMatching(/dna-advantage$/)]);
  expect(await shell.exec('show license rum feature nonesuch')).toContain('no such report');
});

describe('show switch (S2 "Example for C9300X: Adding a Member to a Stack")', () => {
  const stack = testShell({ profile: 'c9300x-stack' });

  test('detail: members and cables of the ring', async () => {
    const shown = await lines(stack, 'show switch detail');
    expect(shown[0]).toBe('Switch/Stack Mac Address : 701f.53aa.3000 - Local Mac Address');
    expect(shown.slice(5, 8).map((line) => line.trim().split(/ +/))).toEqual([
      ['*1', 'Active', '701f.53aa.3000', '1', 'V01', 'Ready'],
      ['2', 'Standby', '701f.53aa.3100', '1', 'V01', 'Ready'],
      ['3', 'Member', '701f.53aa.3200', '1', 'V01', 'Ready'],
    ]);
    const from = shown.indexOf('-'.repeat(56));
    expect(shown.slice(from + 1, from + 4).map((line) => line.trim().split(/ +/))).toEqual([
      ['1', 'OK', 'OK', '3', '2'],
      ['2', 'OK', 'OK', '1', '3'],
      ['3', 'OK', 'OK', '2', '1'],
    ]);
  });

  test('stack-ports, and a switch alone', async () => {
    expect((await lines(stack, 'show switch stack-ports')).slice(2, 5)).toEqual([
      '  1       OK      OK',
      '  2       OK      OK',
      '  3       OK      OK',
    ]);
    expect((await lines(testShell(), 'show switch stack-ports'))[2]).toBe('  1       DOWN    DOWN');
  });
});

describe('what is sent in when a case is opened', () => {
  test.each([
    [
      undefined,
      ['show version', 'show license all', 'show license tech support', 'show license history message'],
    ],
    [
      'asr9006',
      ['show version', 'show license platform summary', 'show license all', 'show license tech support'],
    ],
  ])('show tech-support license of %s', async (profile, parts) => {
    const shown = await testShell(profile ? { profile } : {}).exec('show tech-support license');
    const headings = [...shown.matchAll(/^-{18} (.*) -{18}$/gm)].map(([, name]) => name);
    expect(headings).toEqual(['show clock', ...parts]);
    expect(shown).toContain('Smart Agent for Licensing: ');
  });

  test('show license tech support of a router has its own words', async () => {
    const shown = await testShell({ profile: 'asr9006' }).exec('show license tech support');
    expect(shown).toContain('  Status: PENDING(15)\n');
    expect(shown).toContain('    0/RSP1/CPU0: Standby:PID:ASR-9006-AC,SN:FOX2713G0AB\n');
    expect(shown).toContain('Secondary Signing Cert: 0\n');
  });
});

test('dir of a file, verify /md5: what Netmiko asks before and after it copies one', async () => {
  const shell = testShell();
  shell.device.flash.write(['dir', 'a.txt'], 'first\n');
  expect(await lines(shell, 'dir flash:/dir/a.txt')).toEqual([
    'Directory of flash:/dir/a.txt',
    '',
    '     1  -rw-                6  Jan  5 2026 10:00:00 +00:00  a.txt',
    '',
    '11534336000 bytes total (11534335994 bytes free)',
    '',
  ]);
  const sum = '6ae6d53db0bc3ba13c2f0bb29bd0ea80';
  const good = await shell.exec('verify /md5 flash:/dir/a.txt');
  const found = /= ([0-9a-f]{32})$/m.exec(good)![1]!;
  expect(found).toBe(createHash('md5').update('first\n').digest('hex'));
  expect(await shell.exec(`verify /md5 flash:/dir/a.txt ${found.toUpperCase()}`)).toBe(good);
  expect(await shell.exec(`verify /md5 flash:/dir/a.txt ${sum}`)).toContain(
    '%Error verifying flash:/dir/a.txt',
  );
});

test('show inventory and show version follow the units: one joins, one takes over', async () => {
  const shell = testShell();
  shell.device.agent.dispatch({ type: 'unit-added', unit: { pid: 'C9300-48UXM', sn: 'FOC2713X0AC' } });
  expect(await shell.exec('show inventory')).toMatch(
    /^NAME: "Switch 2".*\nPID: C9300-48UXM .* SN: FOC2713X0AC$/m,
  );
  shell.device.agent.dispatch({ type: 'switchover' });
  expect(await shell.exec('show version')).toContain('Processor board ID FOC2713X0AC\n');
  expect(await shell.exec('show running-config | include udi')).toBe(
    'license udi pid C9300-48UXM sn FOC2713X0AC\n',
  );
});

test('show privilege: what Ansible asks after it has logged in', async () => {
  const shell = testShell();
  expect(await shell.exec('show privilege')).toBe('Current privilege level is 15\n');
  expect(await shell.type('disable\nshow privilege\nexit\n')).toContain('Current privilege level is 1\r\n');
});

test('show running-config all is what Ansible asks for with defaults', async () => {
  const shell = testShell();
  expect(await shell.exec('show running-config all')).toBe(await shell.exec('show running-config'));
});

describe('show redundancy states', () => {
  test.each([
    ['c9300-48uxm', '1  -DISABLED', 'Simplex', 'Non-redundant'],
    ['c9300x-stack', '8  -STANDBY HOT', 'Duplex', 'sso'],
    ['c9606r-dual', '8  -STANDBY HOT', 'Duplex', 'sso'],
  ])('of %s: the peer is %s', async (profile, peer, mode, operational) => {
    const shown = await lines(testShell({ profile }), 'show redundancy states');
    expect(shown).toContain('       my state = 13 -ACTIVE');
    expect(shown).toContain(`     peer state = ${peer}`);
    expect(shown).toContain(`           Mode = ${mode}`);
    expect(shown).toContain(`Redundancy Mode (Operational) = ${operational}`);
  });
});

describe('| utility of IOS XR', () => {
  const shell = testShell({ profile: 'ncs5501' });
  const body = async (line: string) => (await lines(shell, line)).slice(1, -1);

  test.each([
    ['head -n 2', (all: string[]) => all.slice(0, 2)],
    ['head', (all: string[]) => all.slice(0, 10)],
    ['tail count 3', (all: string[]) => all.slice(-3)],
    ['egrep ^cisco|uptime', (all: string[]) => all.filter((line) => /^cisco|uptime/.test(line))],
    ['fgrep Build', (all: string[]) => all.filter((line) => line.includes('Build'))],
    ['wc -l', (all: string[]) => [String(all.length)]],
    ['sort', (all: string[]) => [...all].sort()],
    ['uniq', (all: string[]) => all.filter((line, i) => line !== all[i - 1])],
  ])('%s', async (words, expected) => {
    const all = await body('show version');
    expect(all.length).toBeGreaterThan(8);
    expect(await body(`show version | utility ${words}`)).toEqual(expected(all));
  });

  test.each(['cut', 'head many', 'wc', 'egrep'])('%s is none', async (words) => {
    expect(await shell.exec(`show version | utility ${words}`)).toContain('% Invalid utility');
  });

  test('IOS XE has none of it', async () => {
    const xe = testShell();
    expect(await xe.exec('show version | utility head')).toContain('% Invalid output modifier: utility');
    expect(await xe.exec('show version | ?')).not.toContain('utility');
    expect(await shell.exec('show version | ?')).toContain('utility   A set of common unix utilities');
  });
});

test('more shows a file, and nothing that steers the terminal', async () => {
  const shell = testShell();
  shell.device.flash.write(['a.txt'], 'first\n\u001b[2Jsecond\n');
  expect(await shell.exec('more flash:a.txt')).toBe('first\n.[2Jsecond\n');
  expect(await shell.exec('more a.txt | include fir')).toBe('first\n');
  expect(await shell.exec('more flash:none')).toContain(
    '%Error opening flash:none (No such file or directory)',
  );
});
