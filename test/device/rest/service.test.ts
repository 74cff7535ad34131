/** The device's REST service, asked over HTTP: clients.md "Device REST (`SL_HTTP`)". */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { type RunningServer, startServer } from '../../../src/app/start.ts';
import { signAsCssm } from '../../../src/device/agent/cssm-key.ts';
import { findProfile } from '../../../src/device/profiles/index.ts';

const T0 = Date.UTC(2026, 0, 5, 10, 0, 0);
const { pid, sn } = findProfile();
const service = '/smartlic-service';

let server: RunningServer;
let url: string;

async function ask(method: string, path: string, init: RequestInit & { user?: string } = {}) {
  const { user = 'admin:admin', headers, ...rest } = init;
  const response = await fetch(url + path, {
    ...rest,
    method,
    headers: { Authorization: `Basic ${btoa(user)}`, ...(headers as Record<string, string>) },
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    allow: response.headers.get('allow'),
    challenge: response.headers.get('www-authenticate'),
    text,
    json: () => JSON.parse(text) as JsonObject,
    get reason() {
      const { errors } = JSON.parse(text) as { errors: { error: { 'error-message': string }[] } };
      return errors.error[0]!['error-message'];
    },
  };
}

type Listed = { report_id: number; state: string; report_key: string; entitlement_tag: string };
const list = async () => (await ask('GET', `${service}/reports`)).json().reports as unknown as Listed[];
const xml = { 'Content-Type': 'application/xml' };
const importing = (body: string, headers: Record<string, string> = xml) =>
  ask('POST', `${service}/import`, { body, headers });
const ackOf = (ids: readonly number[], serial = sn) =>
  `<smartLicense>${signAsCssm(
    'smartLicenseRumAck',
    `<data>${JSON.stringify(
      ids.map((id) => ({
        report_id: id,
        sudi: { udi_pid: pid, udi_serial_number: serial },
        status: 'OK',
      })),
    )}</data>`,
    T0,
  )}</smartLicense>`;
/** The ids of the reports in a RUM file. */
const idsIn = (text: string) =>
  [...text.matchAll(/<RUMReport><!\[CDATA\[(.*?)\]\]><\/RUMReport>/gs)].map(([, envelope]) => {
    const { payload } = JSON.parse(envelope!) as { payload: string };
    return (JSON.parse(payload) as { asset_identification: { report_id: number } }).asset_identification
      .report_id;
  });

beforeAll(async () => {
  server = await startServer({
    netconf: false,
    shell: false,
    restconf: { host: '127.0.0.1', port: 0, plain: true },
    clock: { kind: 'virtual', start: T0 },
    users: [
      { name: 'admin', password: 'admin' },
      { name: 'cslu', password: 'cslu' },
      { name: 'guest', password: 'guest', privilege: 1 },
    ],
  });
  url = server.restconf!.url;
});
afterAll(() => server.close());
beforeEach(async () => {
  await ask('POST', '/restconf/operations/sly-control:reset');
});

describe('pulling reports', () => {
  test('the list tells which reports are kept and how they stand; the prefix alone gives it too', async () => {
    const answer = await ask('GET', `${service}/reports`);
    expect(answer).toMatchObject({ status: 200, type: 'application/json' });
    const [first] = await list();
    expect(first).toEqual({
      report_id: T0 / 1000,
      report_key: `P:${pid},S:${sn}_${T0 / 1000}`,
      sudi: { udi_pid: pid, udi_serial_number: sn },
      entitlement_tag: expect.stringContaining('regid.'),
      count: 1,
      state: 'open',
      start_time: T0 / 1000,
    });
    expect((await ask('GET', service)).text).toBe(answer.text);
    expect((await ask('GET', `${service}/`)).text).toBe(answer.text);
  });

  test('close-reports ends what is open, and goes on recording in new reports', async () => {
    const open = (await list()).map((one) => one.report_id);
    const answer = await ask('POST', `${service}/close-reports`);
    expect(answer.json()).toEqual({ status: 'OK', closed: open });
    const after = await list();
    expect(after.filter((one) => one.state === 'closed').map((one) => one.report_id)).toEqual(open);
    expect(after.filter((one) => one.state === 'open')).toHaveLength(open.length);
  });

  test('a report is a RUM file; handed out, it waits for its ACK as one that was saved does', async () => {
    const open = (await list()).map((one) => one.report_id);
    await ask('POST', `${service}/close-reports`);
    const answer = await ask('GET', `${service}/reports/${open[0]}`);
    expect(answer).toMatchObject({ status: 200, type: 'application/xml' });
    expect(answer.text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<smartLicense>\n<RUMReport><!\[CDATA\[/,
    );
    expect(idsIn(answer.text)).toEqual([open[0]]);
    const states = new Map((await list()).map((one) => [one.report_id, one.state]));
    expect(open.map((id) => states.get(id))).toEqual([
      'unacknowledged',
      ...open.slice(1).map(() => 'closed'),
    ]);
  });

  test('all-reports is what save usage writes of the same reports, and over the model they stand the same', async () => {
    await ask('POST', `${service}/close-reports`);
    const closed = (await list()).filter((one) => one.state === 'closed').map((one) => one.report_id);
    const answer = await ask('GET', `${service}/all-reports`);
    expect(idsIn(answer.text)).toEqual(closed);
    expect(answer.text).toContain('<smartLicenseSystemInfo>');
    const keys = await ask(
      'GET',
      '/restconf/data/cisco-smart-license:licensing/state/state-info/rum-reports-closed-keys',
      { headers: { Accept: 'application/yang-data+json' } },
    );
    const states = (keys.json()['cisco-smart-license:rum-reports-closed-keys'] as JsonObject[]).map(
      (one) => one['report-state'],
    );
    expect(new Set(states)).toEqual(new Set(['rum-report-state-unacknowledged']));
  });

  test('days/n gives the reports that ended in the last n days', async () => {
    await ask('POST', `${service}/close-reports`);
    const early = (await list()).filter((one) => one.state === 'closed').map((one) => one.report_id);
    await ask('POST', '/restconf/operations/sly-control:set-transport-fault', {
      body: JSON.stringify({ 'sly-control:input': { kind: 'refused' } }),
      headers: { 'Content-Type': 'application/yang-data+json' },
    });
    await ask('POST', '/restconf/operations/sly-control:advance-time', {
      body: JSON.stringify({ 'sly-control:input': { seconds: 3 * 86_400 } }),
      headers: { 'Content-Type': 'application/yang-data+json' },
    });
    await ask('POST', `${service}/close-reports`);
    const ids = idsIn((await ask('GET', `${service}/days/1`)).text);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => early.includes(id))).toEqual([]);
    expect(idsIn((await ask('GET', `${service}/days/30`)).text)).toEqual(expect.arrayContaining(early));
  });

  test('HEAD hands nothing out', async () => {
    await ask('POST', `${service}/close-reports`);
    const before = await list();
    expect(await ask('HEAD', `${service}/all-reports`)).toMatchObject({ status: 200, text: '' });
    expect(await list()).toEqual(before);
  });
});

describe('importing', () => {
  test('an ACK that CSSM signed acknowledges the reports that were pulled', async () => {
    await ask('POST', `${service}/close-reports`);
    const ids = idsIn((await ask('GET', `${service}/all-reports`)).text);
    const answer = await importing(ackOf(ids));
    expect(answer.json()).toEqual({ status: 'OK', return_code: 'success' });
    const states = new Map((await list()).map((one) => [one.report_id, one.state]));
    expect(ids.map((id) => states.get(id))).toEqual(ids.map(() => 'acknowledged'));
  });

  test('a SLAC gives its confirmation code', async () => {
    const key = 'regid.2021-05.com.cisco.C9K_HSEC,1.0_90fdf411-3823-45bd-bd8c-5a5d0e0e1ea2';
    const code = `<udi>P:${pid},S:${sn}</udi><authorizationCode><entitlements><entitlement><tag>${key}</tag><count>1</count></entitlement></entitlements><status><success>true</success></status></authorizationCode>`;
    const file = `<smartLicense>${signAsCssm('smartLicenseAuthorization', code, T0)}</smartLicense>`;
    expect((await importing(file)).json()).toEqual({
      status: 'OK',
      return_code: 'success',
      confirmation_codes: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
  });

  test.each<[string, () => string, RegExp]>([
    ['nothing', () => ' ', /msgparse: the body is empty/],
    ['what is no XML', () => '<smartLicense>', /msgparse: the file is not well-formed XML/],
    ['XML that is something else', () => '<config/>', /invalidresponse: nothing in the file is known/],
    ['an entity bomb', () => '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>', /msgparse/],
    ['an ACK that was cut off', () => ackOf([1]).slice(0, 150), /msgparse/],
    ['an ACK for another device', () => ackOf([T0 / 1000], 'FOC0000X0AB'), /matchidentifier: .*other device/],
    [
      'an ACK of reports that never were',
      () => ackOf([9_999_999_999]),
      /requesteditemnotfound: .*never wrote/,
    ],
    [
      'a policy that was altered, in the words of the log',
      () =>
        `<smartLicense>${signAsCssm('smartLicensePolicy', '<policyCode><name>A</name></policyCode>', T0).replace('>A<', '>B<')}</smartLicense>`,
      /verifysignaturefailed: .*%SMART_LIC-3-POLICY_INSTALL_FAILED/,
    ],
  ])('%s is refused with the reason, and changes nothing', async (_, body, reason) => {
    const before = await list();
    const answer = await importing(body());
    expect(answer.status).toBe(400);
    expect(answer.reason).toMatch(reason);
    expect(await list()).toEqual(before);
  });

  test('a file may come as any of the types that files come as; other types are told apart', async () => {
    for (const type of ['text/xml; charset=utf-8', 'application/octet-stream', 'text/plain']) {
      expect((await importing(ackOf([9_999_999_999]), { 'Content-Type': type })).status).toBe(400);
    }
    const answer = await importing('{}', { 'Content-Type': 'application/json' });
    expect(answer.status).toBe(415);
    expect(answer.reason).toContain('send application/xml');
  });

  test('a body beyond the limit is not read', async () => {
    const answer = await importing('x'.repeat(1024 * 1024 + 1));
    expect(answer.status).toBe(413);
    expect(answer.reason).toContain('larger than 1048576 bytes');
  });
});

describe('what is refused', () => {
  test.each<[string, string, number, RegExp]>([
    ['GET', '/reports/1', 404, /there is no report 1; \d+ reports are kept, \d+ of them closed/],
    ['GET', '/reports/..%2F..%2Fetc%2Fpasswd', 404, /there is no report/],
    ['GET', '/all-reports', 404, /no such report is closed; \d+ reports are kept, 0 of them closed/],
    ['GET', '/days/7', 404, /no such report is closed/],
    ['GET', '/days/0', 400, /BadInputParams: days\/0 wants a number of days/],
    ['GET', '/days/-1', 400, /BadInputParams/],
    ['GET', '/days/99999999999', 400, /BadInputParams/],
    ['GET', '/days/week', 400, /BadInputParams/],
    ['GET', '/days', 404, /there is nothing at .*; there is GET \/smartlic-service\/reports/],
    ['GET', '/reports?depth=1', 400, /depth/],
    ['GET', '/%zz', 400, /percent-encoded/],
    ['DELETE', '/reports', 405, /DELETE is not for/],
    ['POST', '/all-reports', 405, /there is GET, HEAD, OPTIONS/],
    ['GET', '/import', 405, /there is POST, OPTIONS/],
  ])('%s %s: %i', async (method, path, status, reason) => {
    const answer = await ask(method, service + path);
    expect(answer.status).toBe(status);
    if (path !== '/%zz') expect(answer.type).toBe('application/json');
    expect(answer.text).toMatch(reason);
  });

  test('a report that is still open', async () => {
    const [open] = await list();
    const answer = await ask('GET', `${service}/reports/${open!.report_id}`);
    expect(answer.status).toBe(409);
    expect(answer.reason).toContain('is open; POST /smartlic-service/close-reports ends it');
  });

  test('everything but the list, on a device that is not in policy mode', async () => {
    const force = await ask('POST', '/restconf/operations/sly-control:force-state', {
      body: JSON.stringify({ 'sly-control:input': { condition: 'evaluation' } }),
      headers: { 'Content-Type': 'application/yang-data+json' },
    });
    expect(force.status).toBe(204);
    for (const [method, path] of [
      ['POST', 'close-reports'],
      ['GET', 'all-reports'],
    ] as const) {
      const answer = await ask(method, `${service}/${path}`);
      expect(answer.status).toBe(409);
      expect(answer.reason).toBe('notsupported: the device is not in policy mode');
    }
    expect((await ask('GET', `${service}/reports`)).status).toBe(200);
  });

  test('a body where none is taken', async () => {
    const answer = await ask('POST', `${service}/close-reports`, { body: '{}' });
    expect(answer.status).toBe(400);
    expect(answer.reason).toContain('takes no body');
  });

  test('nobody, a wrong password, and a user below privilege 15', async () => {
    const wrong = await ask('GET', `${service}/reports`, { user: 'admin:wrong' });
    expect(wrong).toMatchObject({ status: 401, type: 'application/json' });
    expect(wrong.challenge).toContain('Basic');
    expect((await ask('GET', `${service}/reports`, { user: 'guest:guest' })).status).toBe(403);
    expect((await ask('POST', `${service}/import`, { user: 'guest:guest', body: '<a/>' })).status).toBe(403);
  });

  test('whom a rule of RFC 8341 denies the RPC that does the same', async () => {
    const rule = { name: 'no-import', 'module-name': 'cisco-smart-license', 'rpc-name': 'import-file' };
    const nacm = {
      'enable-nacm': true,
      groups: { group: [{ name: 'collectors', 'user-name': ['cslu'] }] },
      'rule-list': [
        {
          name: 'collectors',
          group: ['collectors'],
          rule: [{ ...rule, 'access-operations': 'exec', action: 'deny' }],
        },
      ],
    };
    const { core } = server;
    const before = core.tree('running');
    core.replace('running', { ...before, 'ietf-netconf-acm:nacm': nacm });
    const user = 'cslu:cslu';
    const answer = await ask('POST', `${service}/import`, { user, headers: xml, body: ackOf([1]) });
    expect(answer.status).toBe(403);
    expect(answer.reason).toBe('user "cslu" may not call import-file');
    expect((await ask('GET', `${service}/reports`, { user })).status).toBe(200);
    core.replace('running', before);
  });

  test('OPTIONS names the methods', async () => {
    expect((await ask('OPTIONS', `${service}/import`)).allow).toBe('POST, OPTIONS');
    expect((await ask('OPTIONS', `${service}/reports`)).allow).toBe('GET, HEAD, OPTIONS');
  });
});
