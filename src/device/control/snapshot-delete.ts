import type { ControlHandler } from './control.ts';
import { dropSnapshot } from './snapshots.ts';

export const snapshotDelete: ControlHandler = ({ storage }, { name }) => {
  dropSnapshot(storage, String(name));
  return undefined;
};
