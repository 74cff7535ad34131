import { initialState } from '../../licensing/index.ts';
import { NO_FAULT } from '../agent/faulty-network.ts';
import { NEW_CHASSIS } from '../chassis.ts';
import { start } from '../device.ts';
import { endWork } from '../restart.ts';
import { CHECKPOINT_COUNT } from '../rpc/configuration.ts';
import type { ControlHandler } from './control.ts';

export const reset: ControlHandler = (device) => {
  const { core, profile, family, agent, chassis, clock, flash, journal, network, storage, systemLog } =
    device;
  endWork(device);
  network.fault = NO_FAULT;
  flash.format();
  storage.set(CHECKPOINT_COUNT, 0);
  const initial = profile.initial(core.schema);
  core.replace('startup', initial);
  core.replace('running', initial);
  agent.replace(initialState(family.identity(profile, core.tree('running'))));
  chassis.replace(NEW_CHASSIS);
  clock.set(0);
  journal.clear();
  systemLog.messages.clear();
  start(device, { category: 'rc-other', reason: 'PowerOn', severity: 'normal' });
  return undefined;
};
