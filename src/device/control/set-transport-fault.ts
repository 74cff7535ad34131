import type { FaultKind } from '../agent/faulty-network.ts';
import type { ControlHandler } from './control.ts';

const DEFAULT_DELAY = 10;

export const setTransportFault: ControlHandler = ({ network }, { kind, delay }) => {
  network.fault = {
    kind: kind as FaultKind,
    delay: kind === 'slow' ? Number(delay ?? DEFAULT_DELAY) * 1000 : 0,
  };
  return undefined;
};
