/** What a router answers, byte for byte, to a raw client over OpenSSH: clients.md "NETCONF on XR". */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clients, describeWith } from '../clients.ts';
import { type InteropServer, serveForClients } from './server.ts';
import { chunked, edit, hello, rpc, session } from './wire.ts';

describeWith([clients.ssh], 'IOS XR on the wire', () => {
  let server: InteropServer;
  beforeAll(async () => {
    server = await serveForClients('device', '--profile', 'asr9006');
  });
  afterAll(() => server.stop());

  it('says hello for base 1.1 and the candidate, replies in chunks, and names unknown namespaces', async () => {
    const input =
      hello('1.1') +
      chunked(
        rpc(
          101,
          '<get-config><source><running/></source><filter><none xmlns="urn:none"/></filter></get-config>',
        ),
      ) +
      chunked(rpc(102, edit('candidate', '<config><x xmlns="urn:none"/></config>'))) +
      chunked(rpc(103, '<commit/>')) +
      chunked(rpc(104, '<close-session/>'));
    const output = await session(server, '-T', input);
    const [greeting, rest] = output.split(']]>]]>') as [string, string];
    expect(greeting.startsWith('<hello ')).toBe(true);
    const netconf = [...greeting.matchAll(/urn:ietf:params:netconf:(?:capability:)?([\w-]+:1\.\d)/g)].map(
      ([, name]) => name,
    );
    expect(netconf).toEqual([
      'base:1.1',
      'candidate:1.0',
      'rollback-on-error:1.0',
      'validate:1.1',
      'confirmed-commit:1.1',
      'notification:1.0',
      'interleave:1.0',
    ]);
    expect(Number(/<session-id>(\d+)</.exec(greeting)![1])).toBeGreaterThan(65_536);
    const replies = rest.split('\n##\n');
    expect(replies[1]).toMatch(
      /^\n#\d+\n<\?xml version="1\.0"\?>\n<rpc-reply [^>]*message-id="102">\n#\d+\n<rpc-error>/,
    );
    for (const reply of replies.slice(0, 2)) {
      expect(reply).toContain('<error-type>protocol</error-type>\n<error-tag>unknown-namespace</error-tag>');
      expect(reply).toContain('<bad-namespace>urn:none</bad-namespace>');
    }
    expect(replies[1]).toContain('<bad-element>x</bad-element>');
    expect(replies[2]).toContain('<ok/>');
  });
});
