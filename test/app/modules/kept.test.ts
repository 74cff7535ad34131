/** What was installed is kept (issue 4, item 7), and a device stays a device under other modules. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Bench, box, house, startBench, types } from './support.ts';

let bench: Bench | undefined;
afterEach(() => bench?.close());

describe('in the data directory', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'sly-kept-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
  const restart = async (options: Parameters<typeof startBench>[0] = {}) => {
    await bench?.close();
    bench = await startBench({ dataDir, ...options });
    return bench;
  };

  test('modules, texts, features and data are there after a restart, also from the cache of compiled schemas', async () => {
    const first = await restart();
    first.put('acme-types', types);
    await first.install('acme-box', box);
    await first.rest('PUT', 'data/acme-box:box', { 'acme-box:box': { size: 5 } });
    const id = first.contentId();
    for (let start = 0; start < 2; start++) {
      // The directory is another one now: what was found there then has been kept.
      const again = await restart();
      expect(again.contentId()).toBe(id);
      expect((await again.rest('GET', 'data/acme-box:box/size')).body).toContain('5');
      expect((await again.rest('GET', 'tailf/modules/acme-types')).body).toBe(types);
    }
    const last = await restart();
    await last.rest('DELETE', 'data/acme-box:box');
    expect((await last.remove('acme-box')).status).toBe(200);
    expect((await restart()).server.core.schema.modules.has('acme-box')).toBe(false);
  });

  test('what was installed goes before what a later start names, until install-module takes that', async () => {
    await (await restart()).install('acme-box', box, types);
    await bench!.close();
    const dir = mkdtempSync(join(tmpdir(), 'sly-named-'));
    bench = undefined;
    writeFileSync(join(dir, 'house.yang'), house);
    writeFileSync(join(dir, 'acme-types.yang'), types);
    writeFileSync(join(dir, 'acme-box.yang'), box.replace('2026-01-01', '2026-02-02'));
    const revision = () => bench!.server.core.schema.modules.get('acme-box')?.revision;
    const named = { yangDirs: [dir], modules: ['house', 'acme-box'] };
    await restart(named);
    expect(revision()).toBe('2026-01-01');
    expect((await bench!.install('acme-box')).status).toBe(200);
    expect(revision()).toBe('2026-02-02');
    expect((await bench!.rest('GET', 'data/sly-modules:modules')).status).toBe(404);
    await restart(named);
    expect(revision()).toBe('2026-02-02');
    rmSync(dir, { recursive: true });
  });

  test('a module of the start that was removed stays away until install-module brings it back', async () => {
    const first = await restart();
    await first.rest('PUT', 'data/house:house', { 'house:house': { name: 'mine' } });
    expect((await first.remove('house')).status).toBe(409);
    await first.rest('DELETE', 'data/house:house');
    expect((await first.remove('house')).status).toBe(200);
    const second = await restart();
    expect(second.server.core.schema.modules.has('house')).toBe(false);
    const state = () => second.rest('GET', 'data/sly-modules:modules');
    expect(JSON.parse((await state()).body)).toEqual({ 'sly-modules:modules': { removed: ['house'] } });
    expect((await second.install('house')).status).toBe(200);
    expect((await state()).status).toBe(404);
    expect((await restart()).server.core.schema.modules.has('house')).toBe(true);
  });

  test('a file of the start with data of a module that was removed is refused, which says what to do', async () => {
    const startup = join(dataDir, 'startup.json');
    writeFileSync(startup, JSON.stringify({ 'house:house': { name: 'mine' } }));
    await (await restart()).remove('house');
    await bench!.close();
    bench = undefined;
    await expect(startBench({ dataDir, startup })).rejects.toThrow(
      /startup.json: .*house[\s\S]*remove-module \(house\)[\s\S]*install-module/,
    );
  });

  test('a module of the start that was exchanged stays so, with its data', async () => {
    const newer = house.replace('leaf name', 'leaf street { type string; } leaf name');
    await (await restart()).install('house', newer);
    await bench!.rest('PUT', 'data/house:house', { 'house:house': { street: 'High' } });
    await restart();
    expect((await bench!.rest('GET', 'data/house:house/street')).body).toContain('High');
    expect((await bench!.install('house')).body).toContain('running holds /house:house/street');
  });

  test('a start under which they do not compile says so, and what to do', async () => {
    const first = await restart();
    await first.install(
      'cellar',
      'module cellar { namespace "urn:cellar"; prefix c; import house { prefix h; } augment "/h:house" { leaf depth { type uint8; } } }',
    );
    await first.close();
    bench = undefined;
    await expect(startBench({ dataDir, modules: ['ietf-interfaces'], yangDirs: [] })).rejects.toThrow(
      /"house" is not found[\s\S]*\(cellar\)[\s\S]*remove-module/,
    );
  });
});

describe('a device', () => {
  beforeEach(async () => {
    bench = await startBench({ device: true, modules: [], yangDirs: [] });
  });
  const native = 'Cisco-IOS-XE-native:native';

  test('serves the module beside its own; saving, reload and licensing go on', async () => {
    expect((await bench!.install('acme-box', box, types)).status).toBe(200);
    await bench!.rest('PUT', 'data/acme-box:box', { 'acme-box:box': { size: 5 } });
    expect((await bench!.rest('POST', 'operations/cisco-ia:save-config')).status).toBe(200);
    expect((await bench!.remove('acme-box')).body).toContain('startup holds /acme-box:box');
    await bench!.rest('DELETE', 'data/acme-box:box');
    const reload = { 'Cisco-IOS-XE-rpc:input': { force: true } };
    await bench!.rest('POST', 'operations/Cisco-IOS-XE-rpc:reload', reload);
    expect((await bench!.rest('GET', 'data/acme-box:box/size')).body).toContain('5');
    expect((await bench!.rest('GET', 'data/cisco-smart-license:licensing/state/state-info/udi')).status).toBe(
      200,
    );
  });

  test('loses a module that the start named besides, and none of its own', async () => {
    await bench!.close();
    const dir = mkdtempSync(join(tmpdir(), 'sly-beside-'));
    writeFileSync(join(dir, 'house.yang'), house);
    bench = await startBench({ device: true, modules: ['house'], yangDirs: [dir] });
    const before = bench.contentId();
    expect((await bench.remove('house')).status).toBe(200);
    expect((await bench.rest('GET', 'data/house:house')).status).toBe(404);
    const refused = await bench.remove('cisco-smart-license');
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('cisco-smart-license is a module of the device that is served');
    expect((await bench.rest('GET', 'data/cisco-smart-license:licensing/state/state-info/udi')).status).toBe(
      200,
    );
    expect((await bench.install('house')).status).toBe(200);
    expect(bench.contentId()).toBe(before);
    rmSync(dir, { recursive: true });
  });

  test('a snapshot with data of a module that is gone is not loaded', async () => {
    const steer = (rpc: string) =>
      bench!.rest('POST', `operations/sly-control:${rpc}`, { 'sly-control:input': { name: 'boxed' } });
    await bench!.install('acme-box', box, types);
    await bench!.rest('PUT', 'data/acme-box:box', { 'acme-box:box': { size: 5 } });
    await steer('snapshot-save');
    await bench!.rest('DELETE', 'data/acme-box:box');
    await bench!.remove('acme-box');
    expect((await steer('snapshot-load')).body).toContain('the snapshot holds /acme-box:box');
    await bench!.install('acme-box', box, types);
    expect((await steer('snapshot-load')).status).toBe(200);
    expect((await bench!.rest('GET', 'data/acme-box:box/size')).body).toContain('5');
  });

  test('a deviation takes nodes away: configuration and state are there without them', async () => {
    const less = `module less { namespace "urn:less"; prefix l; import cisco-smart-license { prefix sl; }
      deviation "/sl:licensing/sl:state/sl:state-info/sl:udi" { deviate not-supported; } }`;
    expect((await bench!.install('less', less)).status).toBe(200);
    const state = await bench!.rest('GET', 'data/cisco-smart-license:licensing/state/state-info');
    expect(state.status).toBe(200);
    expect(JSON.parse(state.body)['cisco-smart-license:state-info']).not.toHaveProperty('udi');
    const whole = await bench!.rest('GET', 'data');
    expect(whole.status).toBe(200);
    expect((await bench!.remove('less')).status).toBe(200);
    expect((await bench!.rest('GET', 'data/cisco-smart-license:licensing/state/state-info/udi')).status).toBe(
      200,
    );
  });

  test('one that takes away what the device has in its configuration is refused', async () => {
    const less = `module less { namespace "urn:less"; prefix l; import Cisco-IOS-XE-native { prefix ios; }
      deviation "/ios:native/ios:version" { deviate not-supported; } }`;
    const refused = await bench!.install('less', less);
    expect(refused.status).toBe(409);
    expect(refused.body).toContain(`running holds /${native}/version`);
    expect((await bench!.rest('GET', `data/${native}/version`)).status).toBe(200);
  });
});

test('a router takes the module as well: candidate, commit, and no removal while its data is there', async () => {
  bench = await startBench({ device: true, profile: 'asr9006', modules: [], yangDirs: [] });
  expect((await bench.install('acme-box', box, types)).status).toBe(200);
  const client = bench.client();
  expect(client.hello).toContain('urn:acme:box?module=acme-box');
  const edit = (content: string) =>
    client.rpc(`<edit-config><target><candidate/></target><config>${content}</config></edit-config>`);
  expect(await edit('<box xmlns="urn:acme:box"><size>5</size></box>')).toContain('<ok/>');
  expect(await client.rpc('<commit/>')).toContain('<ok/>');
  expect((await bench.remove('acme-box')).body).toContain('running holds /acme-box:box');
  const gone =
    '<box xmlns="urn:acme:box" xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0" nc:operation="delete"/>';
  expect(await edit(gone)).toContain('<ok/>');
  expect(await client.rpc('<commit/>')).toContain('<ok/>');
  expect((await bench.remove('acme-box')).status).toBe(200);
});

test('a request whose body comes in while the modules change is refused, to be sent again', async () => {
  bench = await startBench();
  const { url } = bench.server.restconf!;
  const headers = {
    authorization: `Basic ${btoa('admin:admin')}`,
    'content-type': 'application/yang-data+json',
    accept: 'application/yang-data+json',
  };
  const put = request(`${url}/restconf/data/house:house`, { method: 'PUT', headers });
  const answered = new Promise<{ status?: number | undefined; body: string }>((resolve, reject) => {
    put.on('error', reject);
    put.on('response', (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, body }));
    });
  });
  put.write('{"house:house": ');
  // The user is known and the URI understood: the server waits for the rest.
  const { sessions } = bench.server.core;
  await vi.waitFor(() => expect(sessions.list()).toHaveLength(1), { timeout: 5000, interval: 10 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await bench.install('acme-box', box, types);
  put.end('{"name": "mine"}}');
  const { status, body } = await answered;
  expect(status).toBe(409);
  expect(body).toContain('send the request again');
});
