/** What the parts of a device share: state providers read it, RPC handlers act on it. */
import { ProtocolError } from '../data/error.ts';
import type { Storage, Tree } from '../datastore/contract.ts';
import type { Core } from '../server/contract.ts';
import type { FaultyNetwork } from './agent/faulty-network.ts';
import type { Journal } from './agent/journal.ts';
import type { AgentRuntime } from './agent/runtime.ts';
import type { Chassis, Restart } from './chassis.ts';
import type { DeviceClock } from './device-clock.ts';
import type { Family } from './family.ts';
import type { Flash } from './flash/flash.ts';
import type { RemoteFiles } from './flash/remote.ts';
import type { DeviceProfile } from './profiles/profile.ts';
import type { SystemLog } from './system-log.ts';

export interface Device {
  readonly core: Core;
  readonly profile: DeviceProfile;
  readonly family: Family;
  readonly storage: Storage;
  readonly clock: DeviceClock;
  /** What was in force when the device first came up, before anything was saved. */
  readonly firstConfiguration: Tree;
  readonly network: FaultyNetwork;
  readonly flash: Flash;
  /** Files elsewhere. */
  readonly remote: RemoteFiles;
  readonly chassis: Chassis;
  readonly systemLog: SystemLog;
  readonly journal: Journal;
  readonly agent: AgentRuntime;
}

/** Starts the device with the configuration that is running now: its boot level takes effect. */
export function start(device: Device, restart: Omit<Restart, 'time'>): void {
  const { core, profile, family, agent, chassis, clock } = device;
  const running = core.tree('running');
  try {
    chassis.started({ time: clock.now(), ...restart });
  } catch (err) {
    // A device starts although it cannot write down why.
    if (!(err instanceof ProtocolError)) throw err;
    core.log.error({ err }, 'the start of the device cannot be stored');
  }
  agent.note({
    type: 'boot',
    identity: family.identity(profile, running),
    ...family.boot(profile, running, agent.state),
    factoryTrust: profile.factoryTrust,
  });
}
