import { ProtocolError } from '../../data/error.ts';
import { activeUnit } from '../../licensing/index.ts';
import type { ControlHandler } from './control.ts';

export const addMember: ControlHandler = ({ agent }, { pid, sn, role, number, priority, supervisor }) => {
  const before = agent.state.identity.units.length;
  agent.dispatch({
    type: 'unit-added',
    unit: {
      pid: typeof pid === 'string' ? pid : activeUnit(agent.state).pid,
      sn: String(sn),
      ...(role === 'standby' || role === 'member' ? { role } : {}),
      ...(typeof number === 'number' ? { number } : {}),
      ...(typeof priority === 'number' ? { priority } : {}),
      ...(typeof supervisor === 'string' ? { supervisor } : {}),
    },
  });
  if (agent.state.identity.units.length > before) return undefined;
  throw new ProtocolError(
    'data-exists',
    `${String(sn)} is part of the device already, or there is no place for it`,
    {
      type: 'application',
    },
  );
};
