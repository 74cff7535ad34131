/** redundancy force-switchover: the standby takes over (S0 "High Availability Considerations"). The session ends with the unit. */
import { switchover } from '../../../device/control/switchover.ts';
import { keyword } from '../../grammar/element.ts';
import { type Command, Refusal } from '../../session/context.ts';

export const forceSwitchover: Command = {
  mode: 'exec',
  syntax: [
    keyword('redundancy', 'Redundancy facility'),
    keyword('force-switchover', 'Force switchover to the standby'),
  ],
  async run({ device, ask, state }) {
    if (!device.agent.state.identity.units.some(({ role }) => role === 'standby')) {
      throw new Refusal('% Redundancy: there is no standby to take over', '');
    }
    const answer = await ask('Proceed with switchover to standby? [confirm]');
    if (answer === undefined || !/^(y.*)?$/i.test(answer)) return undefined;
    switchover(device, {});
    state.ended = true;
    return undefined;
  },
};
