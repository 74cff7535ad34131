import { beforeEach, describe, expect, it } from 'vitest';
import { makeRig, type Rig, settle, shopNs, TestClient } from '../harness.ts';

let rig: Rig;
let client: TestClient;

const events = 'urn:ietf:params:xml:ns:yang:ietf-event-notifications:1.0';
const push = 'urn:ietf:params:xml:ns:yang:ietf-yang-push:1.0';
const draft = (more: string, stream = 'yp:yang-push') =>
  `<establish-subscription xmlns="${events}" xmlns:yp="${push}"><stream>${stream}</stream>${more}</establish-subscription>`;
const filter = '<yp:xpath-filter>/shop/name</yp:xpath-filter>';
const edit = (name: string) =>
  `<edit-config><target><running/></target><config><shop xmlns="${shopNs}"><name>${name}</name></shop></config></edit-config>`;

beforeEach(() => {
  rig = makeRig();
  client = new TestClient(rig);
});

describe('establish-subscription as IOS XE has it', () => {
  it('sends contents at each period, until it is deleted', async () => {
    const reply = await client.rpc(draft(`${filter}<yp:period>500</yp:period>`));
    expect(reply).toContain(
      `<subscription-result xmlns="${events}" xmlns:notif-bis="${events}">notif-bis:ok</`,
    );
    const id = Number(/<subscription-id xmlns="[^"]*">(\d+)</.exec(reply)![1]);
    expect(id).toBeGreaterThanOrEqual(2147483648);
    const update =
      `<push-update xmlns="${push}"><subscription-id>${id}</subscription-id><datastore-contents-xml>` +
      `<shop xmlns="${shopNs}"><name>Corner</name></shop></datastore-contents-xml></push-update></notification>`;
    expect(await client.next()).toContain(update);
    rig.clock.advance(4999);
    await settle();
    expect(client.received).toEqual([]);
    rig.clock.advance(1);
    expect(await client.next()).toContain(update);
    const remove = `<delete-subscription xmlns="${events}"><subscription-id>${id}</subscription-id></delete-subscription>`;
    expect(await client.rpc(remove)).toContain('notif-bis:ok');
    rig.clock.advance(60_000);
    await settle();
    expect(client.received).toEqual([]);
    expect(await client.rpc(remove)).toContain('invalid-value');
  });

  it('sends contents on change', async () => {
    await client.rpc(draft(`${filter}<yp:dampening-period>0</yp:dampening-period>`));
    expect(await client.next()).toContain('<name>Corner</name>');
    rig.clock.advance(10_000);
    await settle();
    expect(client.received).toEqual([]);
    expect(await client.rpc(edit('New'))).toContain('<ok/>');
    rig.clock.advance(1000);
    expect(await client.next()).toContain('<name>New</name>');
  });

  it('ends with the session', async () => {
    await client.rpc(draft(`${filter}<yp:period>100</yp:period>`));
    client.session.end('killed');
    const written = client.written.length;
    rig.clock.advance(60_000);
    expect(client.written.length).toBe(written);
  });

  it.each([
    ['another stream', draft(`${filter}<yp:period>100</yp:period>`, 'x'), 'invalid-value'],
    ['no filter', draft('<yp:period>100</yp:period>'), 'missing-element'],
    ['no period', draft(filter), 'missing-element'],
    ['period 0', draft(`${filter}<yp:period>0</yp:period>`), 'invalid-value'],
    [
      'wrong XPath',
      draft('<yp:xpath-filter>/shop[</yp:xpath-filter><yp:period>1</yp:period>'),
      'invalid-value',
    ],
    ['another parameter', draft(`${filter}<yp:colour/>`), 'unknown-element'],
  ])('refuses %s', async (_, operation, tag) => {
    expect(await client.rpc(operation)).toContain(`<error-tag>${tag}</error-tag>`);
  });
});

describe('establish-subscription of RFC 8639', () => {
  const ns = 'urn:ietf:params:xml:ns:yang:ietf-subscribed-notifications';
  const yp = 'urn:ietf:params:xml:ns:yang:ietf-yang-push';
  const establish = (how: string) =>
    `<establish-subscription xmlns="${ns}" xmlns:yp="${yp}">` +
    '<yp:datastore xmlns:ds="urn:ietf:params:xml:ns:yang:ietf-datastores">ds:operational</yp:datastore>' +
    `<yp:datastore-subtree-filter><shop xmlns="${shopNs}"><name/></shop></yp:datastore-subtree-filter>${how}</establish-subscription>`;

  it('sends contents periodically', async () => {
    const reply = await client.rpc(establish('<yp:periodic><yp:period>100</yp:period></yp:periodic>'));
    const id = /<id xmlns="[^"]*">(\d+)</.exec(reply)![1];
    for (let round = 0; round < 3; round++) {
      expect(await client.next()).toContain(
        `<push-update xmlns="${yp}"><id>${id}</id><datastore-contents><shop`,
      );
      rig.clock.advance(1000);
    }
    expect(await client.next()).toContain('push-update');
    expect(
      await client.rpc(`<delete-subscription xmlns="${ns}"><id>${id}</id></delete-subscription>`),
    ).toContain('<ok/>');
  });

  it('says that it knows no on-change', async () => {
    const reply = await client.rpc(establish('<yp:on-change/>'));
    expect(reply).toContain('<error-app-tag>ietf-yang-push:on-change-unsupported</error-app-tag>');
  });
});
