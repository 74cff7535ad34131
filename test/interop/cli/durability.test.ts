/** What is durable survives `kill -9` at any moment (architecture, "The command line"). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compileModules, directoryLoader } from '../../../codegen/index.ts';
import { openSqliteStorage } from '../../../src/datastore/storage/sqlite.ts';
import { restconf, type SlyProcess, serveSly } from '../sly.ts';

const benchModules = fileURLToPath(new URL('../../bench', import.meta.url));
const parameters = 'data/sly-bench:table/parameter';
const benchSchema = () =>
  compileModules({ sources: [], load: directoryLoader([benchModules]), implement: ['sly-bench'] });
const native = 'data/Cisco-IOS-XE-native:native';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sly-durable-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

/**
 * Runs `work` again and again until the server is killed under it, `after` milliseconds from the first success;
 * resolves to the last number that succeeded.
 */
async function untilKilled(server: SlyProcess, after: number, work: (n: number) => Promise<boolean>) {
  let acknowledged = 0;
  let timer: NodeJS.Timeout | undefined;
  try {
    for (let n = 1; await work(n); n++) {
      acknowledged = n;
      timer ??= setTimeout(() => server.kill(), after);
    }
  } catch {
    // The connection broke: the server is gone.
  }
  clearTimeout(timer);
  await server.kill();
  return acknowledged;
}

describe.each([150, 400, 700])('kill -9 after %i ms', (after) => {
  test('--no-device: every acknowledged change of running is there', async () => {
    const options = [
      '--no-device',
      '--yang-dir',
      benchModules,
      '--module',
      'sly-bench',
      '--data-dir',
      dataDir,
    ];
    const server = await serveSly(...options);
    const last = await untilKilled(server, after, async (n) => {
      const entry = { 'sly-bench:parameter': [{ name: `p${n}`, value: `v${n}`, num: n }] };
      const reply = await restconf(server.restconf!, 'PUT', `${parameters}=p${n}`, entry);
      return reply.status === 201;
    });
    expect(last).toBeGreaterThan(0);

    const again = await serveSly(...options);
    const { body } = await restconf(again.restconf!, 'GET', 'data/sly-bench:table');
    const names = JSON.parse(body)['sly-bench:table'].parameter.map(({ num }: { num: number }) => num);
    // The one that was under way may have been stored too: its reply was lost, not the change.
    expect([last, last + 1]).toContain(names.length);
    expect(names).toEqual(names.map((_: number, index: number) => index + 1));
    await again.stop();
  });

  test('--no-device: so it is of many clients at once, in running and in startup', async () => {
    const options = [
      '--no-device',
      '--candidate',
      '--yang-dir',
      benchModules,
      '--module',
      'sly-bench',
      '--data-dir',
      dataDir,
    ];
    const server = await serveSly(...options);
    const kept = new Map<string, number>();
    let stop = Promise.resolve();
    const client = async (name: string) => {
      for (let num = 1; ; num++) {
        const entry = { 'sly-bench:parameter': [{ name, value: `v${num}`, num }] };
        const { status } = await restconf(server.restconf!, 'PUT', `${parameters}=${name}`, entry);
        if (status !== 201 && status !== 204) throw new Error(`answered with ${status}`);
        if (kept.size === 0) stop = sleep(after).then(() => server.kill());
        kept.set(name, num);
      }
    };
    const clients = Array.from({ length: 16 }, (_, i) => client(`p${i}`));
    const ends = await Promise.allSettled(clients);
    await stop;
    // The connections broke: nothing else ended them.
    for (const end of ends) expect(String((end as PromiseRejectedResult).reason)).not.toContain('answered');
    expect(kept.size).toBeGreaterThan(1);

    const again = await serveSly(...options);
    const { body } = await restconf(again.restconf!, 'GET', 'data/sly-bench:table');
    const found = JSON.parse(body)['sly-bench:table'].parameter as { name: string; num: number }[];
    const numOf = new Map(found.map(({ name, num }) => [name, num]));
    for (const [name, num] of kept) expect([num, num + 1]).toContain(numOf.get(name));
    await again.stop();
    const storage = openSqliteStorage({ dir: dataDir, schema: benchSchema() });
    expect(storage.loadTree('startup')).toEqual(storage.loadTree('running'));
    storage.close();
  });

  test('IOS XE: every saved configuration is there, and what was not saved is gone', async () => {
    const server = await serveSly('--data-dir', dataDir);
    const last = await untilKilled(server, after, async (n) => {
      const name = { 'Cisco-IOS-XE-native:hostname': `saved-${n}` };
      const put = await restconf(server.restconf!, 'PUT', `${native}/hostname`, name);
      const saved = await restconf(server.restconf!, 'POST', 'operations/cisco-ia:save-config');
      const unsaved = { 'Cisco-IOS-XE-native:hostname': `unsaved-${n}` };
      await restconf(server.restconf!, 'PUT', `${native}/hostname`, unsaved);
      return put.status < 300 && saved.status === 200;
    });
    expect(last).toBeGreaterThan(0);

    const again = await serveSly('--data-dir', dataDir);
    const { body } = await restconf(again.restconf!, 'GET', `${native}/hostname`);
    expect([`saved-${last}`, `saved-${last + 1}`]).toContain(
      JSON.parse(body)['Cisco-IOS-XE-native:hostname'],
    );
    await again.stop();
  });

  test('licensing state: every report that an RPC closed is there, unsaved configuration or not', async () => {
    const server = await serveSly('--data-dir', dataDir);
    const last = await untilKilled(server, after, async (n) => {
      const input = { 'cisco-smart-license:input': { 'file-path': `flash:usage-${n}` } };
      const reply = await restconf(
        server.restconf!,
        'POST',
        'operations/cisco-smart-license:rum-save-usage-all',
        input,
      );
      return reply.status === 200;
    });
    expect(last).toBeGreaterThan(0);

    const again = await serveSly('--data-dir', dataDir);
    const { body } = await restconf(
      again.restconf!,
      'GET',
      'data/cisco-smart-license:licensing/state/state-info',
    );
    const reports = JSON.parse(body)['cisco-smart-license:state-info']['rum-reports-closed-keys'];
    expect(reports.length).toBeGreaterThanOrEqual(last);
    await again.stop();
  });
});
