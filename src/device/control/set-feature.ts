import { ProtocolError } from '../../data/error.ts';
import type { ControlHandler } from './control.ts';

export const setFeature: ControlHandler = ({ agent }, input) => {
  const name = String(input.name);
  const inUse = input['in-use'] !== false;
  agent.dispatch({ type: 'set-feature', name, inUse });
  if (!inUse || agent.state.features.some((one) => one.name === name && !one.held)) return undefined;
  throw new ProtocolError(
    'operation-failed',
    `the device may not use ${name}: it needs hardware that has it, dna-advantage, and an authorization code (force-state slac-installed gives one)`,
  );
};
