/** What the REST service refuses, and how it says so. */
import { describe, expect, test } from 'vitest';
import { ackOf, ask, list, serveDevice, server, service, xml } from './rig.ts';

serveDevice();

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
