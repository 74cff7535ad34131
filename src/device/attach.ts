import { join } from 'node:path';
import type { JsonObject } from '../../codegen/index.ts';
import type { Storage } from '../datastore/contract.ts';
import { type Notification, SHAPE_VERIFIER, softwareId } from '../licensing/index.ts';
import type { Core } from '../server/contract.ts';
import { httpNetwork, type Network } from './agent/network.ts';
import { AgentRuntime } from './agent/runtime.ts';
import { builtInSigner } from './agent/signer.ts';
import { deviceParticipant } from './binding/participant.ts';
import { Chassis } from './chassis.ts';
import { type Device, identityOf, start } from './device.ts';
import { directoryFlash } from './flash/directory.ts';
import { memoryFlash } from './flash/memory.ts';
import type { DeviceProfile } from './profiles/profile.ts';
import { configurationHandlers } from './rpc/configuration.ts';
import { fileHandlers } from './rpc/files.ts';
import { licenseHandler } from './rpc/license-command.ts';
import { licensingHandlers } from './rpc/licensing.ts';
import { reloadHandlers } from './rpc/reload.ts';
import { hardwareState } from './state/hardware.ts';
import { licensingState } from './state/licensing.ts';
import { haState, stackState } from './state/redundancy.ts';
import { SystemLog } from './system-log.ts';

export interface AttachOptions {
  readonly storage: Storage;
  /** Where flash is; in memory without. */
  readonly dataDir: string | undefined;
  /** How messages leave; real HTTP without. */
  readonly network?: Network;
}

export interface AttachedDevice extends Device {
  close(): void;
}

/**
 * Makes a device of a core: binds the licensing agent to the models, provides state, handles RPCs, and starts it.
 * The start of the process is a power-on of the device.
 */
export function attachDevice(core: Core, profile: DeviceProfile, options: AttachOptions): AttachedDevice {
  const { storage, dataDir } = options;
  const systemLog = new SystemLog(core.clock, core.log);
  let agent: AgentRuntime | undefined;
  core.addParticipant(deviceParticipant(core.schema, profile, () => agent));
  // What was stored or given at the start goes through the same binding as every later change.
  core.replace('running', core.tree('running'));

  const identity = identityOf(profile, core.tree('running'));
  agent = new AgentRuntime({
    clock: core.clock,
    storage,
    flash: dataDir === undefined ? memoryFlash() : directoryFlash(join(dataDir, 'flash')),
    network: options.network ?? httpNetwork,
    signer: builtInSigner(softwareId(identity)),
    verifier: SHAPE_VERIFIER,
    identity,
    log: (message) => systemLog.write(message),
    notify: (notification) => publish(core, notification),
  });
  const started = agent;
  const device: AttachedDevice = {
    core,
    profile,
    storage,
    flash: started.flash,
    chassis: new Chassis(storage),
    systemLog,
    agent: started,
    close: () => started.close(),
  };

  start(device, { category: 'rc-other', reason: 'PowerOn', severity: 'normal' });
  for (const provider of [licensingState, hardwareState, haState, stackState]) {
    core.addStateProvider(provider(device));
  }
  const handlers = [licensingHandlers, configurationHandlers, fileHandlers, reloadHandlers];
  for (const [rpc, handler] of handlers.flatMap((make) => [...make(device)])) core.handle(rpc, handler);
  core.handle('Cisco-IOS-XE-rpc:license', licenseHandler(device));
  return device;
}

function publish(core: Core, { name, ...content }: Notification): void {
  const { reason, message } = content as { reason?: string; message?: string };
  const members: JsonObject = reason === undefined ? {} : { reason, message: (message ?? '').slice(0, 255) };
  core.events.publish(`cisco-smart-license:${name}`, members);
}
