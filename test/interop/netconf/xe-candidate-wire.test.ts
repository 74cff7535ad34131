/** clients.md "NETCONF clients": the sequences of ansible, scrapligo and the IOS XE Terraform provider where there is a candidate. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clients, describeWith } from '../clients.ts';
import { type InteropServer, serveForClients } from './server.ts';
import { chunked, edit, hello, native, rpc, serverSession, session } from './wire.ts';

describeWith([clients.ssh], 'IOS XE with the candidate datastore on the wire', () => {
  let server: InteropServer;
  beforeAll(async () => {
    server = await serveForClients('device', '--candidate');
  });
  afterAll(() => server.stop());

  it('takes the sequence of ansible and of the Terraform provider, and keeps others out meanwhile', async () => {
    const hostname = (name: string) =>
      `<config><native xmlns="${native}"><hostname>${name}</hostname></native></config>`;
    const stop = (config: string) =>
      `<edit-config><target><candidate/></target><default-operation>merge</default-operation><error-option>stop-on-error</error-option>${config}</edit-config>`;
    const lock = (name: string) => `<lock><target><${name}/></target></lock>`;
    const unlock = (name: string) => `<unlock><target><${name}/></target></unlock>`;
    const operations = [
      lock('running'),
      lock('candidate'),
      '<get-config><source><candidate/></source></get-config>',
      stop(hostname('edited')),
      '<validate><source><candidate/></source></validate>',
      '<commit/>',
      unlock('candidate'),
      unlock('running'),
      '<save-config xmlns="http://cisco.com/yang/cisco-ia"/>',
      '<get-config><source><running/></source><filter type="xpath" select="/native/hostname"/></get-config>',
      edit('running', hostname('direct')),
    ];
    const input = hello('1.1') + operations.map((one, index) => chunked(rpc(index + 1, one))).join('');
    const output = await session(server, '-T', input);
    const [greeting, rest] = output.split(']]>]]>') as [string, string];
    const capability = (name: string) => greeting.includes(`urn:ietf:params:netconf:capability:${name}`);
    expect(['candidate:1.0', 'confirmed-commit:1.1', 'confirmed-commit:1.0'].map(capability)).toEqual([
      true,
      true,
      true,
    ]);
    expect(capability('writable-running:1.0')).toBe(false);
    const replies = rest.split('\n##\n');
    for (const index of [0, 1, 3, 4, 5, 6, 7]) expect(replies[index]).toContain('<ok/>');
    expect(replies[9]).toContain('<hostname>edited</hostname>');
    expect(replies[10]).toContain('<rpc-error>');
  });

  it('says lock-denied with the session that holds the lock', async () => {
    const holder = serverSession(server, [rpc(1, '<lock><target><candidate/></target></lock>')]);
    await holder.answered;
    const output = await session(
      server,
      '-T',
      hello('1.1') + chunked(rpc(1, '<lock><target><candidate/></target></lock>')),
    );
    expect(output).toContain('<error-tag>lock-denied</error-tag>');
    expect(output).toMatch(/<error-info><session-id>\d+<\/session-id>/);
    holder.end();
  });
});
