import { createServer, type Socket } from 'node:net';
import ssh2 from 'ssh2';
import type { Clock, Logger, UserStore } from '../../server/contract.ts';
import { algorithms } from './algorithms.ts';
import { serveConnection } from './connection.ts';
import { defaultSshLimits, type SshLimits } from './limits.ts';
import type { SshServices } from './services.ts';

export interface SshServerOptions {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** Private host keys, OpenSSH or PEM text; at most one of each type is used. */
  readonly hostKeys: readonly string[];
  readonly users: UserStore;
  readonly services: SshServices;
  readonly clock: Clock;
  readonly log: Logger;
  readonly limits?: Partial<SshLimits>;
}

export interface SshServer {
  readonly port: number;
  /** Stops listening and ends all connections; what was already written is still sent. */
  close(): Promise<void>;
}

/**
 * An SSH server (RFC 4253) for any services. Sockets are our own and handed to ssh2, so that everything ssh2 writes
 * while it works on one piece of input leaves in one system call; by itself it makes three or four a packet.
 */
export async function startSshServer(options: SshServerOptions): Promise<SshServer> {
  const { host, port, hostKeys, log } = options;
  const limits: SshLimits = { ...defaultSshLimits, ...options.limits };
  const sockets = new Map<number, Socket>();
  const ends = new Map<Socket, () => void>();
  let starting: Socket | undefined;

  const protocol = new ssh2.Server({
    hostKeys: [...hostKeys],
    algorithms,
    keepaliveInterval: limits.keepaliveInterval,
    keepaliveCountMax: limits.keepaliveCount,
  });
  protocol.on('connection', (connection) => {
    const socket = starting;
    if (!socket) return void connection.end();
    ends.set(socket, () => connection.end());
    serveConnection(connection, socket, { ...options, limits });
  });

  let count = 0;
  const listener = createServer({ noDelay: true }, (socket) => {
    if (sockets.size >= limits.maxConnections) {
      log.warn({ limit: limits.maxConnections }, 'too many SSH connections');
      socket.destroy();
      return;
    }
    const number = count++;
    sockets.set(number, socket);
    socket.once('close', () => {
      sockets.delete(number);
      ends.delete(socket);
    });
    protocol.injectSocket(socket);
    // ssh2 says which connection has sent its version, but not over which socket: it happens while it reads from it.
    socket.on('data', () => {
      starting = socket;
      socket.cork();
      process.nextTick(uncork, socket);
    });
    closeIdle(socket, options.clock, limits.authTimeout, () => ends.has(socket));
  });

  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, host, () => {
      listener.off('error', reject);
      resolve();
    });
  });
  listener.on('error', (error) => log.error({ error: error.message }, 'SSH listener failed'));
  const address = listener.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    async close() {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      for (const socket of sockets.values()) {
        ends.get(socket)?.();
        linger(socket, limits.lingerTimeout);
      }
      await closed;
    },
  };
}

function uncork(socket: Socket): void {
  socket.uncork();
}

/** Closes a connection on which no SSH version has arrived in time. */
function closeIdle(socket: Socket, clock: Clock, timeout: number, started: () => boolean): void {
  const cancel = clock.schedule(clock.now() + timeout, () => {
    if (!started()) socket.destroy();
  });
  socket.once('close', cancel);
}

/** Closes a socket that has been ended when the peer does not close its side in time. */
function linger(socket: Socket, timeout: number): void {
  socket.end();
  socket.setTimeout(timeout, () => socket.destroy());
}
