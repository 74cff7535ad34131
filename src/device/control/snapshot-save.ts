import { setImmediate } from 'node:timers/promises';
import { archive } from '../flash/archive.ts';
import type { ControlHandler } from './control.ts';
import { keepSnapshot } from './snapshots.ts';

export const snapshotSave: ControlHandler = async (device, { name }) => {
  const { core, agent, chassis, clock, flash, network, storage } = device;
  await network.settled();
  await setImmediate();
  keepSnapshot(storage, String(name), {
    saved: clock.now(),
    clockOffset: clock.offset,
    running: core.tree('running'),
    startup: core.tree('startup'),
    agent: agent.state,
    chassis: chassis.memory,
    fault: network.fault,
    files: archive(flash),
  });
  return undefined;
};
