/** sly-control: a test steers the device with the client it has. One file per operation. */
import type { RpcHandler } from '../../server/contract.ts';
import type { Device } from '../device.ts';
import { addMember } from './add-member.ts';
import { advanceTime } from './advance-time.ts';
import { CONTROL, type ControlHandler } from './control.ts';
import { corrupt } from './corrupt.ts';
import { expire } from './expire.ts';
import { forceState } from './force-state.ts';
import { reload } from './reload.ts';
import { removeMember } from './remove-member.ts';
import { reset } from './reset.ts';
import { setClockOffset } from './set-clock-offset.ts';
import { setFeature } from './set-feature.ts';
import { setTransportFault } from './set-transport-fault.ts';
import { snapshotDelete } from './snapshot-delete.ts';
import { snapshotLoad } from './snapshot-load.ts';
import { snapshotSave } from './snapshot-save.ts';
import { switchover } from './switchover.ts';

const operations: Readonly<Record<string, ControlHandler>> = {
  'advance-time': advanceTime,
  'set-clock-offset': setClockOffset,
  'set-feature': setFeature,
  'add-member': addMember,
  'remove-member': removeMember,
  switchover,
  reload,
  'set-transport-fault': setTransportFault,
  corrupt,
  expire,
  'force-state': forceState,
  reset,
  'snapshot-save': snapshotSave,
  'snapshot-load': snapshotLoad,
  'snapshot-delete': snapshotDelete,
};

export function controlHandlers(device: Device): ReadonlyMap<string, RpcHandler> {
  return new Map(
    Object.entries(operations).map(([name, work]): [string, RpcHandler] => [
      `${CONTROL}:${name}`,
      (input) => work(device, input),
    ]),
  );
}
