import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clients, describeWith } from '../clients.ts';
import { restconf, type SlyProcess, serveSly } from '../sly.ts';
import { ssh } from './ssh.ts';

describeWith([clients.ssh, clients.sshpass], 'OpenSSH on the command line of the device', () => {
  let sly: SlyProcess;
  let dir: string;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'sly-shell-'));
    sly = await serveSly('--data-dir', dir, '--user', 'admin:admin');
  });
  afterAll(async () => {
    await sly.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  const device = (args: readonly string[], input?: string) => ssh(sly.shell!, args, input);

  describe('ssh host command', () => {
    test('prints what the command prints, and ends', async () => {
      const { stdout, code } = await device(['show license udi']);
      expect(stdout).toBe('\r\nUDI: PID:C9300-48UXM,SN:FOC2713X0AB\r\n\r\n');
      expect(code).toBe(0);
    });

    test('with a terminal, too', async () => {
      const { stdout, code } = await device(['-tt', 'show license status']);
      expect(stdout).toContain('Trust Code Installed: <none>');
      expect(stdout).not.toContain('--More--');
      expect(code).toBe(0);
    });

    test('ends with 1 when the command is refused', async () => {
      const { stdout, code } = await device(['show licence']);
      expect(stdout.split('\r\n').slice(1, 3)).toEqual([
        '          ^',
        "% Invalid input detected at '^' marker.",
      ]);
      expect(code).toBe(1);
    });

    test('takes answers from standard input', async () => {
      const saved = await device(['copy running-config flash:'], 'mine.cfg\n');
      expect(saved.stdout).toContain('Destination filename [running-config]? ');
      expect((await device(['dir'])).stdout).toMatch(/-rw- .* mine\.cfg/);
      expect((await device(['delete flash:mine.cfg'], '\nn\n')).stdout).toContain(
        'Delete flash:mine.cfg? [confirm]',
      );
      expect((await device(['dir'])).stdout).toContain('mine.cfg');
      await device(['delete flash:mine.cfg']);
      expect((await device(['dir'])).stdout).not.toContain('mine.cfg');
    });
  });

  describe('a session with a terminal', () => {
    test('is what a person sees', async () => {
      const lines = [
        'terminal length 0',
        'terminal width 511',
        'sh ver | i Serial',
        'conf t',
        'hostname Lab-1',
        'do sh lic udi',
        'end',
        'exit',
      ];
      const { stdout, code } = await device(['-tt'], lines.map((line) => `${line}\n`).join(''));
      expect(code).toBe(0);
      expect(stdout.replaceAll('\r', '').split('\n')).toEqual([
        '',
        'Switch#terminal length 0',
        'Switch#terminal width 511',
        'Switch#sh ver | i Serial',
        'System Serial Number               : FOC2713X0AB',
        'Switch#conf t',
        'Enter configuration commands, one per line.  End with CNTL/Z.',
        'Switch(config)#hostname Lab-1',
        'Lab-1(config)#do sh lic udi',
        'UDI: PID:C9300-48UXM,SN:FOC2713X0AB',
        '',
        'Lab-1(config)#end',
        'Lab-1#exit',
        '',
      ]);
      await device(['-T'], 'conf t\nhostname Switch\n');
    });

    test('pages when the terminal is small, and ends with the connection', async () => {
      const { stdout } = await device(['-tt'], 'show license status\nqexit\n');
      expect(stdout).toContain(' --More-- ');
    });

    test('ends when its input ends', async () => {
      const { stdout, code } = await device(['-T'], 'show clock\n');
      expect(stdout).toMatch(/\*\d\d:\d\d:\d\d\.\d{3} UTC/);
      expect(code).toBe(0);
    });
  });

  test('shell and RESTCONF are two faces of one configuration', async () => {
    const lines = [
      'conf t',
      'license smart transport smart',
      'license smart url default',
      'license smart usage interval 14',
      'end',
      '',
    ];
    await device(['-T'], lines.join('\n'));
    const path = 'data/cisco-smart-license:licensing/config/usage/interval';
    expect(JSON.parse((await restconf(sly.restconf!, 'GET', path)).body)).toEqual({
      'cisco-smart-license:interval': 14,
    });
    await restconf(sly.restconf!, 'PUT', path, { 'cisco-smart-license:interval': 21 });
    expect((await device(['show running-config | include smart'])).stdout.split('\r\n').slice(1, -1)).toEqual(
      ['license smart url default', 'license smart usage interval 21', 'license smart transport smart'],
    );
    await device(
      ['-T'],
      'conf t\nno license smart transport\nno license smart url default\nno license smart usage interval\n',
    );
  });

  test('a boot level acts after it is saved and the device has reloaded', async () => {
    const before = await device(
      ['-T'],
      'conf t\nlicense boot level network-essentials addon dna-essentials\nend\nwrite memory\nshow version | begin ^Current\n',
    );
    expect(before.stdout.replaceAll('\r', '')).toContain(
      'network-advantage              Smart License              network-essentials\n' +
        'dna-advantage                  Subscription Smart License dna-essentials\n',
    );
    const reload = await device(['-tt'], 'reload\n\nshow clock\n');
    expect(reload.stdout).toContain('Proceed with reload? [confirm]');
    expect(reload.stdout).not.toContain('UTC');
    expect((await device(['show license summary'])).stdout).toMatch(
      /dna-essentials +\(C9300-48 DNA Essentials\) +1 IN USE/,
    );
  });

  test('twenty sessions at a time', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => device(['show license udi'])));
    expect(outcomes.filter(({ code }) => code === 0)).toHaveLength(20);
  });

  test('wrong passwords are refused', async () => {
    expect((await ssh(sly.shell!, ['show clock'], '', 'nobody')).code).not.toBe(0);
  });
});

test('off, and without a device', async () => {
  const off = await serveSly('--ephemeral', '--shell', 'off');
  expect(off.shell).toBeUndefined();
  await off.stop();
  const plain = await serveSly('--ephemeral', '--no-device', '--module', 'ietf-interfaces');
  expect(plain.shell).toBeUndefined();
  await plain.stop();
});

describeWith([clients.ssh, clients.sshpass], 'OpenSSH on the command line of a router', () => {
  let sly: SlyProcess;
  beforeAll(async () => {
    sly = await serveSly('--ephemeral', '--profile', 'ncs5501');
  });
  afterAll(() => sly.stop());
  const time = /^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d\.\d{3} UTC$/;

  test('ssh host command', async () => {
    const { stdout, code } = await ssh(sly.shell!, ['show license udi']);
    expect(code).toBe(0);
    const [, first, ...others] = stdout.split('\r\n');
    expect(first).toMatch(time);
    expect(others).toEqual(['UDI: PID:NCS-5501-SE,SN:FOC2713R0AB', '', '']);
    expect((await ssh(sly.shell!, ['license smart transport nowhere'])).code).toBe(1);
  });

  test('a session with a terminal: configured, committed, kept', async () => {
    const lines = ['configure', 'license smart transport off', 'commit', 'end', 'exit'];
    const { stdout } = await ssh(sly.shell!, ['-tt'], lines.map((line) => `${line}\n`).join(''));
    expect(stdout).toContain('RP/0/RP0/CPU0:ios(config)#commit\r\n');
    const shown = await ssh(sly.shell!, ['show running-config | include transport']);
    expect(shown.stdout).toContain('license smart transport off\r\n');
  });
});
