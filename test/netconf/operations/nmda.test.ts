/** get-data and edit-data (RFC 8526). */
import { beforeEach, describe, expect, it, test } from 'vitest';
import { nmdaNs } from '../../../src/netconf/messages/namespaces.ts';
import { makeRig, shopNs, TestClient } from '../harness.ts';

let client: TestClient;
beforeEach(() => {
  client = new TestClient(makeRig());
});

const ds = 'xmlns:ds="urn:ietf:params:xml:ns:yang:ietf-datastores"';
const getData = (datastore: string, more = '') =>
  `<get-data xmlns="${nmdaNs}" ${ds}><datastore>${datastore}</datastore>${more}</get-data>`;
const editData = (datastore: string, content: string, more = '') =>
  `<edit-data xmlns="${nmdaNs}" ${ds}><datastore>${datastore}</datastore>${more}<config>${content}</config></edit-data>`;
const shop = (content: string) => `<shop xmlns="${shopNs}">${content}</shop>`;
const data = (content: string) => `<data xmlns="${nmdaNs}">${content}</data>`;
const subtree = (content: string) => `<subtree-filter>${content}</subtree-filter>`;
const whole =
  '<name>Corner</name><item><id>1</id><label>apple</label></item><item><id>2</id><label>pear</label></item>';

describe('get-data (section 3.1.1)', () => {
  it('gives the configuration of a datastore', async () => {
    expect(await client.rpc(getData('ds:running'))).toContain(data(shop(whole)));
  });

  it('gives state and defaults in use of the operational one (RFC 8342 section 5.3)', async () => {
    const reply = await client.rpc(getData('ds:operational', subtree(shop(''))));
    expect(reply).toContain('<stats><visits>7</visits></stats>');
    expect(reply).toContain('<open>true</open>');
    const explicit = '<with-defaults>explicit</with-defaults>';
    expect(await client.rpc(getData('ds:operational', subtree(shop('')) + explicit))).not.toContain('<open>');
  });

  it.each([
    ['subtree-filter', subtree(shop('<item><id>2</id></item>'))],
    ['xpath-filter', `<xpath-filter xmlns:s="${shopNs}">/s:shop/s:item[s:id='2']</xpath-filter>`],
  ])('filters by %s', async (_, filter) => {
    expect(await client.rpc(getData('ds:running', filter))).toContain(
      data(shop('<item><id>2</id><label>pear</label></item>')),
    );
  });

  it('gives configuration only, or state only, with config-filter', async () => {
    const filter = subtree(shop(''));
    expect(
      await client.rpc(getData('ds:operational', `${filter}<config-filter>true</config-filter>`)),
    ).not.toContain('<visits>');
    const state = await client.rpc(
      getData('ds:operational', `${filter}<config-filter>false</config-filter>`),
    );
    expect(state).toContain(data(shop('<stats><visits>7</visits></stats>')));
  });

  it.each([
    ['everything, whose top-level nodes are the first level', '', 1, '<shop xmlns="urn:test:nc-shop"/>'],
    ['a container', subtree(shop('')), 1, '<shop xmlns="urn:test:nc-shop"/>'],
    [
      'a container and its leafs',
      subtree(shop('')),
      2,
      shop('<name>Corner</name><item><id>1</id></item><item><id>2</id></item>'),
    ],
    ['list entries', subtree(shop('<item/>')), 1, shop('<item><id>1</id></item><item><id>2</id></item>')],
    [
      'one entry, with its leafs',
      subtree(shop('<item><id>2</id></item>')),
      2,
      shop('<item><id>2</id><label>pear</label></item>'),
    ],
    [
      'what XPath selects',
      `<xpath-filter xmlns:s="${shopNs}">/s:shop/s:item[2]</xpath-filter>`,
      1,
      shop('<item><id>2</id></item>'),
    ],
  ])('max-depth counts from the nodes selected: %s', async (_, filter, depth, expected) => {
    const reply = await client.rpc(getData('ds:running', `${filter}<max-depth>${depth}</max-depth>`));
    expect(reply).toContain(data(expected));
  });

  it.each([
    ['ds:intended', '', 'invalid-value'],
    ['ds:candidate', '', 'invalid-value'],
    ['other:running', '', 'invalid-value'],
    ['ds:running', '<max-depth>0</max-depth>', 'invalid-value'],
    ['ds:running', '<config-filter>maybe</config-filter>', 'invalid-value'],
    ['ds:running', '<with-origin/>', 'unknown-element'],
    ['ds:running', '<subtree-filter/><xpath-filter>/</xpath-filter>', 'bad-element'],
  ])('refuses %s %s', async (datastore, more, tag) => {
    expect(await client.rpc(getData(datastore, more))).toContain(`<error-tag>${tag}</error-tag>`);
  });

  it('needs a datastore', async () => {
    expect(await client.rpc(`<get-data xmlns="${nmdaNs}"/>`)).toContain(
      '<bad-element>datastore</bad-element>',
    );
  });
});

describe('edit-data (section 3.1.2)', () => {
  it('edits running where it can be written', async () => {
    expect(await client.rpc(editData('ds:running', shop('<name>New</name>')))).toContain('<ok/>');
    expect(await client.rpc(getData('ds:running', subtree(shop('<name/>'))))).toContain('<name>New</name>');
  });

  it('edits the candidate where there is one, and nothing else', async () => {
    client = new TestClient(makeRig({ candidate: true }));
    expect(await client.rpc(editData('ds:candidate', shop('<name>New</name>')))).toContain('<ok/>');
    expect(await client.rpc(getData('ds:running'))).toContain('<name>Corner</name>');
    expect(await client.rpc('<commit/>')).toContain('<ok/>');
    expect(await client.rpc(getData('ds:running'))).toContain('<name>New</name>');
    expect(await client.rpc(editData('ds:running', shop('')))).toContain(
      '<error-tag>invalid-value</error-tag>',
    );
  });

  it('does all of it or nothing', async () => {
    const wrong = shop('<name>New</name><best>9</best>');
    expect(await client.rpc(editData('ds:running', wrong))).toContain('<error-tag>data-missing</error-tag>');
    expect(await client.rpc(getData('ds:running'))).toContain('<name>Corner</name>');
  });

  it('takes default-operation', async () => {
    const replace = '<default-operation>replace</default-operation>';
    await client.rpc(editData('ds:running', shop('<name>New</name>'), replace));
    expect(await client.rpc(getData('ds:running'))).toContain(data(shop('<name>New</name>')));
  });

  it.each(['ds:operational', 'ds:startup'])('refuses %s', async (datastore) => {
    expect(await client.rpc(editData(datastore, shop('')))).toContain('<error-tag>invalid-value</error-tag>');
  });
});

describe('lock, unlock and validate (section 3.2)', () => {
  const named = (name: string) => `<datastore xmlns="${nmdaNs}" ${ds}>ds:${name}</datastore>`;
  test('take a datastore by its identity', async () => {
    expect(await client.rpc(`<lock><target>${named('running')}</target></lock>`)).toContain('<ok/>');
    const other = new TestClient(makeRig());
    expect(await other.rpc(`<unlock><target>${named('running')}</target></unlock>`)).toContain('not locked');
    expect(await client.rpc(`<unlock><target>${named('running')}</target></unlock>`)).toContain('<ok/>');
    expect(await client.rpc(`<validate><source>${named('running')}</source></validate>`)).toContain('<ok/>');
  });
  test('but not one that has no locks; and no other operation does', async () => {
    expect(await client.rpc(`<lock><target>${named('operational')}</target></lock>`)).toContain(
      'invalid-value',
    );
    expect(await client.rpc(`<get-config><source>${named('running')}</source></get-config>`)).toContain(
      'unknown-element',
    );
  });
});

test('access: a rule for get-data decides (RFC 8341 section 3.4.4)', async () => {
  const rule = `<edit-config><target><running/></target><config><nacm xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-acm">
    <rule-list><name>r</name><group>*</group><rule><name>no</name><module-name>ietf-netconf-nmda</module-name>
    <rpc-name>get-data</rpc-name><action>deny</action></rule></rule-list></nacm></config></edit-config>`;
  expect(await client.rpc(rule)).toContain('<ok/>');
  expect(await client.rpc(getData('ds:running'))).toContain('<error-tag>access-denied</error-tag>');
});
