/** The server that NETCONF clients are tried on: the built command, with a key and the small test module. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeKeyPair } from '../../netconf/ssh/key-pair.ts';
import { type SlyProcess, serveSly } from '../sly.ts';

export const shopNs = 'urn:test:nc-shop';
const modules = fileURLToPath(new URL('../../netconf', import.meta.url));

export interface InteropServer {
  readonly sly: SlyProcess;
  readonly host: string;
  readonly port: number;
  /** File of a private key that may log in. */
  readonly key: string;
  stop(): Promise<void>;
}

/** Starts `sly serve` with a new key that may log in; without further options it serves `nc-shop` and no device. */
export async function serveForClients(...args: string[]): Promise<InteropServer> {
  const dir = mkdtempSync(join(tmpdir(), 'sly-interop-'));
  const key = join(dir, 'key');
  const pair = makeKeyPair();
  writeFileSync(key, pair.private, { mode: 0o600 });
  writeFileSync(`${key}.pub`, pair.public);
  const what = ['--no-device', '--yang-dir', modules, '--module', 'nc-shop'];
  const sly = await serveSly(
    '--ephemeral',
    '--authorized-keys',
    `${key}.pub`,
    ...(args[0] === 'device' ? args.slice(1) : [...what, ...args]),
  );
  const [host, port] = sly.netconf!.split(':') as [string, string];
  return {
    sly,
    host,
    port: Number(port),
    key,
    async stop() {
      await sly.stop();
      rmSync(dir, { recursive: true });
    },
  };
}
