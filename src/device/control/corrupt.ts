import type { ControlHandler } from './control.ts';
import { force } from './force-state.ts';

export const corrupt: ControlHandler = (device, input) => {
  force(device, input.code === 'trust-code' ? 'trust-corrupt' : 'slac-corrupt', input);
  return undefined;
};
