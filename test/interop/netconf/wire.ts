/** Raw NETCONF over OpenSSH: what a client writes and reads, byte for byte. */
import { spawn } from 'node:child_process';
import { run } from '../clients.ts';
import type { InteropServer } from './server.ts';

export const base = 'urn:ietf:params:xml:ns:netconf:base:1.0';
export const native = 'http://cisco.com/ns/yang/Cisco-IOS-XE-native';
export const hello = (...versions: string[]) =>
  `<?xml version="1.0"?><hello xmlns="${base}"><capabilities>${versions.map((one) => `<capability>urn:ietf:params:netconf:base:${one}</capability>`).join('')}</capabilities></hello>]]>]]>`;
export const rpc = (id: number, operation: string, more = '') =>
  `<?xml version="1.0"?>\n<rpc xmlns="${base}" message-id="${id}"${more}>${operation}</rpc>`;
export const edit = (target: string, config: string) =>
  `<edit-config><target><${target}/></target>${config}</edit-config>`;
export const chunked = (message: string) => `\n#${Buffer.byteLength(message)}\n${message}\n##\n`;

/** A session that stays open: `answered` once the first reply is there. */
export function serverSession(server: InteropServer, messages: readonly string[]) {
  const child = spawn('ssh', sshArguments(server, '-T'), { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.write(hello('1.1') + messages.map(chunked).join(''));
  const answered = new Promise<void>((resolve) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('<ok/>')) resolve();
    });
  });
  return { answered, end: () => child.kill() };
}

function sshArguments({ host, port, key }: InteropServer, tty: '-T' | '-tt'): string[] {
  const options = ['-F', '/dev/null', '-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null'];
  const login = ['-o', 'LogLevel=ERROR', '-o', 'IdentitiesOnly=yes', '-i', key, '-l', 'admin'];
  return [tty, ...options, ...login, '-p', String(port), '-s', host, 'netconf'];
}

export async function session(server: InteropServer, tty: '-T' | '-tt', input: string): Promise<string> {
  const { stdout } = await run('ssh', sshArguments(server, tty), { input, timeout: 20_000 });
  return stdout;
}
