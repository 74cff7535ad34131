/** terminal exec prompt: whether output begins with the time. */
import { choice, keyword } from '../../grammar/element.ts';
import type { Command } from '../../session/context.ts';

export const terminalPrompt: Command = {
  mode: 'exec',
  privilege: 1,
  timed: false,
  syntax: [
    keyword('terminal', 'Set terminal line parameters'),
    keyword('exec', 'Set EXEC line parameters'),
    keyword('prompt', 'Set the prompt'),
    choice(
      [keyword('no-timestamp', 'Do not print the time in front of output', 'which')],
      [keyword('timestamp', 'Print the time in front of output', 'which')],
    ),
  ],
  run({ state }, args) {
    state.timestamps = args.get('which') === 'timestamp';
    return undefined;
  },
};
