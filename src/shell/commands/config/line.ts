/**
 * line, with exec-timeout, session-timeout and absolute-timeout; no logging console. What test frameworks set before they begin: nothing of it is in a
 * model, and only what is so already is taken.
 */
import { choice, keyword, number, optional } from '../../grammar/element.ts';
import { type Command, Refusal } from '../../session/context.ts';
import { NO } from '../words.ts';

const TIMEOUT = keyword('exec-timeout', 'Set the EXEC timeout');
const CONSOLE = [
  keyword('logging', 'Modify message logging facilities'),
  keyword('console', 'Set console logging parameters'),
];
const NONE = '% Sessions of this device have no timeout: only 0 is supported';
const MINUTES = number('minutes', 0, 35_791, 'Timeout in minutes');

export const lineCommands: readonly Command[] = [
  {
    mode: 'config',
    syntax: [
      keyword('line', 'Configure a terminal line'),
      choice(
        [keyword('console', 'Primary terminal line'), optional(number('first', 0, 0, 'First Line number'))],
        [keyword('default', 'Default line template')],
        [
          keyword('vty', 'Virtual terminal'),
          number('first', 0, 97, 'First Line number'),
          optional(number('last', 0, 97, 'Last Line number')),
        ],
      ),
    ],
    run({ state }) {
      state.mode = 'line';
      return undefined;
    },
  },
  {
    mode: 'line',
    syntax: [TIMEOUT, MINUTES, optional(number('seconds', 0, 2_147_483, 'Timeout in seconds'))],
    run(_, args) {
      if (Number(args.get('minutes')) === 0 && Number(args.get('seconds') ?? 0) === 0) return undefined;
      throw new Refusal(NONE, '');
    },
  },
  { mode: 'line', syntax: [NO, TIMEOUT], run: () => undefined },
  {
    mode: 'line',
    syntax: [
      choice(
        [keyword('absolute-timeout', 'Set absolute timeout for line disconnection')],
        [keyword('session-timeout', 'Set interval for closing connection when there is no input traffic')],
      ),
      MINUTES,
    ],
    run(_, args) {
      if (Number(args.get('minutes')) === 0) return undefined;
      throw new Refusal(NONE, '');
    },
  },
  {
    mode: 'config',
    syntax: [NO, ...CONSOLE],
    run: () => undefined,
  },
];

/** How IOS XR says it. */
export const consoleOff: Command = {
  mode: 'config',
  syntax: [...CONSOLE, keyword('disable', 'Disable console logging')],
  run: () => undefined,
};
