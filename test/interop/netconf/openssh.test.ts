import { afterAll, beforeAll, expect, it } from 'vitest';
import { clients, describeWith, run } from '../clients.ts';
import { type InteropServer, serveForClients } from './server.ts';

const baseNs = 'urn:ietf:params:xml:ns:netconf:base:1.0';
const hello = (version: string) =>
  `<?xml version="1.0"?><hello xmlns="${baseNs}"><capabilities><capability>urn:ietf:params:netconf:base:${version}</capability></capabilities></hello>]]>]]>`;
const rpc = (operation: string, id: number) => `<rpc xmlns="${baseNs}" message-id="${id}">${operation}</rpc>`;
const chunked = (message: string) => `\n#${Buffer.byteLength(message)}\n${message}\n##\n`;

describeWith([clients.ssh], 'OpenSSH', () => {
  let server: InteropServer;
  beforeAll(async () => {
    server = await serveForClients();
  });
  afterAll(() => server.stop());

  const options = () => [
    ...['-F', '/dev/null', '-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null'],
    ...['-o', 'LogLevel=ERROR', '-p', String(server.port), '-l', 'admin'],
  ];
  const byKey = () => [...options(), '-i', server.key, '-o', 'IdentitiesOnly=yes'];
  const session = (args: readonly string[], input: string) =>
    run('ssh', [...args, '-s', server.host, 'netconf'], { input, timeout: 20_000 });

  it('speaks 1.1 by key', async () => {
    const input = hello('1.1') + chunked(rpc('<get/>', 1)) + chunked(rpc('<close-session/>', 2));
    const { stdout, code } = await session(['-T', ...byKey()], input);
    expect(stdout).toContain('</hello>]]>]]>\n#');
    expect(stdout).toContain('message-id="1"><data>');
    expect(stdout.endsWith('<ok/></rpc-reply>\n##\n')).toBe(true);
    expect(code).toBe(0);
  });

  it('speaks 1.0 with a terminal, as scrapli does', async () => {
    const input = `\n${hello('1.0')}\n${rpc('<get/>', 101)}]]>]]>\n\n${rpc('<close-session/>', 102)}]]>]]>\n`;
    const { stdout, code } = await session(['-tt', ...byKey()], input);
    expect(stdout).toContain('message-id="101"><data>');
    expect(stdout.trimEnd().endsWith('<ok/></rpc-reply>]]>]]>')).toBe(true);
    expect(code).toBe(0);
  });

  it('is refused with another key', async () => {
    const { code } = await session(['-T', ...options(), '-o', 'BatchMode=yes'], '');
    expect(code).toBe(255);
  });

  it('ends well when its input ends', async () => {
    const { stdout, code } = await session(['-T', ...byKey()], hello('1.1') + chunked(rpc('<get/>', 1)));
    expect(stdout).toContain('message-id="1"><data>');
    expect(code).toBe(0);
  });

  describeWith([clients.sshpass], 'with sshpass', () => {
    it.each(['password', 'keyboard-interactive'])('logs in by %s', async (method) => {
      const login = [
        ...options(),
        '-o',
        `PreferredAuthentications=${method}`,
        '-o',
        'PubkeyAuthentication=no',
      ];
      const input = hello('1.1') + chunked(rpc('<close-session/>', 1));
      const args = ['-p', 'admin', 'ssh', '-T', ...login, '-s', server.host, 'netconf'];
      const { stdout } = await run('sshpass', args, { input, timeout: 20_000 });
      expect(stdout).toContain('<ok/>');
    });
  });
});
