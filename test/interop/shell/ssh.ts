/** OpenSSH against the device's command line. */
import { type Outcome, run } from '../clients.ts';

/** `127.0.0.1:PORT` to ssh options, logged in with a password. */
export function ssh(address: string, args: readonly string[], input = '', user = 'admin'): Promise<Outcome> {
  const [host, port] = address.split(':') as [string, string];
  const quiet = ['-F', '/dev/null', '-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null'];
  const options = [...quiet, '-o', 'LogLevel=ERROR', '-p', port, '-l', user];
  // The command comes last, behind the host.
  const flags = args.filter((arg) => arg.startsWith('-'));
  const command = args.filter((arg) => !arg.startsWith('-'));
  return run('sshpass', ['-p', user, 'ssh', ...options, ...flags, host, ...command], {
    input,
    timeout: 30_000,
  });
}
