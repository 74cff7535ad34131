/**
 * `npm run bench [-- --corpus DIR]`: what the server reaches beside the bare transports, and the compiler beside
 * yanglint, measured in one run. DIR holds published modules of IOS XE.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchLicensing } from './licensing.ts';
import { benchNetconf } from './netconf.ts';
import { residentMiB, serve } from './process.ts';
import { printTable } from './report.ts';
import { benchRestconf } from './restconf.ts';
import { SshClient } from './ssh-client.ts';
import { benchYang } from './yang.ts';

const sly = fileURLToPath(new URL('../../bin/sly.js', import.meta.url));
/** The YANG module to measure with lies beside the sources, not in dist/. */
const yangDir = fileURLToPath(new URL('../../../test/bench', import.meta.url));
const ports = [
  '--netconf',
  '127.0.0.1:0',
  '--restconf',
  '127.0.0.1:0',
  '--user',
  'admin:admin',
  '--log',
  'warn',
];

async function benchStart(dir: string, keys: readonly string[], clientKey: string): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const round of ['first start', 'second start']) {
    const begun = performance.now();
    const server = await serve(sly, ['serve', ...ports, ...keys, '--data-dir', join(dir, 'device')]);
    const client = await SshClient.connect(server.ready.get('netconf')!, clientKey);
    const hello = performance.now() - begun;
    await client.rpc('<get/>');
    rows.push([round, server.startMs, hello, residentMiB(server.child.pid!)]);
    client.close();
    await server.stop();
  }
  printTable('Default device', ['', 'ready ms', 'first hello ms', 'resident MiB'], rows);
}

benchLicensing();
const dir = mkdtempSync(join(tmpdir(), 'sly-bench-'));
try {
  const clientKey = join(dir, 'client');
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', clientKey]);
  const keys = ['--authorized-keys', `${clientKey}.pub`];
  await benchStart(dir, keys, clientKey);

  const data = join(dir, 'data');
  const modules = [
    '--no-device',
    '--yang-dir',
    yangDir,
    '--module',
    'sly-bench',
    '--candidate',
    '--data-dir',
    data,
  ];
  const server = await serve(sly, ['serve', ...modules, ...keys, ...ports]);
  const address = server.ready.get('netconf')!;
  await benchNetconf({ dir, address, clientKey, hostKey: join(data, 'ssh_host_key') });
  await benchRestconf(dir, server.ready.get('restconf')!, join(data, 'restconf.pem'));
  printTable(
    'After all of it',
    ['', 'resident MiB'],
    [['--no-device, 5,000 entries', residentMiB(server.child.pid!)]],
  );
  await server.stop();
  await benchYang(dir, sly, parseArgs({ options: { corpus: { type: 'string' } } }).values.corpus);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
