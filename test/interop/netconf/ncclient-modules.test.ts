/** Modules come and go under ncclient sessions that are open (issue 4, item 7). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { clients, describeWith, runPython } from '../clients.ts';
import { restconf, type SlyProcess, serveSly } from '../sly.ts';

const script = fileURLToPath(new URL('ncclient_modules.py', import.meta.url));
const text = `module acme-box { namespace "urn:acme:box"; prefix box; container box { leaf size { type uint8; } } }`;

describeWith([clients.ncclient], 'two sessions of ncclient', () => {
  test('one installs, edits and removes; the other hears of it and reads', async () => {
    const sly = await serveSly('--ephemeral');
    const [host, port] = sly.netconf!.split(':');
    const seen = await runPython(script, { host, port: Number(port) });
    await sly.stop();
    expect(seen).toEqual({
      installed: ['yang-library-update', 'yang-library-change', 'netconf-capability-change'],
      edited: 'netconf-config-change',
      read: expect.stringContaining('<size>5</size>'),
      hello: ['urn:acme:box?module=acme-box'],
      refused: { tag: 'in-use', message: expect.stringContaining('running holds /acme-box:box') },
      removed: ['yang-library-update', 'yang-library-change', 'netconf-capability-change'],
      together: ['garden', 'less'],
      features: ['urn:garden?module=garden&features=pond&deviations=less'],
      garden: ['ok', 'ok', 'unknown-element', 'unknown-element'],
      own: { tag: 'in-use', message: expect.stringContaining('a module of the device that is served') },
    });
  });
});

test('what was installed is there after kill -9, with its data', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sly-installed-'));
  const options = ['--no-device', '--module', 'ietf-interfaces', '--data-dir', dataDir];
  const first = await serveSly(...options);
  const input = { 'sly-modules:input': { name: 'acme-box', source: [text] } };
  const reply = await restconf(first.restconf!, 'POST', 'operations/sly-modules:install-module', input);
  expect(reply.status).toBe(200);
  await restconf(first.restconf!, 'PUT', 'data/acme-box:box', { 'acme-box:box': { size: 5 } });
  await first.kill();
  for (let start = 0; start < 2; start++) {
    const again = await serveSly(...options);
    expect((await restconf(again.restconf!, 'GET', 'data/acme-box:box/size')).body).toContain('5');
    await again.kill();
  }
  rmSync(dataDir, { recursive: true, force: true });
});

test('a module that --module names is removed for good; the log of each start says so and how it comes back', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sly-removed-'));
  const options = ['--no-device', '--module', 'ietf-interfaces', '--data-dir', dataDir, '--log', 'warn'];
  const call = (sly: SlyProcess, rpc: string) =>
    restconf(sly.restconf!, 'POST', `operations/sly-modules:${rpc}`, {
      'sly-modules:input': { name: 'ietf-interfaces' },
    });
  const first = await serveSly(...options);
  expect((await call(first, 'remove-module')).status).toBe(200);
  await first.kill();
  const again = await serveSly(...options);
  expect((await restconf(again.restconf!, 'GET', 'data/ietf-interfaces:interfaces')).status).toBe(404);
  expect(again.stderr()).toMatch(
    /"module":"ietf-interfaces","msg":"not served, as remove-module took it away: install-module with its name/,
  );
  expect((await call(again, 'install-module')).status).toBe(200);
  await again.kill();
  const last = await serveSly(...options);
  expect(last.stderr()).not.toContain('ietf-interfaces');
  await last.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a large configuration is carried over and judged beside those who are served', async () => {
  const sly = await serveSly('--no-device', '--module', 'ietf-interfaces', '--ephemeral');
  const call = (method: string, path: string, body?: unknown) => restconf(sly.restconf!, method, path, body);
  const install = (name: string, source: string) =>
    call('POST', 'operations/sly-modules:install-module', {
      'sly-modules:input': { name, source: [source] },
    });
  const shop = `module shop { namespace "urn:shop"; prefix s;
    container shop { list item { key name; leaf name { type string; } leaf text { type string; } } } }`;
  expect((await install('shop', shop)).status).toBe(200);
  const item = (name: string) => ({ name, text: `of ${name}` });
  const names = Array.from({ length: 3000 }, (_, i) => `item${i}`);
  expect((await call('PUT', 'data/shop:shop', { 'shop:shop': { item: names.map(item) } })).status).toBe(201);
  const changed = install('acme-box', text);
  // The configuration changes while the module is compiled.
  expect((await call('POST', 'data/shop:shop', { 'shop:item': [item('late')] })).status).toBe(201);
  expect((await changed).status).toBe(200);
  const read = await call('GET', 'data/shop:shop');
  expect(JSON.parse(read.body)['shop:shop'].item).toEqual([...names, 'late'].map(item));
  const short = `module short { yang-version 1.1; namespace "urn:short"; prefix s; import shop { prefix shop; }
    deviation /shop:shop/shop:item/shop:text { deviate add { must ". != 'of item2999'"; } } }`;
  const refused = await install('short', short);
  expect(refused.status).toBe(412);
  expect(refused.body).toContain('item2999');
  await sly.stop();
});
