import { ProtocolError } from '../../data/error.ts';
import { view } from '../../licensing/index.ts';
import type { ControlHandler } from './control.ts';

export const setFeature: ControlHandler = ({ agent }, input) => {
  const name = String(input.name);
  const before = agent.state.features;
  const others = before.filter((feature) => feature.name !== name);
  const inUse = input['in-use'] !== false;
  agent.dispatch({ type: 'usage-changed', features: inUse ? [...others, { name, count: 1 }] : others });
  if (!inUse || view.licenses(agent.state).some((one) => one.name === name && one.count > 0))
    return undefined;
  agent.dispatch({ type: 'usage-changed', features: before });
  throw new ProtocolError(
    'invalid-value',
    `"${name}" is no licence that a feature of this device can use now: hseck9 is one`,
  );
};
