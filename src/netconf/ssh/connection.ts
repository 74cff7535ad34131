import type { Socket } from 'node:net';
import type { Connection, ServerChannel, Session as SshSession } from 'ssh2';
import type { Clock, Logger, User, UserStore } from '../../server/contract.ts';
import { authenticate } from './authenticate.ts';
import type { SshLimits } from './limits.ts';
import type { ChannelContext, ChannelService, SshServices } from './services.ts';

export interface ConnectionOptions {
  readonly users: UserStore;
  readonly services: SshServices;
  readonly limits: SshLimits;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * One SSH connection after the version exchange: login, then any number of session channels (RFC 4254 section 6),
 * each taken over by one service. Requests for a terminal and environment variables are accepted and ignored, as
 * clients built on `ssh -tt -s` send them before the subsystem.
 */
export function serveConnection(connection: Connection, socket: Socket, options: ConnectionOptions): void {
  const { services, limits, clock, log } = options;
  const sourceHost = (socket.remoteAddress ?? 'unknown').replace(/^::ffff:(?=\d+\.)/, '');
  const sourcePort = socket.remotePort ?? 0;
  const gone = new Set<() => void>();
  let user: User | undefined;
  let channels = 0;
  let cancelTimer = clock.schedule(clock.now() + limits.authTimeout, () => {
    log.info({ from: sourceHost }, 'login took too long');
    connection.end();
  });
  const waitForChannel = () => {
    cancelTimer();
    cancelTimer = clock.schedule(clock.now() + limits.idleTimeout, () => connection.end());
  };

  connection.on('error', (error) => log.debug({ from: sourceHost, error: error.message }, 'SSH error'));
  connection.on('close', () => {
    cancelTimer();
    for (const work of [...gone]) work();
    gone.clear();
  });
  authenticate(connection, {
    users: options.users,
    limits,
    log,
    succeeded(authenticated) {
      user = authenticated;
    },
  });
  connection.on('ready', () => {
    waitForChannel();
    connection.on('session', (accept, reject) => {
      if (channels >= limits.maxChannels || !user) return reject();
      channels++;
      cancelTimer();
      serveSession(accept(), user);
    });
  });

  function serveSession(session: SshSession, owner: User): void {
    const endings: (() => void)[] = [];
    const end = () => {
      if (!gone.delete(end)) return;
      if (--channels === 0) waitForChannel();
      for (const work of endings) work();
    };
    gone.add(end);
    session.on('close', end);
    const context: ChannelContext = {
      user: owner,
      sourceHost,
      sourcePort,
      batch(work) {
        socket.cork();
        try {
          work();
        } finally {
          socket.uncork();
        }
      },
      onGone: (work) => endings.push(work),
    };
    const start = (accept: () => ServerChannel, service: ChannelService) => {
      const channel = accept();
      channel?.on('error', (error: Error) => log.debug({ error: error.message }, 'channel error'));
      service(channel, context);
    };

    session.on('pty', (accept) => accept?.());
    session.on('env', (accept) => accept?.());
    session.on('window-change', (accept) => accept?.());
    session.on('subsystem', (accept, reject, { name }) => {
      const service = services.subsystems.get(name);
      if (service) return start(accept, service);
      log.info({ from: sourceHost, subsystem: name.slice(0, 64) }, 'unknown SSH subsystem refused');
      reject();
    });
    const { shell, exec, sftp } = services;
    if (shell) session.on('shell', (accept) => start(accept, shell));
    if (exec)
      session.on('exec', (accept, _reject, { command }) => start(accept, (c, x) => exec(c, x, command)));
    sftp?.(session, context);
  }
}
