import type { Condition } from '../../licensing/index.ts';
import type { ControlHandler } from './control.ts';
import { force } from './force-state.ts';

const CONDITIONS: Readonly<Record<string, Condition>> = {
  'trust-code': 'trust-expired',
  'authorization-code': 'slac-expired',
  'id-certificate': 'id-certificate-expired',
};

export const expire: ControlHandler = (device, input) => {
  force(device, CONDITIONS[String(input.code)]!, input);
  return undefined;
};
