import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith, python, type RealClient, runPython } from '../clients.ts';
import { type SlyProcess, serveSly } from '../sly.ts';

const netmiko: RealClient = {
  name: 'Netmiko',
  probe: [python, '-c', 'import netmiko'],
  packages: ['python3-netmiko'],
};

describeWith([netmiko], 'Netmiko', () => {
  let sly: SlyProcess;
  beforeAll(async () => {
    sly = await serveSly('--ephemeral');
  });
  afterAll(() => sly.stop());

  test('finds the prompt, reads, configures, saves, copies a file and compares its sum', async () => {
    const [host, port] = sly.shell!.split(':');
    const script = fileURLToPath(new URL('netmiko_session.py', import.meta.url));
    const seen = (await runPython(script, { host, port: Number(port) })) as Record<string, string>;
    expect(seen).toMatchObject({ prompt: 'Switch#', enabled: true, config_mode: true });
    expect(seen.status).toMatch(/^Trust Code Installed: <none>$/m);
    expect(seen.status).not.toContain('--More--');
    expect(seen.version).toContain('Configuration register is 0x102');
    expect(seen.configured).not.toContain('%');
    expect(seen.saved).toContain('[OK]');
    expect(seen.running?.split('\n')).toEqual([
      'license smart usage interval 15',
      'license smart transport off',
    ]);
    const verified = { file_exists: true, file_verified: true };
    expect(seen.copied).toEqual({ ...verified, file_transferred: true });
    expect(seen.copied_again).toEqual({ ...verified, file_transferred: false });
    expect(seen.refused).toContain("% Invalid input detected at '^' marker.");
  });
});

describeWith([netmiko], 'Netmiko on IOS XR', () => {
  let sly: SlyProcess;
  beforeAll(async () => {
    sly = await serveSly('--ephemeral', '--profile', '8201');
  });
  afterAll(() => sly.stop());

  test('finds the prompt, reads, commits, learns of a refusal', async () => {
    const [host, port] = sly.shell!.split(':');
    const script = fileURLToPath(new URL('netmiko_xr_session.py', import.meta.url));
    const seen = (await runPython(script, { host, port: Number(port) })) as Record<string, string>;
    expect(seen.prompt).toBe('RP/0/RP0/CPU0:ios#');
    expect(seen.summary).toMatch(/ESS_100G_CA_RTU_2 +\(ESS-CA-100G-RTU-2\) +14 PENDING/);
    expect(seen.pending).toContain('license smart transport off');
    expect(seen.running).toMatch(/^license smart transport off\nlicense smart usage interval 15$/m);
    expect(seen.refused).toContain('Commit failed with the following errors');
    expect(seen.after?.trim().split('\n').at(-1)).toBe('license smart transport off');
  });
});
