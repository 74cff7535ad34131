/** A data directory that is full, then is not, and one that cannot be written: small file systems, which only root can mount. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { restconf, runSly, type SlyProcess, serveSly } from '../sly.ts';

const disk = mkdtempSync(join(tmpdir(), 'sly-disk-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk]).status === 0;
const filler = join(disk, 'filler');
const servers: SlyProcess[] = [];

afterAll(async () => {
  for (const server of servers)
    if (server.child.exitCode === null && !server.child.killed) await server.kill();
  if (mounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

async function started(): Promise<SlyProcess> {
  const server = await serveSly('--data-dir', disk);
  servers.push(server);
  return server;
}

/** To the last byte. */
function fill(): void {
  writeFileSync(filler, '');
  for (let size = 1 << 20; size >= 1; ) {
    try {
      appendFileSync(filler, Buffer.alloc(size));
    } catch {
      size >>= 1;
    }
  }
}

const rpc = (server: SlyProcess, name: string, input?: object) =>
  restconf(
    server.restconf!,
    'POST',
    `operations/${name}`,
    input && { [`${name.split(':')[0]}:input`]: input },
  );
const save = (server: SlyProcess, file: string) =>
  rpc(server, 'cisco-smart-license:rum-save-usage-all', { 'file-path': `flash:${file}` });
const state = 'data/cisco-smart-license:licensing/state/state-info';
async function ids(server: SlyProcess): Promise<readonly string[]> {
  const { status, body } = await restconf(server.restconf!, 'GET', `${state}/rum-reports-closed-keys`);
  expect(status).toBe(200);
  return [...body.matchAll(/"report-id": "(\d+)"/g)].map(([, id]) => id!);
}

test.skipIf(!mounted)(
  'a full data directory: named errors, the server goes on, nothing is lost',
  async () => {
    const server = await started();
    const native = 'data/Cisco-IOS-XE-native:native';
    const hostname = { 'Cisco-IOS-XE-native:native': { hostname: 'full' } };
    expect((await restconf(server.restconf!, 'PATCH', native, hostname)).status).toBe(204);
    expect((await save(server, 'a.xml')).body).toContain('"success"');
    const before = await ids(server);
    expect(before.length).toBeGreaterThan(0);

    fill();
    const usage = await save(server, 'b.xml');
    expect(usage.status).toBe(200);
    expect(usage.body).toContain('"storagefailtostore"');
    const saved = await rpc(server, 'cisco-ia:save-config');
    expect(saved.status).toBeGreaterThanOrEqual(400);
    expect(saved.body).toMatch(/no space left|could not be stored/);
    expect(await ids(server)).toEqual(before);

    rmSync(filler);
    expect((await rpc(server, 'cisco-ia:save-config')).body).toContain('Save running-config successful');
    expect((await save(server, 'b.xml')).body).toContain('"success"');
    const after = await ids(server);
    expect(after).toEqual(expect.arrayContaining([...before]));
    await server.kill();

    const again = await started();
    expect(await ids(again)).toEqual(expect.arrayContaining([...after]));
    expect((await restconf(again.restconf!, 'GET', `${native}/hostname`)).body).toContain('full');
    await again.stop();
  },
);

/** Runs work with a file system over a directory that nobody can write. */
async function readOnly(directory: string, work: () => Promise<void> | void): Promise<void> {
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', directory]).status).toBe(0);
  try {
    await work();
  } finally {
    spawnSync('umount', [directory]);
  }
}

test.skipIf(!mounted)(
  'flash that cannot be written: a named error, and the reports stay available',
  async () => {
    const server = await started();
    await readOnly(join(disk, 'flash'), async () => {
      expect((await save(server, 'c.xml')).body).toContain('"storagefailtostore"');
      const copied = await rpc(server, 'Cisco-IOS-XE-rpc:copy', {
        'source-drop-node-name': 'running-config',
        'destination-drop-node-name': 'flash:running.json',
      });
      expect(copied.status).toBeGreaterThanOrEqual(400);
      expect(copied.body).toContain('cannot write flash:running.json');
    });
    expect((await save(server, 'c.xml')).body).toContain('"success"');
    await server.stop();
  },
);

test.skipIf(!mounted)(
  'a data directory that cannot be written: the start fails and says what to do',
  async () => {
    const empty = mkdtempSync(join(tmpdir(), 'sly-ro-'));
    await readOnly(empty, () => {
      const { status, stderr } = runSly(
        'serve',
        '--data-dir',
        empty,
        '--netconf',
        '127.0.0.1:0',
        '--restconf',
        'off',
      );
      expect(status).toBe(1);
      expect(stderr).toMatch(/^sly: .*sly\.db cannot be written .*; check its permissions and owner\n$/);
    });
    rmSync(empty, { recursive: true });
  },
);
