import { readFileSync } from 'node:fs';
import type { Schema } from '../../codegen/index.ts';
import type { Storage } from '../datastore/contract.ts';
import { memoryStorage } from '../datastore/storage/memory.ts';
import { StorageError } from '../datastore/storage/storage-error.ts';
import { openDeviceClock } from '../device/device-clock.ts';
import { findProfile } from '../device/profiles/index.ts';
import { startNetconf } from '../netconf/server.ts';
import { generateHostKey } from '../netconf/ssh/host-key.ts';
import { startSshServer } from '../netconf/ssh/server.ts';
import { makeCertificate } from '../restconf/certificate.ts';
import { startRestconf } from '../restconf/server.ts';
import { realClock, virtualClock } from '../server/clock.ts';
import type { Core, Logger } from '../server/contract.ts';
import { createCore } from '../server/core.ts';
import { createLogger } from '../server/log.ts';
import type { Serving } from '../server/served-schema.ts';
import { type AuthorizedKey, createUserStore, parseAuthorizedKeys } from '../server/users.ts';
import { readAuthorities } from './authorities.ts';
import { readContent } from './content.ts';
import { keptSecret } from './data-dir.ts';
import type { DeviceServices } from './device.ts';
import { Failure, fileFailure } from './failure.ts';
import { readInstalled } from './modules/installed.ts';
import { attachModules } from './modules/operations.ts';
import { fixedState } from './operational.ts';
import { defaultUsers, type ListenAddress, type ServerOptions } from './options.ts';
import { loadServed } from './served.ts';

/** A running server. */
export interface RunningServer {
  /** Where NETCONF listens; undefined when it is off. */
  readonly netconf: ListenAddress | undefined;
  /** Where RESTCONF listens, `https://127.0.0.1:8443` or plain `http://..`; undefined when it is off. */
  readonly restconf: (ListenAddress & { readonly url: string }) | undefined;
  /** Where the device's command line listens; undefined when it is off, and without a device. */
  readonly shell: ListenAddress | undefined;
  /** Moves a virtual clock forward and runs what falls due. Throws an Error on a real clock. */
  advance(milliseconds: number): void;
  /** The server's inside: datastores, sessions, events. */
  readonly core: Core;
  /** Ends all sessions, frees the ports and closes the data directory. */
  close(): Promise<void>;
}

const anyPort: ListenAddress = { host: '127.0.0.1', port: 0 };

/**
 * Starts a server and resolves when it accepts connections.
 *
 * Without options: the default device on free loopback ports, user admin/admin, nothing kept on disk, no log.
 * Throws YangError for wrong modules, ProtocolError for a wrong startup file, and the system's error for a port in
 * use; nothing is left open then.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const log = await createLogger(options.log ?? 'silent');
  const baseClock =
    options.clock?.kind === 'virtual' ? virtualClock(options.clock.start ?? Date.now()) : realClock();
  const profile = options.device === false ? undefined : findProfile(options.profile);
  const authorizedKeys = options.authorizedKeys === undefined ? [] : readKeys(options.authorizedKeys);
  const authorities = options.ca === undefined ? [] : readAuthorities(options.ca);
  const users = createUserStore(options.users ?? defaultUsers, authorizedKeys);
  const dir = options.dataDir;
  /** What is stored is read under the schema in force; only what was installed is read before there is one. */
  let serving: Serving | undefined;
  const storage =
    dir === undefined
      ? memoryStorage()
      : await openStorage(dir, () => serving!.schema, options.fsync ?? false, log);
  const closers: (() => Promise<void> | void)[] = [() => storage.close()];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };

  try {
    const installed = readInstalled(storage);
    const { removed } = installed;
    const { schema, personality, base, prepared } = loadServed(profile, options, installed);
    serving = { schema };
    const initial =
      options.startup === undefined
        ? undefined
        : readContent(schema, options.startup, { config: true, removed });
    const clock = openDeviceClock(baseClock, storage);
    const core = createCore({
      schema,
      storage,
      clock,
      wallClock: realClock(),
      log,
      users,
      personality,
      initial: initial ?? profile?.initial(schema) ?? {},
      durable: profile?.durable ?? 'running',
    });
    serving = core;
    closers.push(() => core.close());
    attachModules({ core, storage, base, prepared });
    let device: DeviceServices | undefined;
    if (profile) {
      const { startDevice } = await import('./device.ts');
      device = startDevice(core, profile, { storage, dataDir: dir, clock, authorities });
      closers.push(device.close);
    } else if (options.operational !== undefined) {
      const state = readContent(schema, options.operational, { config: false, removed });
      for (const provider of fixedState(schema, state)) core.addStateProvider(provider);
    }

    const hostKey = await keptSecret(dir, 'ssh_host_key', generateHostKey);
    let netconf: RunningServer['netconf'];
    if (options.netconf !== false) {
      const { host, port } = options.netconf ?? anyPort;
      const face = await startNetconf(core, {
        host,
        port,
        hostKey,
        log,
        ...(device ? { services: device.files } : {}),
      });
      closers.push(() => face.close());
      netconf = { host, port: face.port };
    }
    let restconf: RunningServer['restconf'];
    if (options.restconf !== false) {
      const { host, port, plain = false } = options.restconf ?? { ...anyPort, plain: false };
      const pem = plain
        ? undefined
        : await keptSecret(dir, 'restconf.pem', async () => {
            const { key, cert } = await makeCertificate(core.wallClock.now());
            return key + cert;
          });
      const face = await startRestconf(core, {
        host,
        port,
        tls: pem ? { key: pem, cert: pem } : undefined,
        log,
        routes: device?.routes ?? [],
      });
      closers.push(() => face.close());
      const authority = host.includes(':') ? `[${host}]:${face.port}` : `${host}:${face.port}`;
      restconf = { host, port: face.port, url: `${plain ? 'http' : 'https'}://${authority}` };
    }
    let shell: RunningServer['shell'];
    if (device && options.shell !== false) {
      const { host, port } = options.shell ?? anyPort;
      const face = await startSshServer({
        host,
        port,
        hostKeys: [hostKey],
        users,
        services: device.shell,
        clock: core.wallClock,
        log,
      });
      closers.push(() => face.close(), device.endSessions);
      shell = { host, port: face.port };
    }
    return { netconf, restconf, shell, core, close, advance: (milliseconds) => clock.advance(milliseconds) };
  } catch (error) {
    await close();
    throw error;
  }
}

function readKeys(file: string): AuthorizedKey[] {
  try {
    return parseAuthorizedKeys(readFileSync(file, 'utf8'));
  } catch (error) {
    throw fileFailure(error, file, 'authorized keys');
  }
}

/** The database is loaded only where something is to be kept. */
async function openStorage(dir: string, schema: () => Schema, fsync: boolean, log: Logger): Promise<Storage> {
  const { openSqliteStorage } = await import('../datastore/storage/sqlite.ts');
  try {
    return openSqliteStorage({
      dir,
      fsync,
      get schema() {
        return schema();
      },
      onUnfit: (datastore, unfit) =>
        log.warn({ datastore, unfit }, 'stored data that does not fit the modules is set aside'),
    });
  } catch (error) {
    if (error instanceof StorageError) throw new Failure(error.message);
    throw error;
  }
}
