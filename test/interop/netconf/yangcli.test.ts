import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clients, describeWith, run } from '../clients.ts';
import { type InteropServer, serveForClients } from './server.ts';

describeWith([clients.yangcli], 'yangcli', () => {
  let server: InteropServer;
  let home: string;
  beforeAll(async () => {
    server = await serveForClients();
    home = mkdtempSync(join(tmpdir(), 'sly-yangcli-'));
  });
  afterAll(async () => {
    await server.stop();
    rmSync(home, { recursive: true });
  });

  it('logs in, loads the modules through get-schema, and reads', async () => {
    const script = join(home, 'script');
    writeFileSync(script, 'sget-config /shop source=running\nget-config source=running\nclose-session\n');
    const { stdout, stderr } = await run(
      'yangcli',
      [
        `--server=${server.host}`,
        `--ncport=${server.port}`,
        '--user=admin',
        '--password=admin',
        '--batch-mode',
        `--run-script=${script}`,
        '--autoload=true',
        '--display-mode=xml',
      ],
      { env: { ...process.env, HOME: home }, timeout: 60_000 },
    );
    const said = stdout + stderr;
    expect(said).toMatch(/session established/i);
    expect(said).toContain('rpc-reply');
    expect(said).not.toMatch(/rpc-error|Error: /);
  });
});
