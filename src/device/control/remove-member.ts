import { ProtocolError } from '../../data/error.ts';
import type { ControlHandler } from './control.ts';

export const removeMember: ControlHandler = ({ agent, chassis, clock }, { sn }) => {
  const { units } = agent.state.identity;
  if (!units.some((unit) => unit.sn === sn)) {
    throw new ProtocolError('invalid-value', `no unit of the device has the serial number ${String(sn)}`);
  }
  if (units.length === 1) throw new ProtocolError('operation-failed', 'the last unit of a device stays');
  if (units.filter((unit) => unit.sn === sn).every(({ role }) => role === 'active'))
    chassis.tookOver(clock.now());
  agent.dispatch({ type: 'unit-removed', sn: String(sn) });
  return undefined;
};
