/** Configuration mode of IOS XR: a target configuration that takes effect with a commit. */
import { describe, expect, test } from 'vitest';
import { valueAt } from '../../../src/device/tree.ts';
import { testShell } from '../support.ts';

const TYPE = ['cisco-smart-license:licensing', 'config', 'transport', 'transport-type'];

/** What is shown, without times, prompts and empty lines. */
const lines = (shown: string) =>
  shown
    .replaceAll('\r', '')
    .split('\n')
    .filter((line) => line !== '' && !/^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d\.\d{3} UTC$/.test(line));
const answers = (shown: string) => lines(shown).filter((line) => !line.startsWith('RP/0/'));

describe('the target configuration', () => {
  test('acts with the commit, in all models (S3 "Activate licenses on SSM On-Prem")', async () => {
    const { type, device } = testShell({ profile: 'ncs5501' });
    const transport = () => valueAt(device.core.tree('running'), TYPE);
    await type('configure\nlicense smart transport off\nabort\n');
    expect(transport()).toBeUndefined();
    await type(
      'configure\nlicense smart transport smart\nlicense smart proxy hostname p.example port 80\ncommit\n',
    );
    expect(transport()).toBe('transport-type-smart');
    const model = ['Cisco-IOS-XR-um-license-smart-cfg:license', 'smart', 'proxy'];
    expect(valueAt(device.core.tree('running'), model)).toEqual({ hostname: 'p.example', port: 80 });
    expect(device.agent.state.settings).toMatchObject({
      transport: 'smart',
      proxy: { address: 'p.example', port: 80 },
    });
  });

  test('belongs to the session: another does not see it, nor does the candidate of NETCONF', async () => {
    const { type, device } = testShell({ profile: 'ncs5501' });
    await type('configure\nlicense smart transport off\nshow configuration\n');
    expect(device.core.tree('candidate')).toBe(device.core.tree('running'));
    expect(answers(await type('configure\nshow configuration\nabort\nexit\n'))).not.toContain(
      'license smart transport off',
    );
  });

  test('show configuration lists what a commit would change, what goes with no', async () => {
    const { type, exec } = testShell({ profile: 'ncs5501' });
    await exec('configure\nlicense smart usage interval 20\nlicense smart transport cslu\ncommit');
    const shown = await type(
      'configure\nno license smart usage interval\nlicense smart transport off\nlicense smart privacy all\nshow configuration\nabort\nexit\n',
    );
    expect(answers(shown)).toEqual([
      'Building configuration...',
      '!! IOS XR Configuration 24.1.1',
      'license smart privacy all',
      'license smart transport off',
      'no license smart usage interval',
      'end',
    ]);
  });

  test('show commit changes diff tells what is added and taken away', async () => {
    const { type, exec } = testShell({ profile: 'ncs5501' });
    await exec('configure\nlicense smart transport cslu\ncommit');
    const shown = answers(
      await type('configure\nlicense smart transport off\nshow commit changes diff\nabort\nexit\n'),
    );
    expect(shown.slice(2, -1)).toEqual(['-  license smart transport cslu', '+  license smart transport off']);
  });

  test('every setting is a command, shows in the running configuration, and goes with its no form', async () => {
    const { exec } = testShell({ profile: 'ncs5501' });
    const settings = [
      'line default exec-timeout 10 0',
      'logging 192.0.2.9 port 5514',
      'license smart flexible-consumption enable',
      'license smart privacy hostname',
      'license smart privacy version',
      'license smart privacy all',
      'license smart proxy hostname proxy.example.com',
      'license smart proxy port 8080',
      'license smart reservation',
      'license smart software-upgrade enable',
      'license smart transport cslu',
      'license smart url cslu http://192.0.2.1:8182/cslu/v1/pi/SATELLITE9-1',
      'license smart url smart https://smartreceiver.cisco.com/licservice/license',
      'license smart usage interval 30',
    ];
    await exec(['configure', ...settings, 'commit'].join('\n'));
    const running = lines(await exec('show running-config'));
    expect(running.slice(3, -1)).toEqual(settings);
    await exec(['configure', ...settings.map((line) => `no ${line}`), 'commit'].join('\n'));
    expect(lines(await exec('show running-config')).slice(3, -1)).toEqual([]);
  });
});

test('exec-timeout below its line is the same, and 0 0 is none', async () => {
  const { exec } = testShell({ profile: 'ncs5501' });
  await exec('configure\nline default\nexec-timeout 5 30\ncommit');
  expect(await exec('show running-config')).toContain('line default exec-timeout 5 30');
  await exec('configure\nline default\nexec-timeout 0 0\ncommit');
  expect(await exec('show running-config')).not.toContain('exec-timeout');
});

test('what pyATS sets before it begins is taken, and commits nothing', async () => {
  const { type } = testShell({ profile: 'ncs5501' });
  const begin = [
    'configure',
    'no logging console',
    'logging console disable',
    ...['line console', 'line default'].flatMap((line) => [
      line,
      'exec-timeout 0 0',
      'absolute-timeout 0',
      'session-timeout 0',
    ]),
    'commit',
    'end',
    'exit',
  ];
  expect(answers(await type(`${begin.join('\n')}\n`))).toEqual(['% No configuration changes to commit.']);
});

describe('commit', () => {
  test('one that the router refuses changes nothing and says why (S3: no callhome from 25.3.1 on)', async () => {
    const { type, device } = testShell({ profile: '8201' });
    const before = device.core.tree('running');
    const shown = answers(
      await type(
        'configure\nlicense smart usage interval 9\nlicense smart transport callhome\ncommit\nshow configuration failed\nabort\nexit\n',
      ),
    );
    // As pyATS looks for it.
    expect(shown[0]).toMatch(/^% Failed to commit one or more configuration items/);
    expect(shown[0]).toMatch(/^.*Please issue 'show configuration failed \[inheritance\].*/);
    expect(shown).toContain('license smart transport callhome');
    expect(shown.find((line) => line.startsWith('!!%'))).toContain('no transport callhome any more');
    expect(device.core.tree('running')).toBe(before);
  });

  test('what was refused can be mended and committed', async () => {
    const { type, device } = testShell({ profile: '8201' });
    await type(
      'configure\nlicense smart transport callhome\ncommit\nlicense smart transport smart\ncommit\n',
    );
    expect(valueAt(device.core.tree('running'), TYPE)).toBe('transport-type-smart');
  });

  test('waits for whoever has locked the configuration', async () => {
    const { type, device } = testShell({ profile: 'ncs5501' });
    const { core } = device;
    const other = core.sessions.open({
      user: { name: 'other', privilege: 15 },
      transport: 'netconf-ssh',
      sourceHost: '192.0.2.7',
      terminate() {},
    });
    core.operations.lock(other, 'candidate');
    expect(answers(await type('configure\nlicense smart transport off\ncommit\nabort\nexit\n'))[0]).toMatch(
      /^% Failed to commit/,
    );
    expect([...core.locks().keys()]).toEqual(['candidate']);
  });

  test('exclusive: others wait from configure on, until the mode is left', async () => {
    const { exec, type, device } = testShell({ profile: 'ncs5501' });
    const { core } = device;
    const other = core.sessions.open({
      user: { name: 'other', privilege: 15 },
      transport: 'netconf-ssh',
      sourceHost: '192.0.2.7',
      terminate() {},
    });
    await exec(
      'configure exclusive\nlicense smart transport off\ncommit\nlicense smart usage interval 9\ncommit',
    );
    expect(lines(await exec('show running-config license smart')).slice(-2)).toEqual([
      'license smart transport off',
      'license smart usage interval 9',
    ]);
    expect(core.locks().size).toBe(0);
    core.operations.lock(other, 'running');
    expect(answers(await type('configure exclusive\nexit\n'))[0]).toMatch(/^Configuration mode is locked/);
    expect([...core.locks().keys()]).toEqual(['running']);
  });

  test('confirmed: taken back when no other commit follows in time', async () => {
    const { type, device, clock } = testShell({ profile: 'ncs5501' });
    const open = type('configure\nlicense smart transport off\ncommit confirmed 30\ncommit\nend\n');
    await open;
    await clock.advance(31_000);
    expect(valueAt(device.core.tree('running'), TYPE)).toBe('transport-type-off');
    await type('configure\nlicense smart transport smart\ncommit confirmed minutes 1\n');
    await clock.advance(61_000);
    expect(valueAt(device.core.tree('running'), TYPE)).toBe('transport-type-off');
  });

  test('is noted in the log, with label and comment', async () => {
    const { exec, device } = testShell({ profile: 'ncs5501' });
    await exec('configure\nlicense smart transport off\ncommit label lic1 comment for the lab');
    expect(device.systemLog.lines.at(-1)).toContain(
      "committed by user 'admin' (label lic1, comment for the lab)",
    );
  });

  test('without changes says so', async () => {
    const { type } = testShell({ profile: 'ncs5501' });
    expect(answers(await type('configure\ncommit\nexit\nexit\n'))).toEqual([
      '% No configuration changes to commit.',
    ]);
  });
});

describe('leaving with changes', () => {
  const leave = async (answer: string) => {
    const { type, device } = testShell({ profile: 'ncs5501' });
    const shown = await type(`configure\nlicense smart transport off\nend\n${answer}\n`);
    expect(shown).toContain(
      'Uncommitted changes found, commit them before exiting(yes/no/cancel)? [cancel]:',
    );
    return {
      left: /ios#$/.test(shown.trimEnd()),
      committed: valueAt(device.core.tree('running'), TYPE) !== undefined,
    };
  };

  test('yes commits, no gives them up, cancel stays', async () => {
    expect(await leave('yes')).toEqual({ left: true, committed: true });
    expect(await leave('no')).toEqual({ left: true, committed: false });
    expect(await leave('')).toEqual({ left: false, committed: false });
  });
});
