/** show redundancy states: whether there is a standby, as scripts for stacks and pairs ask before they go on. */
import type { Device } from '../../../device/device.ts';
import { keyword } from '../../grammar/element.ts';
import * as licensing from '../../licensing-view.ts';
import type { Command, Lines } from '../../session/context.ts';
import { SHOW } from '../words.ts';

function states({ agent }: Device): Lines {
  const redundant = licensing.units(agent.state).some(({ role }) => role === 'Standby');
  const mode = redundant ? 'sso' : 'Non-redundant';
  const lines = [
    ['my state', '13 -ACTIVE'],
    ['peer state', redundant ? '8  -STANDBY HOT' : '1  -DISABLED'],
    ['Mode', redundant ? 'Duplex' : 'Simplex'],
    ['Unit', 'Primary'],
    ['Unit ID', '1'],
  ] as const;
  return [
    ...lines.map(([name, value]) => `${name.padStart(15)} = ${value}`),
    '',
    `Redundancy Mode (Operational) = ${mode}`,
    'Redundancy Mode (Configured)  = sso',
    `Redundancy State              = ${mode}`,
    `   Manual Swact = ${redundant ? 'enabled' : 'disabled (system is simplex (no peer unit))'}`,
    ` Communications = ${redundant ? 'Up' : 'Down      Reason: Simplex mode'}`,
    '',
  ];
}

export const redundancyStates: Command = {
  mode: 'exec',
  privilege: 1,
  syntax: [
    SHOW,
    keyword('redundancy', 'Redundancy facility'),
    keyword('states', 'Redundancy facility states'),
  ],
  run: ({ device }) => states(device),
};
