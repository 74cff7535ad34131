/** show clock, show inventory, show history */

import { clockTime } from '../../format/time.ts';
import { keyword } from '../../grammar/element.ts';
import type { Command, Lines } from '../../session/context.ts';
import { SHOW } from '../words.ts';

const clock: Command = {
  mode: 'exec',
  privilege: 1,
  syntax: [SHOW, keyword('clock', 'Display the system clock')],
  // The asterisk: no time server vouches for it.
  run: ({ device }) => [`*${clockTime(device.core.clock.now(), { milliseconds: true })}`],
};

const inventory: Command = {
  mode: 'exec',
  privilege: 1,
  syntax: [SHOW, keyword('inventory', 'Show the physical inventory')],
  run({ device: { profile } }): Lines {
    const parts = profile.inventory.filter(
      ({ type }) => type === 'hw-type-chassis' || type === 'hw-type-pem',
    );
    const stack = {
      name: 'c93xx Stack',
      description: 'c93xx Stack',
      part: profile.pid,
      version: profile.vid,
      serial: profile.sn,
    };
    return [stack, ...parts].flatMap(({ name, description, part, version, serial }) => [
      `NAME: "${name}", DESCR: "${description}"`,
      `PID: ${part.trim().padEnd(18)}, VID: ${version.padEnd(5)}, SN: ${serial}`,
      '',
    ]);
  },
};

const history: Command = {
  mode: 'exec',
  privilege: 1,
  syntax: [SHOW, keyword('history', 'Display the session command history')],
  run: (context) => context.history.map((line) => `  ${line}`),
};

export const systemShows: readonly Command[] = [clock, inventory, history];
