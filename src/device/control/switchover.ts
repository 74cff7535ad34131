import { ProtocolError } from '../../data/error.ts';
import type { ControlHandler } from './control.ts';

export const switchover: ControlHandler = ({ agent, chassis, clock }, { lost }) => {
  if (!agent.state.identity.units.some(({ role }) => role === 'standby')) {
    throw new ProtocolError('operation-failed', 'there is no standby to take over: add-member gives one');
  }
  chassis.tookOver(clock.now());
  agent.dispatch({ type: 'switchover', lost: lost === true });
  return undefined;
};
