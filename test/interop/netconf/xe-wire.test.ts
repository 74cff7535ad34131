/**
 * What a device answers, byte for byte, to raw clients over OpenSSH: clients.md "NETCONF on XE", and what
 * scrapli, scrapligo and the IOS XE Terraform provider look for in the bytes.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clients, describeWith } from '../clients.ts';
import { type InteropServer, serveForClients } from './server.ts';
import { base, chunked, edit, hello, native, rpc, session } from './wire.ts';

describeWith([clients.ssh], 'IOS XE on the wire', () => {
  let server: InteropServer;
  beforeAll(async () => {
    server = await serveForClients('device');
  });
  afterAll(() => server.stop());

  /** As scrapli talks: with a terminal, base 1.0, newlines around its messages; the replies by id. */
  async function ask(...operations: readonly string[]): Promise<readonly string[]> {
    const messages = operations.map(
      (one, index) => `${one.startsWith('<?xml') ? one : rpc(101 + index, one)}]]>]]>\n`,
    );
    const output = await session(server, '-tt', `\n${hello('1.0')}\n${messages.join('')}`);
    const [, ...replies] = output.split(']]>]]>');
    return replies.slice(0, operations.length);
  }

  it('says hello with one capability a line, in the order of devices, modules by namespace', async () => {
    const [greeting] = (await session(server, '-T', hello('1.0'))).split(']]>]]>');
    const lines = greeting!.split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<hello xmlns="${base}">`,
      '<capabilities>',
    ]);
    const capabilities = lines.flatMap((line) => /^<capability>(\S+)<\/capability>$/.exec(line)?.[1] ?? []);
    const short = capabilities.map((one) => one.replace(/^urn:ietf:params:netconf:(capability:)?/, ''));
    expect(short.slice(0, 9)).toEqual([
      'base:1.0',
      'base:1.1',
      'writable-running:1.0',
      'rollback-on-error:1.0',
      'validate:1.0',
      'validate:1.1',
      'xpath:1.0',
      'notification:1.0',
      'interleave:1.0',
    ]);
    expect(short[9]).toBe(
      'with-defaults:1.0?basic-mode=explicit&amp;also-supported=report-all-tagged,report-all',
    );
    expect(short[10]).toMatch(/^yang-library:1\.0\?revision=2019-01-04&amp;module-set-id=\w+$/);
    expect(short[11]).toMatch(/^yang-library:1\.1\?revision=2019-01-04&amp;content-id=\w+$/);
    expect(short[12]).toBe('http://tail-f.com/ns/netconf/actions/1.0');
    const namespaces = capabilities.slice(13).map((one) => one.replace(/\?.*/, ''));
    expect(namespaces).toEqual([...namespaces].sort());
    expect(greeting).toMatch(/<session-id>\d+<\/session-id><\/hello>$/);
  });

  it('echoes every attribute, in double quotes, and never ends an rpc', async () => {
    const [reply] = await ask(
      rpc(101, '<get-config><source><running/></source></get-config>', ' user="a" xmlns:q="urn:q"'),
    );
    expect(reply).toContain(`<rpc-reply xmlns="${base}" message-id="101" user="a" xmlns:q="urn:q"><data>`);
    expect(reply).not.toContain('</rpc>');
  });

  it('errors are without prefix, with tag, path and info as IOS XE has them', async () => {
    const [bare, unknown, refused] = await ask(
      edit('running', '<config xmlns=""><x/></config>'),
      edit('running', `<config><native xmlns="${native}"><license><none/></license></native></config>`),
      edit(
        'running',
        `<config><native xmlns="${native}"><license><boot><level><lanbase/></level></boot></license></native></config>`,
      ),
    );
    expect(bare).toContain(
      '<rpc-error>\n<error-type>protocol</error-type>\n<error-tag>unknown-element</error-tag>',
    );
    expect(bare).toContain('<error-path>/rpc/edit-config</error-path>');
    expect(bare).toContain('<bad-element>config</bad-element>');
    expect(unknown).toContain('<error-type>application</error-type>\n<error-tag>unknown-element</error-tag>');
    expect(unknown).toMatch(
      /<error-path [^>]*>\/nc:rpc\/nc:edit-config\/nc:config\/ios:native\/ios:license</,
    );
    expect(refused).toContain('inconsistent value: Device refused one or more commands');
  });

  it('saves by cisco-ia with a result in single quotes', async () => {
    const [reply] = await ask('<save-config xmlns="http://cisco.com/yang/cisco-ia"/>');
    expect(reply).toContain(
      "<result xmlns='http://cisco.com/yang/cisco-ia'>Save running-config successful</result>",
    );
  });

  it('takes XPath without prefixes, as the Terraform provider sends it', async () => {
    const [reply] = await ask(
      '<get-config><source><running/></source><filter type="xpath" select="/native/license/boot"/></get-config>',
    );
    expect(reply).toMatch(/<native xmlns="[^"]*native"><license><boot><level>/);
  });

  it('chunks start right after the hello, and none cuts a character', async () => {
    const banner = 'é\u{1f600}'.repeat(3000);
    const input =
      hello('1.0', '1.1') +
      chunked(
        rpc(1, edit('running', `<config><native xmlns="${native}"><hostname>a</hostname></native></config>`)),
      ) +
      chunked(rpc(2, '<get-config><source><running/></source></get-config>', ` note="${banner}"`)) +
      chunked(rpc(3, '<close-session/>'));
    const output = Buffer.from(await session(server, '-T', input));
    let at = output.indexOf(']]>]]>') + 6;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let messages = 0;
    while (at < output.length) {
      const header = /^\n#(\d+|#)\n/.exec(output.subarray(at, at + 16).toString('latin1'));
      expect(header).not.toBeNull();
      at += header![0].length;
      if (header![1] === '#') messages++;
      else {
        const size = Number(header![1]);
        expect(() => decoder.decode(output.subarray(at, at + size))).not.toThrow();
        at += size;
      }
    }
    expect(messages).toBe(3);
  });

  it('establishes subscriptions in the draft form that IOS XE speaks', async () => {
    const [reply] = await ask(
      '<establish-subscription xmlns="urn:ietf:params:xml:ns:yang:ietf-event-notifications:1.0" xmlns:yp="urn:ietf:params:xml:ns:yang:ietf-yang-push:1.0"><stream>yp:yang-push</stream><yp:xpath-filter>/native/hostname</yp:xpath-filter><yp:period>1000</yp:period></establish-subscription>',
    );
    expect(reply).toMatch(
      /<subscription-result xmlns="urn:ietf:params:xml:ns:yang:ietf-event-notifications:1\.0"[^>]*>notif-bis:ok<\/subscription-result>/,
    );
    const id = /<subscription-id xmlns="[^"]+">(\d+)</.exec(reply!)?.[1];
    expect(Number(id)).toBeGreaterThanOrEqual(2147483648);
  });
});
