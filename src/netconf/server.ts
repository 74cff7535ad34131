import type { Core, Logger } from '../server/contract.ts';
import { perSchema } from '../server/served-schema.ts';
import { capabilityNotifier } from './capability-change.ts';
import { serverCapabilities } from './messages/capabilities.ts';
import { netconfSubsystem } from './session/channel.ts';
import { createContext } from './session/context.ts';
import { NetconfSession } from './session/netconf-session.ts';
import { Requests } from './session/requests.ts';
import { defaultSessionLimits, type SessionLimits } from './session/transport.ts';
import type { SshLimits } from './ssh/limits.ts';
import { startSshServer } from './ssh/server.ts';
import type { SshServices } from './ssh/services.ts';

export interface NetconfOptions {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** Private host key, or several of different types (`generateHostKey` makes one). */
  readonly hostKey: string | readonly string[];
  readonly log: Logger;
  readonly limits?: Partial<SshLimits & SessionLimits & { readonly maxSessions: number }>;
  /** What else the SSH server offers on the same port, such as file transfer. */
  readonly services?: Partial<SshServices>;
}

export interface NetconfServer {
  readonly port: number;
  /** Ends all sessions and connections, and frees the port. */
  close(): Promise<void>;
}

/** NETCONF sessions at a time. */
const defaultMaxSessions = 512;

/** Serves NETCONF over SSH (RFC 6241, RFC 6242). Resolves when it accepts connections; throws the system's error else. */
export async function startNetconf(core: Core, options: NetconfOptions): Promise<NetconfServer> {
  const { host, port, hostKey, log, limits: given } = options;
  const { maxSessions = defaultMaxSessions, ...sshLimits } = given ?? {};
  const limits: SessionLimits = { ...defaultSessionLimits, ...given };
  const capabilities = perSchema(core, () => serverCapabilities(core));
  const requests = new Requests(createContext(core));
  const sessions = new Set<NetconfSession>();

  const subsystem = netconfSubsystem(({ transport, user, sourceHost }) => {
    if (sessions.size >= maxSessions) {
      log.warn({ limit: maxSessions, from: sourceHost }, 'too many NETCONF sessions');
      return undefined;
    }
    const session: NetconfSession = new NetconfSession({
      core,
      requests,
      capabilities: capabilities(),
      transport,
      user,
      sourceHost,
      limits,
      ended: () => sessions.delete(session),
    });
    sessions.add(session);
    return session;
  });
  const path = ['ietf-netconf-monitoring:netconf-state', 'capabilities'];
  core.addStateProvider({ path, read: () => ({ capability: capabilities() }) });
  core.onModulesChange(capabilityNotifier(core.events, capabilities));

  const server = await startSshServer({
    host,
    port,
    hostKeys: typeof hostKey === 'string' ? [hostKey] : hostKey,
    users: core.users,
    clock: core.wallClock,
    log,
    limits: sshLimits,
    services: {
      ...options.services,
      subsystems: new Map([...(options.services?.subsystems ?? []), ['netconf', subsystem]]),
    },
  });
  return {
    port: server.port,
    async close() {
      for (const session of [...sessions]) session.end('other');
      await server.close();
    },
  };
}
