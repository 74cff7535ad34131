/** Modules are added while sessions are open (issue 4, item 7). */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, box, house, startBench, types } from './support.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const subscribe = '<create-subscription xmlns="urn:ietf:params:xml:ns:netconf:notification:1.0"/>';

test('a session that is open reads and writes the new module at once, by NETCONF and RESTCONF', async () => {
  const client = bench.client();
  const edit = `<edit-config><target><running/></target><config>
    <box xmlns="urn:acme:box"><size>5</size></box></config></edit-config>`;
  expect(await client.rpc(edit)).toContain('<error-tag>unknown-namespace</error-tag>');
  const reply = await bench.install('acme-box', box, types);
  expect(reply.status).toBe(200);
  expect(JSON.parse(reply.body)['sly-modules:output'].added).toEqual(['acme-types', 'acme-box']);
  expect(await client.rpc(edit)).toContain('<ok/>');
  expect(JSON.parse((await bench.rest('GET', 'data/acme-box:box')).body)).toEqual({
    'acme-box:box': { size: 5 },
  });
});

test('what the server says of itself follows: hello, library, schemas, texts', async () => {
  await bench.rest('PUT', 'data/house:house', { 'house:house': { name: 'mine' } });
  const before = bench.contentId();
  await bench.install('acme-box', box, types);
  expect(bench.contentId()).not.toBe(before);
  const client = bench.client();
  expect(client.hello).toContain('urn:acme:box?module=acme-box&amp;revision=2026-01-01&amp;features=lid');
  expect(client.hello).toContain(`content-id=${bench.contentId()}`);
  const state = await client.rpc(
    `<get><filter><netconf-state xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring"/></filter></get>`,
  );
  expect(state).toContain('<identifier>acme-box</identifier>');
  expect(state).toContain('urn:acme:box?module=acme-box');
  const text = await client.rpc(
    '<get-schema xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring"><identifier>acme-types</identifier></get-schema>',
  );
  expect(text).toContain('typedef size');
  const library = JSON.parse((await bench.rest('GET', 'data/ietf-yang-library:yang-library')).body);
  const [set] = library['ietf-yang-library:yang-library']['module-set'];
  expect(set.module.map(({ name }: { name: string }) => name)).toContain('acme-box');
  expect(set['import-only-module'].map(({ name }: { name: string }) => name)).toContain('acme-types');
  expect(library['ietf-yang-library:yang-library']['content-id']).toBe(bench.contentId());
  const installed = await bench.rest('GET', 'data/sly-modules:modules');
  expect(JSON.parse(installed.body)['sly-modules:modules'].installed).toEqual([
    { name: 'acme-box', revision: '2026-01-01' },
  ]);
  // Data that was there is there as before.
  expect((await bench.rest('GET', 'data/house:house/name')).body).toContain('mine');
});

test('open subscriptions are told (RFC 8525 section 4, RFC 7895 section 2.2, RFC 6470 section 2.2), and go on', async () => {
  const client = bench.client();
  await client.rpc(subscribe);
  await bench.install('acme-box', box, types);
  expect(await client.next()).toMatch(
    new RegExp(`<yang-library-update [^>]*><content-id>${bench.contentId()}<`),
  );
  expect(await client.next()).toMatch(/<yang-library-change [^>]*><module-set-id>/);
  const change = await client.next();
  expect(change).toContain('<username>admin</username>');
  expect(change).toMatch(/<added-capability>urn:acme:box\?module=acme-box&amp;revision=2026-01-01/);
  expect(change).toMatch(/<modified-capability>urn:ietf:params:netconf:capability:yang-library:1.1\?/);
  await bench.rest('PUT', 'data/acme-box:box', { 'acme-box:box': { size: 5 } });
  expect(await client.next()).toContain('/b:box');
});

test('every mistake is told with its place, and nothing has changed', async () => {
  const before = bench.contentId();
  const wrong = box.replace('t:size', 't:sise').replace('type boolean', 'type boolen');
  const reply = await bench.install('acme-box', wrong, types);
  expect(reply.status).toBe(400);
  const errors = JSON.parse(reply.body)['ietf-restconf:errors'].error as Record<string, string>[];
  expect(errors.map((error) => error['error-message'])).toEqual([
    expect.stringMatching(/^acme-box@2026-01-01.yang:7:22: error: .*sise/),
    expect.stringMatching(/^acme-box@2026-01-01.yang:8:37: error: .*boolen/),
  ]);
  expect(bench.contentId()).toBe(before);
  expect((await bench.rest('GET', 'data/sly-modules:modules')).status).toBe(404);
});

test('a text that is missing is asked for', async () => {
  expect((await bench.install('acme-box')).body).toContain('"acme-box\\" is not found');
  expect((await bench.install('acme-box', box)).body).toMatch(/acme-types.*give its text as a source/);
  expect((await bench.install('acme-box', 'no module at all')).body).toContain('source 1:1:');
});

test('texts are found in the directories of the start, also those put there since; a newer text is taken', async () => {
  expect((await bench.install('acme-box')).status).toBe(400);
  bench.put('acme-box', box);
  bench.put('acme-types', types);
  expect((await bench.install('acme-box')).status).toBe(200);
  bench.put('acme-types', types.replace('1..10', '1..20'));
  expect((await bench.install('acme-box')).status).toBe(200);
  expect((await bench.rest('PUT', 'data/acme-box:box', { 'acme-box:box': { size: 20 } })).status).toBe(201);
});

test('only the features named are supported', async () => {
  const input = { name: 'acme-box', source: [box, types], feature: ['lid'] };
  const other = box.replace('feature lid;', 'feature lid; feature lock;');
  const call = (body: object) =>
    bench.rest('POST', 'operations/sly-modules:install-module', { 'sly-modules:input': body });
  expect((await call({ ...input, source: [other, types] })).status).toBe(200);
  const features = bench.server.core.schema.modules.get('acme-box')!.features;
  expect(features.map(({ name, enabled }) => [name, enabled])).toEqual([
    ['lid', true],
    ['lock', false],
  ]);
  expect((await call({ ...input, feature: ['lids'] })).body).toContain('lids');
  // Those of a module that the start named, too, without its text.
  bench.put('house', house.replace('prefix h;', 'prefix h; feature attic; feature cellar;'));
  expect((await call({ name: 'house', feature: ['attic'] })).status).toBe(200);
  const ofHouse = bench.server.core.schema.modules.get('house')!.features;
  expect(ofHouse.map(({ enabled }) => enabled)).toEqual([true, false]);
});

test('what the server itself consists of is not exchanged', async () => {
  // The server's own text of an import is used, not the one that was sent.
  const user = `module user { namespace "urn:user"; prefix u; import ietf-inet-types { prefix inet; }
    leaf at { type inet:host; } }`;
  const fake = 'module ietf-inet-types { namespace "urn:fake"; prefix inet; typedef host { type uint8; } }';
  expect((await bench.install('user', user, fake)).status).toBe(200);
  expect(bench.server.core.schema.modules.get('ietf-inet-types')!.namespace).not.toBe('urn:fake');
  const refused = await bench.install('ietf-inet-types', fake);
  expect(refused.status).toBe(409);
  expect(refused.body).toMatch(
    /ietf-inet-types is imported by modules of the server.*a text of no revision cannot/,
  );
});

test('several modules that need each other are exchanged together', async () => {
  const old = `module part { namespace "urn:part"; prefix p; typedef old { type uint8; } }`;
  const whole = `module whole { namespace "urn:whole"; prefix w; import part { prefix p; } leaf whole { type p:old; } }`;
  await bench.install('part', old);
  await bench.install('whole', whole);
  const sources = [old.replace('typedef old', 'typedef new'), whole.replace('p:old', 'p:new')];
  // One alone would leave the other without what it needs.
  expect((await bench.install('part', sources[0]!)).body).toMatch(/whole.yang:1:\d+: error: .*old/);
  const both = { module: [{ name: 'whole' }, { name: 'part' }], source: sources };
  const call = (input: object) =>
    bench.rest('POST', 'operations/sly-modules:install-module', { 'sly-modules:input': input });
  expect((await call(both)).status).toBe(200);
  expect((await bench.rest('PUT', 'data/whole:whole', { 'whole:whole': 5 })).status).toBe(201);
  expect((await call({ source: sources })).body).toContain('modules');
  expect((await call({ ...both, name: 'part' })).status).toBe(400);
});

test('all of several are installed, or none', async () => {
  const before = bench.contentId();
  const module = [{ name: 'acme-box' }, { name: 'nobody' }];
  const reply = await bench.rest('POST', 'operations/sly-modules:install-module', {
    'sly-modules:input': { module, source: [box, types] },
  });
  expect(reply.body).toContain('nobody');
  expect(bench.contentId()).toBe(before);
});

test('submodules are sent with their module, and have their texts given out', async () => {
  const garden = `module garden { yang-version 1.1; namespace "urn:garden"; prefix g; include garden-bed; container garden { uses bed; } }`;
  const bed = `submodule garden-bed { yang-version 1.1; belongs-to garden { prefix g; } revision 2026-01-01;
    grouping bed { leaf bed { type string; } } }`;
  expect((await bench.install('garden', garden)).body).toMatch(/garden-bed.*give its text as a source/);
  expect((await bench.install('garden', garden, bed)).status).toBe(200);
  expect((await bench.rest('GET', 'tailf/modules/garden-bed/2026-01-01')).body).toContain('grouping bed');
  // A newer submodule comes in by its module, whose own text is kept.
  const newer = bed.replace('2026-01-01', '2026-02-02').replace('leaf bed', 'leaf row');
  expect((await bench.install('garden', newer)).status).toBe(200);
  expect((await bench.rest('PUT', 'data/garden:garden', { 'garden:garden': { row: 'x' } })).status).toBe(201);
});

test('a deviation of a module that is served holds from then on, and no longer than it is there (RFC 7950 section 7.20.3)', async () => {
  const small = `module small { namespace "urn:small"; prefix s; import house { prefix h; }
    deviation /h:house/h:name { deviate add { must "string-length(.) < 5"; } } }`;
  await bench.rest('PUT', 'data/house:house', { 'house:house': { name: 'the big one' } });
  expect((await bench.install('small', small)).status).toBe(412);
  await bench.rest('PUT', 'data/house:house', { 'house:house': { name: 'mine' } });
  expect((await bench.install('small', small)).status).toBe(200);
  const library = JSON.parse((await bench.rest('GET', 'data/ietf-yang-library:yang-library')).body);
  const [{ module }] = library['ietf-yang-library:yang-library']['module-set'];
  expect(module.find(({ name }: { name: string }) => name === 'house').deviation).toEqual(['small']);
  const long = { 'house:name': 'the big one' };
  expect((await bench.rest('PUT', 'data/house:house/name', long)).status).toBe(412);
  await bench.remove('small');
  expect((await bench.rest('PUT', 'data/house:house/name', long)).status).toBe(204);
});

test('a module that was installed before keeps its texts when another one comes', async () => {
  await bench.install('acme-box', box, types);
  bench.put('acme-types', types.replace('1..10', '1..20'));
  await bench.install('m1', 'module m1 { namespace "urn:m1"; prefix m; leaf l1 { type string; } }');
  expect((await bench.rest('PUT', 'data/acme-box:box', { 'acme-box:box': { size: 20 } })).status).toBe(400);
});

test('configuration that would not be valid under the module refuses it (RFC 7950 section 8.1)', async () => {
  const before = bench.contentId();
  const strict =
    'module strict { namespace "urn:strict"; prefix s; leaf must-be { type string; mandatory true; } }';
  const reply = await bench.install('strict', strict);
  expect(reply.status).toBe(409);
  expect(reply.body).toContain('must-be');
  expect(bench.contentId()).toBe(before);
});

test('administrators only', async () => {
  const client = bench.client({ name: 'guest', privilege: 1 });
  const call = '<remove-module xmlns="urn:sly:modules"><name>acme-box</name></remove-module>';
  expect(await client.rpc(call)).toContain('<error-tag>access-denied</error-tag>');
});

test('several changes at once are made one after the other', async () => {
  const module = (n: number) =>
    `module m${n} { namespace "urn:m${n}"; prefix m; leaf l${n} { type string; } }`;
  const replies = await Promise.all([1, 2, 3].map((n) => bench.install(`m${n}`, module(n))));
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
  for (const n of [1, 2, 3]) expect(bench.server.core.schema.modules.has(`m${n}`)).toBe(true);
});
