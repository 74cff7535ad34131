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

  describe('on change (RFC 8641 section 3.3)', () => {
    const change = (config: string) =>
      `<edit-config><target><running/></target><config><shop xmlns="${shopNs}" xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0">${config}</shop></config></edit-config>`;
    const watch = async (what: string, how = '') => {
      const reply = await client.rpc(
        `<establish-subscription xmlns="${ns}" xmlns:yp="${yp}">` +
          '<yp:datastore xmlns:ds="urn:ietf:params:xml:ns:yang:ietf-datastores">ds:operational</yp:datastore>' +
          `<yp:datastore-subtree-filter><shop xmlns="${shopNs}">${what}</shop></yp:datastore-subtree-filter>` +
          `<yp:on-change>${how}</yp:on-change></establish-subscription>`,
      );
      return /<id xmlns="[^"]*">(\d+)</.exec(reply)![1]!;
    };
    /** The replies of the session that edits come between the notifications. */
    const editor = () => new TestClient(rig);

    it('sends the whole content at the start, then what changed, as a YANG Patch, at once', async () => {
      const id = await watch('<name/><item/>');
      expect(await client.next()).toContain(
        `<push-update xmlns="${yp}"><id>${id}</id><datastore-contents><shop`,
      );
      await editor().rpc(
        change('<name>New</name><item><id>3</id></item><item nc:operation="delete"><id>1</id></item>'),
      );
      const update = await client.next();
      expect(update).toContain(
        `<push-change-update xmlns="${yp}"><id>${id}</id><datastore-changes><yang-patch><patch-id>0</patch-id>`,
      );
      expect(update).toContain(
        `<operation>replace</operation><target>/nc-shop:shop/name</target><value><name xmlns="${shopNs}">New</name></value>`,
      );
      expect(update).toContain('<operation>delete</operation><target>/nc-shop:shop/item=1</target></edit>');
      expect(update).toMatch(
        /<operation>create<\/operation><target>\/nc-shop:shop\/item=3<\/target><value><item [^>]*><id>3</,
      );
      expect(update.match(/<edit-id>edit[123]</g)).toHaveLength(3);
    });

    it('says nothing of other changes, nor of none', async () => {
      await watch('<name/>');
      await client.next();
      const other = editor();
      await other.rpc(change('<item><id>3</id></item>'));
      await other.rpc(change('<name>Corner</name>'));
      rig.clock.advance(5000);
      await settle();
      expect(client.received).toEqual([]);
    });

    it('sends changes within the dampening period together, at its end', async () => {
      await watch('<name/>', '<yp:dampening-period>300</yp:dampening-period>');
      await client.next();
      const other = editor();
      await other.rpc(change('<name>A</name>'));
      await other.rpc(change('<name>B</name>'));
      rig.clock.advance(2999);
      await settle();
      expect(client.received).toEqual([]);
      rig.clock.advance(1);
      expect(await client.next()).toContain('B</name>');
      await settle();
      expect(client.received).toEqual([]);
    });

    it('sends no content at the start without sync-on-start, and leaves out kinds that are excluded', async () => {
      await watch(
        '<name/><item/>',
        '<yp:sync-on-start>false</yp:sync-on-start><yp:excluded-change>delete</yp:excluded-change>',
      );
      const other = editor();
      await other.rpc(change('<item nc:operation="delete"><id>1</id></item>'));
      await other.rpc(change('<name>New</name>'));
      const update = await client.next();
      expect(update).toContain('<target>/nc-shop:shop/name</target>');
      expect(update).not.toContain('item=1');
    });

    it('sees state change within a second', async () => {
      let visits = 1;
      rig.core.addStateProvider({ path: ['nc-shop:shop', 'stats', 'visits'], read: () => String(visits) });
      await watch('<stats/>');
      await client.next();
      visits = 2;
      rig.clock.advance(1000);
      expect(await client.next()).toMatch(/<target>\/nc-shop:shop\/stats\/visits<.*>2</);
    });

    it('sends the whole content again when asked to (section 4.5)', async () => {
      const id = await watch('<name/>', '<yp:sync-on-start>false</yp:sync-on-start>');
      const resync = (which: string) =>
        client.rpc(`<resync-subscription xmlns="${yp}"><id>${which}</id></resync-subscription>`);
      expect(await resync(id)).toContain('<ok/>');
      expect(await client.next()).toContain(`<push-update xmlns="${yp}"><id>${id}</id>`);
      expect(await resync('7')).toContain('ietf-yang-push:no-such-subscription-resync');
    });

    it('ends when it is deleted', async () => {
      const id = await watch('<name/>');
      await client.next();
      await client.rpc(`<delete-subscription xmlns="${ns}"><id>${id}</id></delete-subscription>`);
      await editor().rpc(change('<name>New</name>'));
      rig.clock.advance(5000);
      await settle();
      expect(client.received).toEqual([]);
    });

    it.each([
      ['<yp:excluded-change>all</yp:excluded-change>', 'invalid-value'],
      ['<yp:sync-on-start>maybe</yp:sync-on-start>', 'invalid-value'],
      ['<yp:colour/>', 'invalid-value'],
    ])('refuses %s', async (how, tag) => {
      expect(await client.rpc(establish(`<yp:on-change>${how}</yp:on-change>`))).toContain(tag);
    });
  });

  it('wants periodic or on-change, and a datastore that is there', async () => {
    expect(await client.rpc(establish(''))).toContain('<error-tag>missing-element</error-tag>');
    const other = establish('<yp:on-change/>').replace('ds:operational', 'ds:intended');
    expect(await client.rpc(other)).toContain('ietf-yang-push:datastore-not-subscribable');
  });

  it('reads the datastore that is named', async () => {
    const filter = `<yp:datastore-subtree-filter><shop xmlns="${shopNs}"/></yp:datastore-subtree-filter>`;
    const reply = await client.rpc(
      `<establish-subscription xmlns="${ns}" xmlns:yp="${yp}"><yp:datastore xmlns:ds="urn:ietf:params:xml:ns:yang:ietf-datastores">ds:running</yp:datastore>${filter}<yp:on-change/></establish-subscription>`,
    );
    expect(reply).toContain('<id ');
    expect(await client.next()).not.toContain('<visits>');
  });
});
