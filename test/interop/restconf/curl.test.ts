/** The built server as curl and the flows of public RESTCONF clients see it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clients, describeWith } from '../clients.ts';
import { type SlyProcess, serveSly } from '../sly.ts';
import { acceptJson, curl, sendJson } from './curl.ts';

const native = 'restconf/data/Cisco-IOS-XE-native:native';

describeWith([clients.curl], 'curl', () => {
  let server: SlyProcess;
  let url: string;
  beforeAll(async () => {
    server = await serveSly('--ephemeral');
    url = server.restconf!;
  });
  afterAll(() => server.stop());

  test('plain curl gets XML', async () => {
    const reply = await curl(`${url}/${native}/hostname`);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('application/yang-data+xml');
    expect(reply.headers.get('cache-control')).toBe('private, no-cache, must-revalidate, proxy-revalidate');
    expect(reply.body).toMatch(/^<hostname xmlns="http:\/\/cisco\.com\/ns\/yang\/Cisco-IOS-XE-native">/);
  });

  test('a wrong password is refused', async () => {
    const reply = await curl(`${url}/${native}`, '--user', 'admin:nope');
    expect(reply.status).toBe(401);
    expect(reply.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
  });

  test('HEAD', async () => {
    const reply = await curl(`${url}/restconf/data`, '--head');
    expect([reply.status, reply.body]).toEqual([200, '']);
    expect(Number(reply.headers.get('content-length'))).toBeGreaterThan(0);
  });

  test('a large body with Expect: 100-continue', async () => {
    const reply = await curl(
      `${url}/${native}`,
      ...sendJson('PATCH', { 'Cisco-IOS-XE-native:native': { nope: 'x'.repeat(100_000) } }),
      '--header',
      'Expect: 100-continue',
      ...acceptJson,
    );
    expect(reply.status).toBe(400);
    expect(reply.body).toContain('unknown element: nope in /ios:native');
  });

  test('pyATS rest: connecting reads the version', async () => {
    const reply = await curl(`${url}/${native}/version`, ...acceptJson);
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.body)).toHaveProperty('Cisco-IOS-XE-native:version');
  });

  test('go-restconf: discovery, capabilities, and the life of a resource', async () => {
    const meta = await curl(`${url}/.well-known/host-meta`);
    const root = /Link rel='restconf' href='(.+)'/.exec(meta.body)?.[1];
    expect(root).toBe('/restconf');

    const state = await curl(
      `${url}${root}/data/ietf-restconf-monitoring:restconf-state/capabilities`,
      ...acceptJson,
    );
    const { capability } = JSON.parse(state.body)['ietf-restconf-monitoring:capabilities'];
    expect(capability).toContain('urn:ietf:params:restconf:capability:yang-patch:1.0');

    const smart = `${url}/${native}/license/Cisco-IOS-XE-native:smart`;
    const privacy = `${smart}/privacy`;
    expect((await curl(`${privacy}/version`, ...acceptJson)).status).toBe(404);
    const body = { 'Cisco-IOS-XE-native:privacy': { version: [null] } };
    expect((await curl(privacy, ...sendJson('PUT', body))).status).toBe(201);
    expect((await curl(privacy, ...sendJson('PUT', body))).status).toBe(204);
    const more = { 'Cisco-IOS-XE-native:privacy': { hostname: [null] } };
    expect((await curl(privacy, ...sendJson('PATCH', more))).status).toBe(204);
    expect(JSON.parse((await curl(privacy, ...acceptJson)).body)).toEqual({
      'Cisco-IOS-XE-native:privacy': { hostname: [null], version: [null] },
    });
    expect((await curl(privacy, '--request', 'DELETE')).status).toBe(204);
    expect((await curl(privacy, '--request', 'DELETE')).status).toBe(404);
  });

  test('go-restconf: YANG Patch', async () => {
    const reply = await curl(
      `${url}/${native}`,
      '--request',
      'PATCH',
      '--header',
      'Content-Type: application/yang-patch+json',
      ...acceptJson,
      '--data',
      JSON.stringify({
        'ietf-yang-patch:yang-patch': {
          'patch-id': '1',
          edit: [
            {
              'edit-id': '1',
              operation: 'merge',
              target: '/hostname',
              value: { 'Cisco-IOS-XE-native:hostname': 'patched' },
            },
          ],
        },
      }),
    );
    expect([reply.status, JSON.parse(reply.body)]).toEqual([
      200,
      { 'ietf-yang-patch:yang-patch-status': { 'patch-id': '1', ok: [null] } },
    ]);
  });

  test('errors as go-restconf and ansible read them', async () => {
    const reply = await curl(`${url}/${native}/nope`, ...acceptJson);
    expect(reply.status).toBe(404);
    expect(JSON.parse(reply.body)['ietf-restconf:errors'].error[0]).toMatchObject({
      'error-tag': 'invalid-value',
      'error-message': 'uri keypath not found',
    });
    const old = await curl(`${url}/${native}/nope`, '--header', 'Accept: application/vnd.yang.data+json');
    expect(JSON.parse(old.body)).toHaveProperty('errors');
  });

  test.each(['operations', 'data'])('save-config by POST under /restconf/%s', async (resource) => {
    const reply = await curl(
      `${url}/restconf/${resource}/cisco-ia:save-config`,
      ...acceptJson,
      '--request',
      'POST',
    );
    expect([reply.status, JSON.parse(reply.body)]).toEqual([
      200,
      { 'cisco-ia:output': { result: 'Save running-config successful' } },
    ]);
  });

  test('the licensing state is there', async () => {
    const reply = await curl(
      `${url}/restconf/data/cisco-smart-license:licensing/state/state-info`,
      ...acceptJson,
    );
    expect(reply.status).toBe(200);
  });

  test('an event stream delivers what happens', async () => {
    const stream = curl(
      `${url}/restconf/streams/NETCONF/json?start-time=2020-01-01T00:00:00Z&stop-time=2020-01-02T00:00:00Z`,
      '--no-buffer',
    );
    const reply = await stream;
    expect(reply.headers.get('content-type')).toBe('text/event-stream');
    expect(reply.body).toContain('data: {"ietf-restconf:notification":');
    expect(reply.body).toContain('notificationComplete');
  });
});
