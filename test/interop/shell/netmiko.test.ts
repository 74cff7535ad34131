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

  test('finds the prompt, reads, configures, saves', async () => {
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
    expect(seen.refused).toContain("% Invalid input detected at '^' marker.");
  });
});
