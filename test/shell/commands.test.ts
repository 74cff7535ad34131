/** Commands that act: licensing, files, saving, reloading. */
import { describe, expect, test } from 'vitest';
import { testShell } from './support.ts';

const flash = (shell: ReturnType<typeof testShell>) => {
  const found = shell.device.flash.list([]);
  return found.ok ? found.value.map(({ name }) => name) : [];
};

test('configure asks from where', async () => {
  const shell = testShell();
  const shown = await shell.type('configure\n\nhostname A\nend\nconfigure\nmemory\nexit\n');
  expect(shown).toContain('Configuring from terminal, memory, or network [terminal]? ');
  expect(shown).toContain('Switch(config)#hostname A');
  expect(shown).toContain('?Must be "terminal"');
});

test('write erase: the next start is as the first', async () => {
  const shell = testShell();
  await shell.config('hostname Lab-1');
  await shell.exec('write memory');
  expect(await shell.type('write erase\nn\nexit\n')).toContain('Continue? [confirm]');
  expect(await shell.exec('show startup-config')).toContain('hostname Lab-1');
  expect(await shell.exec('erase startup-config')).toContain('Erase of nvram: complete');
  expect(await shell.exec('show startup-config')).toBe('startup-config is not present\n');
  await shell.type('reload\nno\n\n');
  expect(await shell.exec('show running-config | include hostname')).toBe('hostname Switch\n');
});

test('redundancy force-switchover: the standby takes over, the session ends', async () => {
  const shell = testShell({ profile: 'c9300x-stack' });
  const shown = await shell.type('redundancy force-switchover\n\nshow clock\n');
  expect(shown).not.toContain('*10:00');
  expect(await shell.exec('show license udi')).toContain('UDI: PID:C9300X-24HX,SN:FOC2602X0A2\n');
  expect(await testShell().exec('redundancy force-switchover')).toContain('there is no standby');
});

describe('license smart', () => {
  test.each([
    ['sync all', 'the licensing server cannot be reached (commsend)'],
    ['sync local', 'the licensing server cannot be reached (commsend)'],
    ['trust idtoken abc all force', 'the licensing server cannot be reached (commsend)'],
    ['register idtoken abc', 'the licensing server cannot be reached (commsend)'],
    ['deregister', 'not registered (notregistered)'],
    ['renew id', 'not registered (notregistered)'],
    ['renew auth', 'not registered (notregistered)'],
    ['authorization request add hseck9 all', 'not supported on this platform (notsupported)'],
    ['authorization request replace nonesuch local', 'unknown feature name (requesteditemnotfound)'],
    ['authorization return all online', 'no authorization code is installed (noauthorizationinstalled)'],
    ['authorization return local offline', 'no authorization code is installed (noauthorizationinstalled)'],
    ['import flash:none.xml', 'no such file (storageobjdoesnotexist)'],
    ['import tftp://192.0.2.1/a', 'invalid file path (platformpathinvalid)'],
    ['save usage rum-id 17 file flash:a', 'there is nothing to save (notfound)'],
  ])('%s: what went wrong', async (line, message) => {
    const shown = await testShell().exec(`license smart ${line}`);
    expect(shown).toMatch(/^% Error: /);
    expect(shown).toContain(message);
  });

  test('transport off', async () => {
    const shell = testShell();
    await shell.config('license smart transport off');
    expect(await shell.exec('license smart trust idtoken abc local')).toContain(
      'communication transport not available',
    );
  });

  test.each([
    'save usage all file flash:out.xml',
    'save usage unreported file bootflash:out.xml',
    'save usage days 30 file out.xml',
    'save trust-request flash:out.xml',
  ])('%s writes the file', async (line) => {
    const shell = testShell();
    expect(await shell.exec(`license smart ${line}`)).toBe('');
    expect(flash(shell)).toEqual(['out.xml']);
    expect(await shell.exec('show license status | include file write')).toBe(
      `  Last report file write: ${line.includes('usage') ? 'Jan 05 10:00:00 2026 UTC' : '<none>'}\n`,
    );
  });

  test('save usage of one report', async () => {
    const shell = testShell();
    await shell.exec('license smart save usage all file flash:first.xml');
    expect(await shell.exec('license smart save usage rum-id 1767607200 file flash:second.xml')).toBe('');
    expect(flash(shell)).toEqual(['first.xml', 'second.xml']);
    const reports = (name: string) => {
      const file = shell.device.flash.read([name]);
      return file.ok ? file.value.toString().match(/<RUMReport>/g)?.length : undefined;
    };
    expect([reports('first.xml'), reports('second.xml')]).toEqual([2, 1]);
  });

  test('import of what is no licensing file', async () => {
    const shell = testShell();
    await shell.exec('copy running-config flash:run.cfg');
    expect(await shell.exec('license smart import flash:run.cfg')).toContain(
      'the file is not a licensing file (msgparse)',
    );
  });

  test('authorization return offline shows the code and leaves no file behind', async () => {
    const shell = testShell();
    shell.device.agent.dispatch({ type: 'force', condition: 'slac-installed' });
    expect(await shell.exec('show license authorization')).toContain('SMART AUTHORIZATION INSTALLED');
    const shown = (await shell.exec('license smart authorization return local offline')).split('\n');
    expect(shown.slice(0, 2)).toEqual([
      'Enter this return code in Cisco Smart Software Manager portal:',
      'UDI: PID:C9300-48UXM,SN:FOC2713X0AB',
    ]);
    expect(shown[2]).toMatch(/^ {4}Return code: C\S+$/);
    expect(flash(shell)).toEqual([]);
    expect(await shell.exec('show license authorization')).toContain('      Last return code: C');
  });

  test('what is for one device or all is for this one when nothing is said (S1 "Establishing Trust")', async () => {
    const shell = testShell();
    expect(await shell.exec('license smart trust idtoken abc')).toContain('commsend');
    expect(await shell.exec('license smart authorization return offline')).toContain(
      'noauthorizationinstalled',
    );
  });

  test('factory reset', async () => {
    const shell = testShell();
    shell.device.agent.dispatch({ type: 'force', condition: 'policy-installed' });
    expect(await shell.exec('license smart factory reset')).toMatch(/^%Warning: reload required/);
    expect(await shell.exec('show license status | include Policy in use')).toContain(
      'Merged from multiple sources',
    );
  });
});

describe('files', () => {
  test('copy to flash, from flash, and delete', async () => {
    const shell = testShell();
    await shell.config('hostname Before');
    expect(await shell.exec('copy running-config flash:dir/a.cfg')).toContain('Copy complete.');
    await shell.config('hostname After');
    expect(await shell.exec('copy flash:dir/a.cfg running-config')).toContain('[OK]');
    expect(await shell.exec('show run | include hostname')).toBe('hostname Before\n');
    await shell.exec('copy flash:dir/a.cfg bootflash:b.cfg');
    expect(await shell.exec('dir')).toMatch(
      /^ +\d {2}-rw- +\d+ {2}\w{3} [ \d]\d \d{4} \d\d:\d\d:\d\d \+00:00 {2}b\.cfg$/m,
    );
    expect(await shell.exec('dir flash:dir')).toMatch(/^Directory of flash:\/dir\n\n.*a\.cfg$/m);
    await shell.exec('delete /force b.cfg');
    expect(flash(shell)).toEqual(['dir']);
  });

  test('the name is asked for, and may be another', async () => {
    const shell = testShell();
    const shown = await shell.type('copy run flash:\nmine\n');
    expect(shown).toContain('Destination filename [running-config]? mine\r\n');
    expect(flash(shell)).toEqual(['mine']);
    await shell.type('delete flash:mine\n\nn\n');
    expect(flash(shell)).toEqual(['mine']);
    await shell.type('delete flash:mine\n\n\n');
    expect(flash(shell)).toEqual([]);
  });

  test.each([
    ['copy flash:none flash:b', '%Error opening flash:none (No such file or directory)'],
    [
      'copy flash:../../etc/passwd flash:b',
      '%Error opening flash:../../etc/passwd (No such file or directory)',
    ],
    ['copy running-config tftp://192.0.2.1/a', '%Error opening running-config (No such file or directory)'],
    ['delete flash:none', '%Error deleting flash:none (No such file or directory)'],
    ['verify /md5 flash:none', '%Error opening flash:none (No such file or directory)'],
    ['dir nowhere:', '%Error opening nowhere: (No such file or directory)'],
    ['dir flash:../..', '%Error opening flash:../.. (No such file or directory)'],
  ])('%s', async (line, message) => {
    expect(await testShell().exec(line)).toContain(message);
  });
});

describe('reload', () => {
  test('asks about what is not saved, then for a yes; the session ends', async () => {
    const shell = testShell();
    await shell.config('hostname Kept');
    const shown = await shell.type('reload\nyes\n\nshow clock\n');
    expect(shown).toContain(
      'System configuration has been modified. Save? [yes/no]: yes\r\nBuilding configuration...\r\n[OK]\r\n',
    );
    expect(shown).toMatch(/Proceed with reload\? \[confirm\]\r\n$/);
    expect(await shell.exec('show run | include hostname')).toBe('hostname Kept\n');
    expect(await shell.exec('show version | include reason')).toBe('Last reload reason: Reload Command\n');
    expect(await shell.exec('show logging')).toContain(
      '%SYS-5-RELOAD: Reload requested by admin on vty0 (127.0.0.1)',
    );
  });

  test('what is not saved is lost; the reason is kept', async () => {
    const shell = testShell();
    await shell.exec('write memory');
    await shell.config('hostname Lost');
    await shell.type('reload reason new level\nno\ny\n');
    expect(await shell.exec('show run | include hostname')).toBe('hostname Switch\n');
    expect(await shell.exec('show version | include reason')).toBe('Last reload reason: new level\n');
  });

  test.each([
    ['the first question', 'reload\nmaybe\nshow clock\n'],
    ['the second question', 'reload\nno\nn\nshow clock\n'],
    ['^C', 'reload\n\u0003show clock\n'],
  ])('no at %s', async (_, typed) => {
    const shell = testShell();
    const booted = shell.device.chassis.restarts[0];
    expect(await shell.type(typed)).toMatch(/\*\d\d:\d\d:\d\d\.\d{3} UTC/);
    expect(shell.device.chassis.restarts[0]).toBe(booted);
  });

  test('a restart from elsewhere ends the session at the next line', async () => {
    const shell = testShell();
    const { core } = shell.device;
    const typed = shell.type('show clock\nlicense smart sync all\nshow clock\n');
    const other = core.sessions.open({
      user: { name: 'admin', privilege: 15 },
      transport: 'netconf-ssh',
      sourceHost: '192.0.2.9',
      terminate() {},
    });
    await core.operations.invoke(other, core.schema.rpcs.get('Cisco-IOS-XE-rpc:reload')!, { force: true });
    expect((await typed).match(/\*\d\d:/g)?.length ?? 0).toBeLessThan(2);
  });
});

describe('secrets', () => {
  test('ID tokens are neither in the history nor in any log', async () => {
    const shell = testShell();
    const secret = 'NGMwMjk5mYtNZaxMS00NzMZmtgWm';
    const shown = await shell.type(
      [
        `license smart trust idtoken ${secret} local`,
        `license smart register idtoken ${secret}`,
        `license smart trust idtokn ${secret}`,
        `do license smart trust idtoken ${secret}`,
        'show history',
        '',
      ].join('\n'),
    );
    expect(shown.slice(shown.lastIndexOf('show history')).includes(secret)).toBe(false);
    expect(JSON.stringify(shell.logged)).not.toContain(secret);
    expect(await shell.exec('show logging')).not.toContain(secret);
    expect(await shell.exec('show license eventlog')).not.toContain(secret);
    expect(await shell.exec('show license tech support')).not.toContain(secret);
  });
});
