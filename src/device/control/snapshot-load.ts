import { restore } from '../flash/archive.ts';
import { endWork } from '../restart.ts';
import { type ControlHandler, clockReading } from './control.ts';
import { findSnapshot } from './snapshots.ts';

export const snapshotLoad: ControlHandler = (device, { name }) => {
  const { core, agent, chassis, clock, flash, network, storage } = device;
  const snapshot = findSnapshot(storage, String(name));
  endWork(device);
  core.replace('startup', snapshot.startup);
  core.replace('running', snapshot.running);
  restore(flash, snapshot.files);
  chassis.replace(snapshot.chassis);
  network.fault = snapshot.fault;
  // The state first: the one before must not see the clock jump.
  agent.replace(snapshot.agent);
  const reading = clock.now() - clock.offset;
  clock.set(clock.isVirtual ? snapshot.saved - reading : snapshot.clockOffset);
  return clockReading(device);
};
