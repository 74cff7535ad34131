import { type ControlHandler, clockReading } from './control.ts';

export const setClockOffset: ControlHandler = (device, { seconds }) => {
  device.clock.set(Number(seconds) * 1000);
  return clockReading(device);
};
