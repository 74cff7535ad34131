/**
 * System messages sent away: RFC 3164 as IOS writes it, `<187>42: *Jan 5 10:02:00.000: %SMART_LIC-3-...`, with
 * facility local7 and a running number, one UDP datagram each. Where to is configured in sly-control.
 */
import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { CommitParticipant, Tree } from '../../datastore/contract.ts';
import type { Core } from '../../server/contract.ts';
import type { LoggedMessage, SystemLog } from '../system-log.ts';
import { valueAt } from '../tree.ts';
import { CONTROL } from './control.ts';

const LOCAL7 = 23;
const DEFAULT_PORT = 514;

interface Target {
  readonly host: string;
  readonly port: number;
}

/** Follows the configuration, and sends what the system log says while it names a target. */
export function syslogParticipant(core: Core, systemLog: SystemLog): CommitParticipant & { close(): void } {
  let target: Target | undefined = targetOf(core.tree('running'));
  const sockets = new Map<string, Socket>();
  const failed = (error: Error) => core.log.debug({ error: error.message }, 'syslog message not sent');
  const socketFor = (family: 'udp4' | 'udp6') => {
    const socket = sockets.get(family) ?? open(family, failed);
    sockets.set(family, socket);
    return socket;
  };
  systemLog.onMessage = (message, number) => {
    if (!target) return;
    const socket = socketFor(isIPv6(target.host) ? 'udp6' : 'udp4');
    socket.send(datagram(message, number), target.port, target.host, (error) => error && failed(error));
  };
  return {
    apply({ datastore, after }) {
      if (datastore === 'running') target = targetOf(after);
    },
    close() {
      target = undefined;
      for (const socket of sockets.values()) socket.close();
      sockets.clear();
    },
  };
}

export function datagram({ message: { severity }, line }: LoggedMessage, number: number): string {
  return `<${LOCAL7 * 8 + severity}>${number}: ${line}`;
}

function targetOf(tree: Tree): Target | undefined {
  const host = valueAt(tree, [`${CONTROL}:control`, 'syslog', 'host']);
  const port = valueAt(tree, [`${CONTROL}:control`, 'syslog', 'port']);
  return typeof host === 'string'
    ? { host, port: typeof port === 'number' ? port : DEFAULT_PORT }
    : undefined;
}

function open(family: 'udp4' | 'udp6', failed: (error: Error) => void): Socket {
  const socket = createSocket(family);
  socket.on('error', failed);
  socket.unref();
  return socket;
}
