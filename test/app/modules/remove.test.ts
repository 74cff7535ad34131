/** Modules are removed while sessions are open (issue 4, item 7). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, box, house, startBench, types } from './support.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

test('refused while running holds data of it, which the error names; then it goes, with what only it needed', async () => {
  await bench.install('acme-box', box, types);
  await bench.rest('PUT', 'data/acme-box:box', { 'acme-box:box': { size: 5 } });
  const before = bench.contentId();
  const refused = await bench.remove('acme-box');
  expect(refused.status).toBe(409);
  expect(refused.body).toContain('running holds /acme-box:box, which then is not in the schema: delete it');
  expect(bench.contentId()).toBe(before);
  await bench.rest('DELETE', 'data/acme-box:box');
  expect((await bench.rest('GET', 'tailf/modules/acme-box')).status).toBe(200);
  const reply = await bench.remove('acme-box');
  expect(JSON.parse(reply.body)['sly-modules:output'].removed).toEqual(['acme-types', 'acme-box']);
  expect((await bench.rest('GET', 'data/acme-box:box')).status).toBe(404);
  expect((await bench.rest('GET', 'tailf/modules/acme-box')).status).toBe(404);
});

test('data in a place that only the module added counts as its data', async () => {
  const cellar = `module cellar { namespace "urn:cellar"; prefix c; import house { prefix h; }
    augment "/h:house/h:room" { leaf depth { type uint8; } } }`;
  await bench.install('cellar', cellar);
  const rooms = { 'house:house': { room: [{ id: 7, 'cellar:depth': 3 }] } };
  expect((await bench.rest('PUT', 'data/house:house', rooms)).status).toBe(201);
  expect((await bench.remove('cellar')).body).toContain('/house:house/room[7]/cellar:depth');
  await bench.rest('DELETE', 'data/house:house/room=7/cellar:depth');
  expect((await bench.remove('cellar')).status).toBe(200);
  expect((await bench.rest('GET', 'data/house:house/room=7')).body).toContain('"id": 7');
});

test('data in startup counts as well', async () => {
  await bench.install('acme-box', box, types);
  await bench.rest('PUT', 'data/acme-box:box', { 'acme-box:box': { size: 5 } });
  const client = bench.client();
  const copy = '<copy-config><target><startup/></target><source><running/></source></copy-config>';
  await client.rpc(copy);
  // By RESTCONF it would be deleted in startup as well.
  await client.rpc(`<edit-config><target><running/></target><config>
    <box xmlns="urn:acme:box" xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0" nc:operation="delete"/></config></edit-config>`);
  expect((await bench.remove('acme-box')).body).toContain('startup holds /acme-box:box');
  await client.rpc(copy);
  expect((await bench.remove('acme-box')).status).toBe(200);
});

test('refused while another installed module imports it, which the error names', async () => {
  await bench.install('acme-box', box, types);
  await bench.install(
    'more',
    'module more { namespace "urn:more"; prefix m; import acme-box { prefix b; } augment "/b:box" { leaf more { type string; } } }',
  );
  expect((await bench.remove('acme-box')).body).toContain('acme-box is imported by more');
  expect((await bench.remove('more')).status).toBe(200);
  expect((await bench.remove('acme-box')).status).toBe(200);
});

describe('a module that the start named (--module)', () => {
  test('goes as one that was installed does: refused while there is data, then it is in no list any more', async () => {
    await bench.rest('PUT', 'data/house:house', { 'house:house': { name: 'mine' } });
    const refused = await bench.remove('house');
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('running holds /house:house, which then is not in the schema: delete it');
    await bench.rest('DELETE', 'data/house:house');
    const listener = bench.client();
    await listener.rpc('<create-subscription xmlns="urn:ietf:params:xml:ns:netconf:notification:1.0"/>');
    const reply = await bench.remove('house');
    expect(JSON.parse(reply.body)['sly-modules:output']).toEqual({
      'content-id': bench.contentId(),
      removed: ['house'],
    });
    expect(await listener.next()).toContain(bench.contentId());
    expect(await listener.next()).toContain('<yang-library-change');
    expect(await listener.next()).toContain('<deleted-capability>urn:test:house?module=house<');
    expect(bench.client().hello).not.toContain('urn:test:house');
    expect((await bench.rest('GET', 'data/house:house')).status).toBe(404);
    expect((await bench.rest('GET', 'tailf/modules/house')).status).toBe(404);
    expect((await bench.remove('house')).body).toContain('house was removed already');
  });

  test('comes back with its name alone, from where the start found it', async () => {
    const before = bench.contentId();
    await bench.remove('house');
    expect((await bench.install('house')).status).toBe(200);
    expect(bench.contentId()).toBe(before);
  });

  test('is exchanged for another revision, and that one is removed as well', async () => {
    const newer = house.replace('prefix h;', 'prefix h; revision 2026-02-02;').replace('uint8', 'uint16');
    await bench.rest('PUT', 'data/house:house', { 'house:house': { room: [{ id: 7 }] } });
    const reply = await bench.install('house', newer);
    expect(JSON.parse(reply.body)['sly-modules:output']).toEqual({ 'content-id': bench.contentId() });
    expect(
      (await bench.rest('PUT', 'data/house:house/room=999', { 'house:room': [{ id: 999 }] })).status,
    ).toBe(201);
    expect((await bench.rest('GET', 'data/house:house/room=7')).body).toContain('7');
    expect((await bench.install('house')).body).toContain('running holds /house:house/room[999]');
    await bench.rest('DELETE', 'data/house:house');
    expect((await bench.remove('house')).status).toBe(200);
  });

  test('stays while another one imports it, which the error names', async () => {
    await bench.install(
      'cellar',
      'module cellar { namespace "urn:cellar"; prefix c; import house { prefix h; } augment "/h:house" { leaf depth { type uint8; } } }',
    );
    expect((await bench.remove('house')).body).toContain('house is imported by cellar');
    await bench.remove('cellar');
    expect((await bench.remove('house')).status).toBe(200);
  });
});

test('state that the start gave goes with its module, and comes back with it', async () => {
  await bench.close();
  const file = join(tmpdir(), `sly-state-${process.pid}.json`);
  writeFileSync(file, JSON.stringify({ 'pulse:pulse': { beats: 60 } }));
  const text =
    'module pulse { namespace "urn:pulse"; prefix p; container pulse { config false; leaf beats { type uint8; } } }';
  const dir = mkdtempSync(join(tmpdir(), 'sly-pulse-'));
  writeFileSync(join(dir, 'pulse.yang'), text);
  bench = await startBench({ modules: ['pulse'], yangDirs: [dir], operational: file });
  const read = () => bench.rest('GET', 'data/pulse:pulse/beats');
  expect((await read()).body).toContain('60');
  expect((await bench.remove('pulse')).status).toBe(200);
  expect((await read()).status).toBe(404);
  expect((await bench.rest('GET', 'data')).status).toBe(200);
  expect((await bench.install('pulse')).status).toBe(200);
  expect((await read()).body).toContain('60');
  rmSync(dir, { recursive: true });
  rmSync(file);
});

test('modules of the server, and those that only others need, stay', async () => {
  const refused = await bench.remove('ietf-netconf-acm');
  expect(refused.status).toBe(409);
  expect(refused.body).toContain('ietf-netconf-acm is a module of the server itself');
  expect((await bench.install('ietf-netconf')).body).toContain(
    'ietf-netconf is a module of the server itself',
  );
  expect((await bench.remove('ietf-yang-types')).body).toContain('it is there because other modules need it');
  expect((await bench.remove('nobody')).body).toContain('there is no module nobody');
});

test('an exchange for a text that the data does not fit is refused', async () => {
  await bench.install('acme-box', box, types);
  await bench.rest('PUT', 'data/acme-box:box', { 'acme-box:box': { size: 5 } });
  const refused = await bench.install('acme-box', box, types.replace('1..10', '6..10'));
  expect(refused.status).toBe(409);
  expect(refused.body).toContain('running holds /acme-box:box/size');
});

describe('sessions that are open', () => {
  const create = (filter: string) =>
    `<create-subscription xmlns="urn:ietf:params:xml:ns:netconf:notification:1.0">${filter}</create-subscription>`;

  test('a filter of events goes on where it still means something', async () => {
    const client = bench.client();
    await client.rpc(create('<filter><bell xmlns="urn:test:house"/></filter>'));
    await bench.install('acme-box', box, types);
    bench.server.core.events.publish('house:bell', { who: 'me' });
    expect(await client.next()).toContain('<bell xmlns="urn:test:house"><who>me</who></bell>');
  });

  test('and ends the subscription where it does not (RFC 5277 section 2.1.1, notificationComplete)', async () => {
    const horn =
      'module horn { namespace "urn:horn"; prefix h; notification horn { leaf n { type uint8; } } }';
    await bench.install('horn', horn);
    const client = bench.client();
    const filter = '<filter xmlns:h="urn:horn" type="xpath" select="/h:horn[h:n > 1]"/>';
    expect(await client.rpc(create(filter))).toContain('<ok/>');
    await bench.remove('horn');
    expect(await client.next()).toContain('<notificationComplete');
    // The session goes on, and may subscribe again.
    expect(await client.rpc(create(''))).toContain('<ok/>');
  });

  test('a filter of a RESTCONF stream ends the stream in the same case (RFC 8040 section 4.8.4)', async () => {
    const horn =
      'module horn { namespace "urn:horn"; prefix h; notification horn { leaf n { type uint8; } } }';
    await bench.install('horn', horn);
    const { url } = bench.server.restconf!;
    const stream = await fetch(`${url}/restconf/streams/NETCONF/json?filter=/horn:horn/n`, {
      headers: { authorization: `Basic ${btoa('admin:admin')}`, accept: 'text/event-stream' },
    });
    bench.server.core.events.publish('horn:horn', { n: 2 });
    await bench.remove('horn');
    // It ends: the text is complete.
    expect(await stream.text()).toContain('"horn:horn":{"n":2}');
  });

  test('a replay leaves out events of modules that are gone', async () => {
    await bench.install('horn', 'module horn { namespace "urn:horn"; prefix h; notification horn; }');
    bench.server.core.events.publish('horn:horn', {});
    bench.server.core.events.publish('house:bell', { who: 'me' });
    await bench.remove('horn');
    const client = bench.client();
    await client.rpc(
      create('<startTime>2020-01-01T00:00:00Z</startTime><stopTime>2020-01-01T00:00:01Z</stopTime>'),
    );
    expect(await client.next()).toContain('replayComplete');
    const all = bench.client();
    await all.rpc(create('<startTime>2020-01-01T00:00:00Z</startTime>'));
    const seen: string[] = [];
    while (!seen.at(-1)?.includes('replayComplete')) seen.push(await all.next());
    expect(seen.some((message) => message.includes('<bell'))).toBe(true);
    expect(seen.some((message) => message.includes('<horn'))).toBe(false);
  });

  test('a periodic subscription is terminated when its filter means nothing any more (RFC 8639 section 2.7.7)', async () => {
    await bench.close();
    bench = await startBench({ clock: { kind: 'virtual' } });
    await bench.install('acme-box', box, types);
    const client = bench.client();
    const reply =
      await client.rpc(`<establish-subscription xmlns="urn:ietf:params:xml:ns:yang:ietf-subscribed-notifications"
      xmlns:yp="urn:ietf:params:xml:ns:yang:ietf-yang-push"><yp:datastore>running</yp:datastore>
      <yp:datastore-xpath-filter xmlns:b="urn:acme:box">/b:box[b:size > 1]</yp:datastore-xpath-filter>
      <yp:periodic><yp:period>100</yp:period></yp:periodic></establish-subscription>`);
    expect(reply).toContain('<id ');
    expect(await client.next()).toContain('<push-update');
    await bench.remove('acme-box');
    bench.server.advance(1000);
    expect(await client.next()).toMatch(/<subscription-terminated .*filter-unavailable/s);
  });

  test('requests that were understood before are understood anew', async () => {
    const client = bench.client();
    const get =
      '<get-config><source><running/></source><filter><box xmlns="urn:acme:box"/></filter></get-config>';
    await bench.rest('PUT', 'data/house:house', { 'house:house': { name: 'mine' } });
    for (let n = 0; n < 3; n++) expect(await client.rpc(get)).toContain('<data/>');
    await bench.install('acme-box', box, types);
    await bench.rest('PUT', 'data/acme-box:box', { 'acme-box:box': { size: 5 } });
    for (let n = 0; n < 3; n++) expect(await client.rpc(get)).toContain('<size>5</size>');
  });

  test('default values of the new module are reported', async () => {
    const read = () => bench.rest('GET', 'data/house:house?with-defaults=report-all');
    await bench.rest('PUT', 'data/house:house', { 'house:house': { name: 'mine' } });
    expect((await read()).body).not.toContain('floors');
    await bench.install(
      'floors',
      `module floors { namespace "urn:floors"; prefix f; import house { prefix h; }
      augment "/h:house" { leaf floors { type uint8; default 2; } } }`,
    );
    expect((await read()).body).toContain('"floors:floors": 2');
  });
});

describe('access rules (RFC 8341)', () => {
  test('a rule for a path of the module holds as soon as the module is there', async () => {
    const guest = { name: 'guest', privilege: 1 };
    const rules = `<edit-config><target><running/></target><config>
      <nacm xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-acm">
      <rule-list><name>admin</name><group>PRIV15</group>
      <rule><name>all</name><module-name>*</module-name><action>permit</action></rule></rule-list>
      <rule-list><name>others</name><group>*</group>
      <rule><name>box</name><path>/acme-box:box/size</path><action>deny</action></rule></rule-list>
      </nacm></config></edit-config>`;
    expect(await bench.client().rpc(rules)).toContain('<ok/>');
    await bench.install('acme-box', box, types);
    await bench.rest('PUT', 'data/acme-box:box', { 'acme-box:box': { size: 5, lid: true } });
    const client = bench.client(guest);
    const read = await client.rpc('<get-config><source><running/></source></get-config>');
    expect(read).toContain('<lid>true</lid>');
    expect(read).not.toContain('<size>');
  });
});

describe('who is in the way', () => {
  test('a lock of another session refuses the change (in-use); its own does not', async () => {
    const client = bench.client();
    await client.rpc('<lock><target><running/></target></lock>');
    const refused = await bench.install('acme-box', box, types);
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('running is locked by session');
    const sources = `<source>${box.replaceAll('&', '&amp;')}</source><source>${types}</source>`;
    const call = `<install-module xmlns="urn:sly:modules"><name>acme-box</name>${sources}</install-module>`;
    expect(await client.rpc(call)).toContain('<added xmlns="urn:sly:modules">acme-box</added>');
  });

  test('a confirmed commit that waits refuses it', async () => {
    await bench.close();
    bench = await startBench({ candidate: true });
    const client = bench.client();
    await client.rpc(
      `<edit-config><target><candidate/></target><config><house xmlns="urn:test:house"><name>x</name></house></config></edit-config>`,
    );
    await client.rpc('<commit><confirmed/></commit>');
    expect((await bench.install('acme-box', box, types)).body).toContain('confirmed commit waits');
    await client.rpc('<commit/>');
    expect((await bench.install('acme-box', box, types)).status).toBe(200);
  });

  test('the candidate is carried over with its changes, and counts as data too', async () => {
    await bench.close();
    bench = await startBench({ candidate: true });
    const client = bench.client();
    const edit = (config: string) =>
      client.rpc(`<edit-config><target><candidate/></target><config>${config}</config></edit-config>`);
    await edit('<house xmlns="urn:test:house"><name>x</name></house>');
    await bench.install('acme-box', box, types);
    await edit('<box xmlns="urn:acme:box"><size>5</size></box>');
    expect((await bench.remove('acme-box')).body).toContain('candidate holds /acme-box:box');
    expect(await client.rpc('<discard-changes/>')).toContain('<ok/>');
    expect((await bench.remove('acme-box')).status).toBe(200);
    await edit('<house xmlns="urn:test:house"><name>y</name></house>');
    expect(await client.rpc('<commit/>')).toContain('<ok/>');
  });
});
