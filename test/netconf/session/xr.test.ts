/** The style of IOS XR: what its clients see of hello, framing and messages. */
import { describe, expect, it } from 'vitest';
import { base10, base11, baseNs, notificationNs } from '../../../src/netconf/messages/namespaces.ts';
import { clientHello, makeRig, settle, shopNs, TestClient } from '../harness.ts';

const xr = () => makeRig({ style: 'xr', candidate: true });
const capability = (name: string) => `urn:ietf:params:netconf:capability:${name}`;

describe('style xr', () => {
  it('says hello without declaration, for base:1.1 and the candidate only', () => {
    const { hello, session } = new TestClient(xr());
    expect(hello.startsWith(`<hello xmlns="${baseNs}">`)).toBe(true);
    const uris = [...hello.matchAll(/^<capability>(.*)<\/capability>$/gm)].map((match) => match[1]!);
    expect(uris.slice(0, 7)).toEqual([
      base11,
      capability('candidate:1.0'),
      capability('rollback-on-error:1.0'),
      capability('validate:1.1'),
      capability('confirmed-commit:1.1'),
      capability('notification:1.0'),
      capability('interleave:1.0'),
    ]);
    expect(uris.slice(7).every((uri) => uri.includes('?module='))).toBe(true);
    expect(session.session.id).toBeGreaterThan(2 ** 31);
  });

  it('refuses a client that has base:1.0 only', async () => {
    const rig = xr();
    const client = new TestClient(rig, { base: '' });
    client.raw(`${clientHello(base10)}]]>]]>`);
    await settle();
    expect(client.closed).not.toBe('no');
    expect(rig.logged.join()).toContain('base:1.1 is needed');
  });

  it('replies in several chunks, with a short declaration and long empty elements', async () => {
    const client = new TestClient(xr());
    await client.rpc(
      `<edit-config><target><candidate/></target><config><shop xmlns="${shopNs}"><name>Café</name></shop></config></edit-config>`,
    );
    expect(await client.rpc('<commit/>')).toMatch(/<ok\/><\/rpc-reply>$/);
    const reply = await client.rpc('<get-config><source><running/></source></get-config>');
    expect(reply.startsWith('<?xml version="1.0"?>\n<rpc-reply ')).toBe(true);
    expect(reply).toContain('<name>Café</name>');
    const frames = client.written.at(-1)!;
    expect(frames.match(/\n#\d+\n/g)!.length).toBeGreaterThan(2);
    expect(frames.startsWith('\n#')).toBe(true);
    expect(frames.endsWith('\n##\n')).toBe(true);
    const nothing = '<filter type="subtree"></filter>';
    expect(await client.rpc(`<get-config><source><running/></source>${nothing}</get-config>`)).toContain(
      '<data></data>',
    );
  });

  it('refuses a namespace it does not know, naming element and namespace', async () => {
    const client = new TestClient(xr());
    const reply = await client.rpc(
      '<edit-config><target><candidate/></target><config><shop xmlns="urn:nobody"/></config></edit-config>',
    );
    expect(reply).toContain('<error-type>protocol</error-type>');
    expect(reply).toContain('<error-tag>unknown-namespace</error-tag>');
    expect(reply).toContain('<bad-element>shop</bad-element><bad-namespace>urn:nobody</bad-namespace>');
    const filtered = await client.rpc('<get><filter><shop xmlns="urn:nobody"/></filter></get>');
    expect(filtered).toContain('<error-tag>unknown-namespace</error-tag>');
  });

  it('has no writable running and no XPath', async () => {
    const client = new TestClient(xr());
    const running = await client.rpc('<edit-config><target><running/></target><config/></edit-config>');
    expect(running).toContain('<rpc-error>');
    const xpath = await client.rpc('<get><filter type="xpath" select="/shop"/></get>');
    expect(xpath).toContain('<error-tag>bad-attribute</error-tag>');
  });

  it('writes notifications the same way', async () => {
    const client = new TestClient(xr());
    await client.rpc(`<create-subscription xmlns="${notificationNs}"/>`);
    await client.rpc(
      `<edit-config><target><candidate/></target><config><shop xmlns="${shopNs}"><name>B</name></shop></config></edit-config>`,
    );
    await client.rpc('<commit/>');
    await settle();
    const messages = client.written.join('');
    expect(messages).toContain('<?xml version="1.0"?>\n<notification xmlns=');
  });
});
