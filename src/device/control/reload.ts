import { restart } from '../restart.ts';
import type { ControlHandler } from './control.ts';

export const reload: ControlHandler = (device, input) => {
  restart(device, { category: 'rc-rld', reason: String(input.reason ?? 'Reload Command') });
  return undefined;
};
