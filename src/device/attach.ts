import { join } from 'node:path';
import type { Storage } from '../datastore/contract.ts';
import { type Notification, softwareId } from '../licensing/index.ts';
import type { Core } from '../server/contract.ts';
import { perSchema } from '../server/served-schema.ts';
import { cssmVerifier } from './agent/cssm-key.ts';
import { DeviceKeys } from './agent/device-keys.ts';
import { FaultyNetwork } from './agent/faulty-network.ts';
import { Journal } from './agent/journal.ts';
import { httpNetwork, type Network } from './agent/network.ts';
import { notificationLeaves } from './agent/notification.ts';
import { AgentRuntime } from './agent/runtime.ts';
import { deviceSigner } from './agent/signer.ts';
import { Chassis } from './chassis.ts';
import { controlHandlers } from './control/index.ts';
import { controlState } from './control/state.ts';
import { syslogParticipant } from './control/syslog.ts';
import { type Device, start } from './device.ts';
import { DeviceClock } from './device-clock.ts';
import type { Family } from './family.ts';
import { directoryFlash } from './flash/directory.ts';
import { memoryFlash } from './flash/memory.ts';
import { RemoteFiles } from './flash/remote.ts';
import { HttpClient } from './http-client.ts';
import type { DeviceProfile } from './profiles/profile.ts';
import { restart } from './restart.ts';
import { SystemLog } from './system-log.ts';
import { xe } from './xe.ts';
import { xr } from './xr/index.ts';

export interface AttachOptions {
  readonly storage: Storage;
  /** Where flash is; in memory without. */
  readonly dataDir: string | undefined;
  /** How messages leave; real HTTP without. */
  readonly network?: Network;
  /** Certificates in PEM of authorities that the device trusts besides the usual ones, as that of a licence server. */
  readonly authorities?: readonly string[];
  /** The clock that the core has too, where it can be set wrong; the core's own without. */
  readonly clock?: DeviceClock;
}

export interface AttachedDevice extends Device {
  close(): void;
}

/** By the way the device presents itself. */
const families: Partial<Record<DeviceProfile['style'], Family>> = { xe, xr };

/**
 * Makes a device of a core: binds the licensing agent to the models, provides state, handles RPCs, and starts it.
 * The start of the process is a power-on of the device.
 */
export function attachDevice(core: Core, profile: DeviceProfile, options: AttachOptions): AttachedDevice {
  const { storage, dataDir } = options;
  const family = families[profile.style] ?? xe;
  const clock = options.clock ?? new DeviceClock(core.clock);
  const systemLog = new SystemLog(clock, core.log);
  const syslog = syslogParticipant(core, systemLog);
  let agent: AgentRuntime | undefined;
  const participant = perSchema(core, (schema) => family.participant(schema, profile, () => agent));
  core.addParticipant({
    transform: (before, after) => participant().transform?.(before, after) ?? after,
    prepare: (transaction) => participant().prepare?.(transaction),
    apply: (transaction) => participant().apply?.(transaction),
  });
  core.addParticipant(syslog);
  // What was stored or given at the start goes through the same binding as every later change.
  core.replace('running', core.tree('running'));

  /** What the configuration says of the hardware is that of the active unit. */
  const followActive = () => {
    const tree = core.tree('running');
    if (participant().transform?.(tree, tree) !== tree) core.replace('running', tree);
  };

  const identity = family.identity(profile, core.tree('running'));
  const keys = new DeviceKeys(storage);
  const journal = new Journal();
  const http = new HttpClient(options.authorities);
  const network = new FaultyNetwork(options.network ?? httpNetwork(http), clock);
  const remote = new RemoteFiles(http);
  agent = new AgentRuntime({
    clock,
    storage,
    flash: dataDir === undefined ? memoryFlash(() => clock.now()) : directoryFlash(join(dataDir, 'flash')),
    remote,
    network,
    journal,
    signer: deviceSigner(softwareId(identity), keys, () => agent?.state.trust ?? []),
    verifier: cssmVerifier(() => clock.now(), keys),
    identity,
    log: (message) => systemLog.write(message),
    notify: (notification) => publish(core, notification),
    failed: (err) => core.log.error({ err }, 'licensing state cannot be stored; tried again in a minute'),
    tookOver: () => followActive(),
    reload: (reason) => restart(device, { category: 'rc-rld', reason }),
  });
  const started = agent;
  const device: AttachedDevice = {
    core,
    profile,
    family,
    storage,
    clock,
    firstConfiguration: core.tree('running'),
    network,
    flash: started.flash,
    remote,
    chassis: new Chassis(storage),
    systemLog,
    journal,
    agent: started,
    close() {
      started.close();
      syslog.close();
    },
  };

  start(device, { category: 'rc-other', reason: 'PowerOn', severity: 'normal' });
  followActive();
  for (const provider of family.state(device)) core.addStateProvider(provider);
  for (const provider of controlState(device)) core.addStateProvider(provider);
  for (const [rpc, handler] of [...family.handlers(device), ...controlHandlers(device)]) {
    core.handle(rpc, handler);
  }
  return device;
}

function publish(core: Core, notification: Notification): void {
  core.events.publish(`cisco-smart-license:${notification.name}`, notificationLeaves(notification));
}
