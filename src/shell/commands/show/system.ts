/** show clock, show inventory, show history, show privilege */

import { inventoryOf } from '../../../device/state/hardware.ts';
import { activeUnit } from '../../../licensing/index.ts';
import { clockTime } from '../../format/time.ts';
import { keyword } from '../../grammar/element.ts';
import type { Command, Lines } from '../../session/context.ts';
import { SHOW } from '../words.ts';

export const clock: Command = {
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
  run({ device }): Lines {
    const parts = inventoryOf(device).filter(({ type }) => !NOT_LISTED.has(type));
    // Stackable switches begin with the stack, under the name of their series.
    const { pid: part, sn: serial } = activeUnit(device.agent.state);
    const series = /^C(9[23])/.exec(part)?.[1];
    const { vid: version } = device.profile;
    const name = `c${series}xx Stack`;
    const stack = series === undefined ? [] : [{ name, description: name, part, version, serial }];
    return [...stack, ...parts].flatMap((item) => [
      `NAME: "${item.name}", DESCR: "${item.description}"`,
      `PID: ${item.part.trim().padEnd(18)}, VID: ${item.version.padEnd(5)}, SN: ${item.serial}`,
      '',
    ]);
  },
};

const NOT_LISTED: ReadonlySet<string> = new Set(['hw-type-dram', 'hw-type-cpu']);

export const history: Command = {
  mode: 'exec',
  privilege: 1,
  syntax: [SHOW, keyword('history', 'Display the session command history')],
  run: (context) => context.history.map((line) => `  ${line}`),
};

const privilege: Command = {
  mode: 'exec',
  privilege: 1,
  syntax: [SHOW, keyword('privilege', 'Show current privilege level')],
  run: ({ state }) => [`Current privilege level is ${state.privilege}`],
};

export const systemShows: readonly Command[] = [clock, inventory, history, privilege];
