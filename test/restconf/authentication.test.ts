/** RFC 8040 section 2.5: who may do what. */
import { expect, test } from 'vitest';
import { basic, startRig } from './harness.ts';
import { rigOfFile, SHOP } from './rigs.ts';

const rig = rigOfFile();

test.each([
  ['a wrong password', basic('admin:wrong')],
  ['an unknown user', basic('nobody:secret')],
  ['no password', basic('admin')],
  ['another scheme', 'Bearer abc'],
  ['nonsense', 'Basic ###'],
  ['a very long header', basic(`admin:${'x'.repeat(4000)}`)],
])('401 for %s', async (_, authorization) => {
  const answer = await rig.ask('GET', SHOP, { headers: { Authorization: authorization } });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm="/);
  expect(answer.error).toMatchObject({ 'error-type': 'protocol', 'error-tag': 'access-denied' });
});

test('401 without a header', async () => {
  const response = await fetch(`${rig.url}${SHOP}`, { headers: { Accept: 'application/yang-data+json' } });
  expect(response.status).toBe(401);
  await response.text();
});

test('403 for a user of privilege under 15', async () => {
  const answer = await rig.ask('GET', SHOP, { user: 'guest:guest' });
  expect([answer.status, answer.error['error-tag']]).toEqual([403, 'access-denied']);
});

test('a password may hold colons, and is remembered', async () => {
  expect((await rig.ask('GET', SHOP)).status).toBe(200);
  expect((await rig.ask('GET', SHOP)).status).toBe(200);
});

test('one session of the core for all requests of a user from an address', async () => {
  await rig.ask('GET', SHOP);
  await rig.ask('GET', SHOP);
  const sessions = rig.core.sessions.list().filter(({ transport }) => transport === 'restconf');
  expect(sessions.map(({ user, sourceHost }) => [user.name, sourceHost])).toEqual([['admin', '127.0.0.1']]);
});

test('a session that was killed is replaced', async () => {
  await rig.ask('GET', SHOP);
  const [session] = rig.core.sessions.list();
  session!.terminate('killed');
  expect((await rig.ask('GET', SHOP)).status).toBe(200);
  expect(rig.core.sessions.list().map(({ id }) => id)).not.toContain(session!.id);
});

test('passwords are not logged', () => {
  expect(rig.logged.join('\n')).not.toMatch(/secret|guest:|c2VjcmV0/);
});

test('access control rules: 403 for a write that they deny, and the path of it', async () => {
  const other = await startRig();
  const nacm = {
    'ietf-netconf-acm:nacm': {
      groups: { group: [{ name: 'ops', 'user-name': ['admin'] }] },
      'rule-list': [
        {
          name: 'shop',
          group: ['ops'],
          rule: [
            { name: 'name', path: '/rc-shop:shop/name', 'access-operations': 'update', action: 'deny' },
            { name: 'rest', 'module-name': '*', action: 'permit' },
          ],
        },
      ],
    },
  };
  expect((await other.ask('PATCH', '/restconf/data', { body: { 'ietf-restconf:data': nacm } })).status).toBe(
    204,
  );
  const answer = await other.ask('PUT', `${SHOP}/name`, { body: { 'rc-shop:name': 'x' } });
  expect([answer.status, answer.error['error-tag']]).toEqual([403, 'access-denied']);
  expect(answer.error['error-path']).toBe('/rc-shop:shop/name');
  expect((await other.ask('PUT', `${SHOP}/staff`, { body: { 'rc-shop:staff': 1 } })).status).toBe(201);
  await other.close();
});
