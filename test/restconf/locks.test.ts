/** RFC 8040 section 1.4: living with NETCONF. */
import { afterEach, expect, test } from 'vitest';
import { type Rig, startRig } from './harness.ts';

let rig: Rig;
afterEach(() => rig.close());

const staff = '/restconf/data/rc-shop:shop/staff';
const body = { 'rc-shop:staff': 2 };

const netconfSession = () =>
  rig.core.sessions.open({
    user: { name: 'admin', privilege: 15 },
    transport: 'netconf-ssh',
    sourceHost: '127.0.0.1',
    terminate() {},
  });

test.each([
  ['running', false],
  ['running', true],
  ['candidate', true],
] as const)('409 in-use while %s is locked (candidate: %s)', async (datastore, candidate) => {
  rig = await startRig({ candidate });
  const session = netconfSession();
  rig.core.operations.lock(session, datastore);
  const answer = await rig.ask('PUT', staff, { body });
  expect([answer.status, answer.error['error-tag']]).toEqual([409, 'in-use']);
  rig.core.operations.unlock(session, datastore);
  expect((await rig.ask('PUT', staff, { body })).status).toBe(201);
});

test('with a candidate, an edit is in running at once and in candidate too', async () => {
  rig = await startRig({ candidate: true });
  await rig.ask('PUT', staff, { body });
  expect(rig.core.tree('running')['rc-shop:shop']).toMatchObject({ staff: 2 });
  expect(rig.core.tree('candidate')['rc-shop:shop']).toMatchObject({ staff: 2 });
});

test('what others left in candidate is committed along', async () => {
  rig = await startRig({ candidate: true });
  const netconf = netconfSession();
  const { root } = rig.core.schema;
  const shop = root.byJsonName.get('rc-shop:shop')!;
  const name = 'byJsonName' in shop ? shop.byJsonName.get('name')! : shop;
  const plain = { operation: undefined, insert: undefined, value: undefined, keys: undefined, children: [] };
  const leaf = { ...plain, node: name, value: 'Renamed' };
  rig.core.operations.edit(
    netconf,
    { ...plain, node: root, children: [{ ...plain, node: shop, children: [leaf] }] },
    { target: 'candidate' },
  );
  await rig.ask('PUT', staff, { body });
  expect(rig.core.tree('running')['rc-shop:shop']).toMatchObject({ staff: 2, name: 'Renamed' });
});

test('an edit that cannot be committed is taken out of candidate', async () => {
  rig = await startRig({ candidate: true });
  const before = rig.core.tree('running');
  const budget = '/restconf/data/rc-shop:shop/budget';
  expect((await rig.ask('PUT', budget, { body: { 'rc-shop:budget': 0 } })).status).toBe(412);
  expect(rig.core.tree('candidate')).toBe(before);
});

test('a startup that clients can see follows', async () => {
  rig = await startRig({ startup: true });
  await rig.ask('PUT', staff, { body });
  expect(rig.core.tree('startup')['rc-shop:shop']).toMatchObject({ staff: 2 });
});

test.each([true, false])('or where it is locked nothing changes (candidate: %s)', async (candidate) => {
  rig = await startRig({ candidate, startup: true });
  rig.core.operations.lock(netconfSession(), 'startup');
  const before = rig.core.tree('running');
  const answer = await rig.ask('PUT', staff, { body });
  expect([answer.status, answer.error['error-tag']]).toEqual([409, 'in-use']);
  expect(rig.core.tree('running')).toBe(before);
  if (candidate) expect(rig.core.tree('candidate')).toBe(before);
});
