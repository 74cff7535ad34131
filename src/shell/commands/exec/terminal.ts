/** terminal length, terminal width */
import { keyword, number } from '../../grammar/element.ts';
import type { Command } from '../../session/context.ts';
import { MAX_SCREEN } from '../../terminal/screen.ts';

const TERMINAL = keyword('terminal', 'Set terminal line parameters');

function setting(name: 'length' | 'width', help: string, valueHelp: string): Command {
  return {
    mode: 'exec',
    privilege: 1,
    syntax: [TERMINAL, keyword(name, help), number('value', 0, MAX_SCREEN, valueHelp)],
    run({ state }, args) {
      state[name] = Number(args.get('value'));
      return undefined;
    },
  };
}

export const terminalCommands: readonly Command[] = [
  setting('length', 'Set number of lines on a screen', 'Number of lines on screen (0 for no pausing)'),
  setting('width', 'Set width of the display terminal', 'Number of characters on a screen line'),
];
