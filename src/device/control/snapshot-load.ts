import type { Schema } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { Tree } from '../../datastore/contract.ts';
import { fitTree } from '../../datastore/storage/fit-tree.ts';
import { restore } from '../flash/archive.ts';
import { endWork } from '../restart.ts';
import { type ControlHandler, clockReading } from './control.ts';
import { findSnapshot } from './snapshots.ts';

export const snapshotLoad: ControlHandler = (device, { name }) => {
  const { core, agent, chassis, clock, flash, network, storage } = device;
  const snapshot = findSnapshot(storage, String(name));
  const startup = fitting(core.schema, snapshot.startup);
  const running = fitting(core.schema, snapshot.running);
  endWork(device);
  core.replace('startup', startup);
  core.replace('running', running);
  restore(flash, snapshot.files);
  chassis.replace(snapshot.chassis);
  network.fault = snapshot.fault;
  // The state first: the one before must not see the clock jump.
  agent.replace(snapshot.agent);
  const reading = clock.now() - clock.offset;
  clock.set(clock.isVirtual ? snapshot.saved - reading : snapshot.clockOffset);
  return clockReading(device);
};

/** Modules may have been removed since the snapshot was saved. */
function fitting(schema: Schema, saved: Tree): Tree {
  const { tree, unfit } = fitTree(schema, saved);
  const [first] = unfit;
  if (!first) return tree;
  const message = `the snapshot holds ${first.path}, which ${first.reason}: install its module first`;
  throw new ProtocolError('data-missing', message);
}
