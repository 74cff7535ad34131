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

  it('logs in, edits, reads, and does the rest', async () => {
    const script = join(home, 'script');
    const commands = [
      'merge /shop/name value=Yang',
      'sget-config /shop source=running',
      'xget /shop/name',
      'get-schema identifier=nc-shop',
      'lock target=running',
      'unlock target=running',
      'validate source=running',
      'create-subscription',
      'close-session',
    ];
    writeFileSync(script, `${commands.join('\n')}\n`);
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
    expect(said).toContain('base:1.1');
    expect(said.split('<name>Yang</name>').length).toBe(3);
    expect(said).toContain('module nc-shop {');
    expect(said).not.toMatch(/rpc-error|Error:/);
  });
});
