import { beforeEach, describe, expect, it } from 'vitest';
import { parseStatements } from '../../../codegen/index.ts';
import { parseXml } from '../../../src/data/xml/parse.ts';
import { baseNs, withDefaultsNs } from '../../../src/netconf/messages/namespaces.ts';
import { makeRig, type Rig, shopNs, TestClient } from '../harness.ts';

let rig: Rig;
let client: TestClient;

const edit = (content: string, more = '', target = 'running') =>
  `<edit-config><target><${target}/></target>${more}<config>${content}</config></edit-config>`;
const shop = (content: string, attributes = '') => `<shop xmlns="${shopNs}"${attributes}>${content}</shop>`;
const getConfig = (filter = '', source = 'running') =>
  `<get-config><source><${source}/></source>${filter}</get-config>`;
const tags = (reply: string) =>
  [...reply.matchAll(/<error-tag>(.*?)<\/error-tag>/g)].map((match) => match[1]);

beforeEach(() => {
  rig = makeRig();
  client = new TestClient(rig);
});

describe('get and get-config', () => {
  it('gives configuration, and state with get', async () => {
    expect(await client.rpc(getConfig())).toContain(
      `<data>${shop('<name>Corner</name><item><id>1</id><label>apple</label></item><item><id>2</id><label>pear</label></item>')}</data>`,
    );
    expect(await client.rpc('<get/>')).toContain('<stats><visits>7</visits></stats>');
  });

  it.each([
    ['subtree', `<filter>${shop('<item><id>2</id></item>')}</filter>`],
    ['subtree with type', `<filter type="subtree">${shop('<item><id>2</id></item>')}</filter>`],
    ['XPath', `<filter type="xpath" xmlns:s="${shopNs}" select="/s:shop/s:item[s:id='2']"/>`],
    ['XPath without prefixes', `<filter type="xpath" select="/shop/item[id='2']"/>`],
  ])('filters by %s', async (_, filter) => {
    const reply = await client.rpc(getConfig(filter));
    expect(reply).toContain(`<data>${shop('<item><id>2</id><label>pear</label></item>')}</data>`);
  });

  it('gives nothing for an empty filter', async () => {
    expect(await client.rpc(getConfig('<filter/>'))).toContain('<data/>');
  });

  it.each([
    ['an unknown type', '<filter type="x"/>', 'bad-attribute'],
    ['no select', '<filter type="xpath"/>', 'missing-attribute'],
    ['wrong XPath', '<filter type="xpath" select="/shop["/>', 'invalid-value'],
    ['no namespace', '<filter xmlns=""/>', 'unknown-element'],
  ])('refuses a filter with %s', async (_, filter, tag) => {
    expect(tags(await client.rpc(getConfig(filter)))).toEqual([tag]);
  });

  it.each([
    ['no source', '<get-config/>', 'missing-element'],
    ['an empty source', '<get-config><source/></get-config>', 'missing-element'],
    ['an unknown source', getConfig('', 'other'), 'unknown-element'],
    ['a source not offered', getConfig('', 'candidate'), 'operation-not-supported'],
    ['a URL', '<get-config><source><url>file:///x</url></source></get-config>', 'operation-not-supported'],
    ['an unknown parameter', '<get><depth>1</depth></get>', 'unknown-element'],
    ['a parameter twice', '<get><filter/><filter/></get>', 'bad-element'],
  ])('refuses %s', async (_, operation, tag) => {
    expect(tags(await client.rpc(operation))).toEqual([tag]);
  });

  it('sees every change, however often the same is asked', async () => {
    const reader = new TestClient(rig);
    for (const name of ['A', 'B', 'C']) {
      await client.rpc(edit(shop(`<name>${name}</name>`)));
      for (let again = 0; again < 4; again++) {
        expect(await reader.rpc(getConfig())).toContain(`<name>${name}</name>`);
        expect(await client.rpc(getConfig())).toContain(`<name>${name}</name>`);
        expect(await client.rpc('<get/>')).toContain(`<name>${name}</name>`);
      }
    }
  });

  it('shows each user what that user may read, however often the same is asked', async () => {
    const nacm = 'urn:ietf:params:xml:ns:yang:ietf-netconf-acm';
    const rules =
      '<groups><group><name>g</name><user-name>guest</user-name></group></groups><rule-list><name>l</name><group>g</group>' +
      '<rule><name>r</name><module-name>nc-shop</module-name><access-operations>read</access-operations><action>deny</action></rule></rule-list>';
    const guest = new TestClient(rig, { user: { name: 'guest', privilege: 15 } });
    for (let again = 0; again < 4; again++) {
      expect(await client.rpc(getConfig())).toContain('Corner');
      expect(await guest.rpc(getConfig())).toContain('Corner');
    }
    expect(await client.rpc(edit(`<nacm xmlns="${nacm}">${rules}</nacm>`))).toContain('<ok/>');
    for (let again = 0; again < 4; again++) {
      expect(await client.rpc(getConfig())).toContain('Corner');
      expect(await guest.rpc(getConfig())).not.toContain('Corner');
    }
  });

  describe('with-defaults', () => {
    const mode = (name: string) => `<with-defaults xmlns="${withDefaultsNs}">${name}</with-defaults>`;

    it('report-all adds defaults, which filters can select', async () => {
      const reply = await client.rpc(getConfig(`<filter>${shop('<open/>')}</filter>${mode('report-all')}`));
      expect(reply).toContain(`<data>${shop('<open>true</open>')}</data>`);
      expect(await client.rpc(getConfig(mode('report-all')))).toContain('<size>5</size>');
    });

    it('report-all-tagged marks them', async () => {
      const reply = await client.rpc(getConfig(mode('report-all-tagged')));
      expect(reply).toMatch(
        /<size [^>]*="urn:ietf:params:xml:ns:netconf:default:1.0"[^>]*default="true"[^>]*>5</,
      );
    });

    it('explicit is what is given without it', async () => {
      const reply = await client.rpc(getConfig(mode('explicit')));
      expect(reply).not.toContain('<size>');
    });

    it('refuses modes that are not advertised', async () => {
      expect(tags(await client.rpc(getConfig(mode('trim'))))).toEqual(['invalid-value']);
    });
  });
});

describe('edit-config', () => {
  it('merges', async () => {
    expect(await client.rpc(edit(shop('<name>New</name><item><id>3</id></item>')))).toContain('<ok/>');
    expect(await client.rpc(getConfig())).toContain('<name>New</name>');
  });

  it('gives errors of data a prefixed path, as ConfD does', async () => {
    const reply = await client.rpc(edit(shop('<item><id>1</id><colour/></item>')));
    expect(reply).toContain('<error-type>application</error-type>\n<error-tag>unknown-element</error-tag>');
    expect(reply).toContain(
      `<error-path xmlns:nc="${baseNs}" xmlns:s="${shopNs}">/nc:rpc/nc:edit-config/nc:config/s:shop/s:item[s:id='1']</error-path>`,
    );
    expect(reply).toContain('<error-info><bad-element>colour</bad-element></error-info>');
  });

  it('tells where data exists or is missing already', async () => {
    const nc = ` xmlns:nc="${baseNs}"`;
    const created = await client.rpc(edit(shop(`<item nc:operation="create"><id>1</id></item>`, nc)));
    expect(tags(created)).toEqual(['data-exists']);
    expect(created).toContain("/nc:rpc/nc:edit-config/nc:config/s:shop/s:item[s:id='1']");
    const deleted = await client.rpc(edit(shop(`<item nc:operation="delete"><id>9</id></item>`, nc)));
    expect(tags(deleted)).toEqual(['data-missing']);
  });

  it('refuses what is not valid, and changes nothing', async () => {
    const reply = await client.rpc(edit(shop('<best>9</best>')));
    expect(tags(reply)).toEqual(['data-missing']);
    expect(reply).toContain('<error-app-tag>instance-required</error-app-tag>');
    expect(reply).toContain(`<error-path xmlns:s="${shopNs}">/s:shop/s:best</error-path>`);
    expect(await client.rpc(getConfig())).not.toContain('<best>');
  });

  it.each([
    [
      'a config without namespace',
      `<edit-config><target><running/></target><config xmlns="">${shop('')}</config></edit-config>`,
    ],
    ['an unknown parameter', edit('', '<colour/>')],
  ])('refuses %s as IOS XE does', async (_, operation) => {
    const reply = await client.rpc(operation);
    expect(reply).toContain('<error-type>protocol</error-type>\n<error-tag>unknown-element</error-tag>');
    expect(reply).toContain('<error-path>/rpc/edit-config</error-path>');
    expect(reply).toMatch(/<error-info><bad-element>(config|colour)<\/bad-element><\/error-info>/);
  });

  it.each([
    ['another default-operation', edit('', '<default-operation>delete</default-operation>'), 'invalid-value'],
    ['another test-option', edit('', '<test-option>x</test-option>'), 'invalid-value'],
    ['another error-option', edit('', '<error-option>x</error-option>'), 'invalid-value'],
    [
      'url',
      '<edit-config><target><running/></target><url>file:///x</url></edit-config>',
      'operation-not-supported',
    ],
    ['no config', '<edit-config><target><running/></target></edit-config>', 'missing-element'],
    ['no target', `<edit-config><config>${shop('')}</config></edit-config>`, 'missing-element'],
    ['a target not offered', edit('', '', 'candidate'), 'operation-not-supported'],
    ['an unknown namespace', edit('<x xmlns="urn:nowhere"/>'), 'unknown-namespace'],
  ])('refuses %s', async (_, operation, tag) => {
    expect(tags(await client.rpc(operation))).toEqual([tag]);
  });

  it('with test-only changes nothing', async () => {
    const reply = await client.rpc(edit(shop('<name>Test</name>'), '<test-option>test-only</test-option>'));
    expect(reply).toContain('<ok/>');
    expect(await client.rpc(getConfig())).not.toContain('Test');
  });
});

describe('other operations', () => {
  it('lock and unlock', async () => {
    const other = new TestClient(rig);
    const lock = '<lock><target><running/></target></lock>';
    expect(await client.rpc(lock)).toContain('<ok/>');
    const denied = await other.rpc(lock);
    expect(tags(denied)).toEqual(['lock-denied']);
    expect(denied).toContain(`<session-id>${client.session.session.id}</session-id>`);
    expect(tags(await other.rpc(edit(shop('<name>x</name>'))))).toEqual(['in-use']);
    expect(await client.rpc('<unlock><target><running/></target></unlock>')).toContain('<ok/>');
    expect(await other.rpc(lock)).toContain('<ok/>');
    await other.rpc('<close-session/>');
    expect(await client.rpc(lock)).toContain('<ok/>');
  });

  it('validate', async () => {
    const validate = (source: string) => `<validate><source>${source}</source></validate>`;
    expect(await client.rpc(validate('<running/>'))).toContain('<ok/>');
    expect(await client.rpc(validate(`<config>${shop('<name>x</name>')}</config>`))).toContain('<ok/>');
    expect(tags(await client.rpc(validate(`<config>${shop('<best>9</best>')}</config>`)))).toEqual([
      'data-missing',
    ]);
    const unknown = await client.rpc(validate(`<config>${shop('<colour/>')}</config>`));
    expect(unknown).toContain('/nc:rpc/nc:validate/nc:source/nc:config/s:shop');
  });

  it('copy-config and delete-config', async () => {
    rig = makeRig({ startup: true });
    client = new TestClient(rig);
    const copy = '<copy-config><target><startup/></target><source><running/></source></copy-config>';
    expect(await client.rpc(copy)).toContain('<ok/>');
    expect(await client.rpc(getConfig('', 'startup'))).toContain('Corner');
    const same = '<copy-config><target><running/></target><source><running/></source></copy-config>';
    expect(tags(await client.rpc(same))).toEqual(['invalid-value']);
    const inline = `<copy-config><target><running/></target><source><config>${shop('<name>In</name>')}</config></source></copy-config>`;
    expect(await client.rpc(inline)).toContain('<ok/>');
    expect(await client.rpc(getConfig())).toContain(`<data>${shop('<name>In</name>')}</data>`);
    const remove = (target: string) => `<delete-config><target><${target}/></target></delete-config>`;
    expect(await client.rpc(remove('startup'))).toContain('<ok/>');
    expect(await client.rpc(getConfig('', 'startup'))).toContain('<data/>');
    expect(tags(await client.rpc(remove('running')))).toEqual(['operation-not-supported']);
  });

  it('get-schema', async () => {
    const schema = (more: string) =>
      `<get-schema xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring"><identifier>nc-shop</identifier>${more}</get-schema>`;
    const reply = await client.rpc(schema('<version>2024-01-01</version><format>yang</format>'));
    expect(reply).toContain(
      '<data xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring">module nc-shop {',
    );
    expect(await client.rpc(schema(''))).toContain('module nc-shop {');
    expect(tags(await client.rpc(schema('<version>2000-01-01</version>')))).toEqual(['invalid-value']);
    expect(tags(await client.rpc(schema('<format>yin</format>')))).toEqual(['invalid-value']);
    expect(tags(await client.rpc(schema('<format>xsd</format>')))).toEqual(['invalid-value']);
    expect(tags(await client.rpc(schema('').replace('nc-shop', 'nothing')))).toEqual(['invalid-value']);
  });

  it('get-schema in YIN, where the server is no device (RFC 6022 section 2.1.3)', async () => {
    const ns = 'urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring';
    const plain = new TestClient(makeRig({ style: 'plain' }));
    const reply = await plain.rpc(
      `<get-schema xmlns="${ns}"><identifier>nc-shop</identifier><format>yin</format></get-schema>`,
    );
    const text = /<data [^>]*>(.*)<\/data>/s.exec(reply)![1]!;
    expect(
      parseXml(reply)
        .child('data')!
        .children.map(({ name }) => name),
    ).toEqual(['module']);
    expect(parseStatements({ file: 'nc-shop.yin', text }).argument).toBe('nc-shop');
    const filter = `<filter><netconf-state xmlns="${ns}"><schemas/></netconf-state></filter>`;
    const listed = parseXml(await plain.rpc(`<get>${filter}</get>`));
    const schemas = listed.child('data')!.child('netconf-state')!.child('schemas')!.children;
    const formats = schemas.filter((each) => each.child('identifier')!.text === 'nc-shop');
    expect(formats.map((each) => each.child('format')!.text)).toEqual(['ncm:yang', 'ncm:yin']);
  });

  it('shows its capabilities as state', async () => {
    const ns = 'urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring';
    const reply = await client.rpc(
      `<get><filter><netconf-state xmlns="${ns}"><capabilities/></netconf-state></filter></get>`,
    );
    expect(reply).toBeDefined();
  });

  it.each([
    ['an unknown operation', '<frobnicate/>', 'operation-not-supported'],
    ['commit without candidate', '<commit/>', 'operation-not-supported'],
    ['an unknown operation of a module', `<frobnicate xmlns="${shopNs}"/>`, 'operation-not-supported'],
    ['an unknown namespace', '<get xmlns="urn:nowhere"/>', 'unknown-namespace'],
    ['no namespace', '<get xmlns=""/>', 'unknown-namespace'],
  ])('refuses %s', async (_, operation, tag) => {
    expect(tags(await client.rpc(operation))).toEqual([tag]);
  });
});

describe('operations of modules', () => {
  it('take input and give output, the namespace in single quotes as IOS XE has it', async () => {
    const reply = await client.rpc(`<greet xmlns="${shopNs}"><name>Ann</name></greet>`);
    expect(reply).toContain(`<text xmlns='${shopNs}'>hello Ann</text></rpc-reply>`);
    expect(await client.rpc(`<ring xmlns="${shopNs}"/>`)).toContain('<ok/>');
  });

  it('check their input', async () => {
    expect(tags(await client.rpc(`<greet xmlns="${shopNs}"/>`))).toEqual(['missing-element']);
    const unknown = await client.rpc(`<greet xmlns="${shopNs}"><name>a</name><age/></greet>`);
    expect(tags(unknown)).toEqual(['unknown-element']);
  });

  it('can be actions in the form of ConfD', async () => {
    const request = shop('<item><id>2</id><restock><count>40</count></restock></item>');
    const reply = await client.rpc(
      `<action xmlns="http://tail-f.com/ns/netconf/actions/1.0"><data>${request}</data></action>`,
    );
    const ns = `xmlns="${shopNs}"`;
    expect(reply).toContain(
      `<data><shop ${ns}><item ${ns}><id>2</id><restock ${ns}><total xmlns='${shopNs}'>42</total></restock></item></shop></data>`,
    );
  });

  it('can be actions', async () => {
    const action = (content: string) => `<action xmlns="urn:ietf:params:xml:ns:yang:1">${content}</action>`;
    const restock = shop('<item><id>2</id><restock><count>40</count></restock></item>');
    expect(await client.rpc(action(restock))).toContain(`<total xmlns='${shopNs}'>42</total>`);
    expect(tags(await client.rpc(action(shop('<item><restock/></item>'))))).toEqual(['missing-element']);
    expect(tags(await client.rpc(action(shop('<nothing/>'))))).toEqual(['unknown-element']);
  });
});
