/**
 * line, with exec-timeout, session-timeout and absolute-timeout; no logging console. All lines of a device are alike, and it
 * has no console: what test frameworks set there before they begin is taken where it is so already.
 */
import { EXEC_TIMEOUT, secondsOf } from '../../exec-timeout.ts';
import { choice, keyword, number, optional } from '../../grammar/element.ts';
import { type Command, type CommandContext, Refusal } from '../../session/context.ts';
import { configure } from '../configure.ts';
import { NO } from '../words.ts';

const TIMEOUT = keyword('exec-timeout', 'Set the EXEC timeout');
export const MINUTES = number('minutes', 0, 35_791, 'Timeout in minutes');
export const SECONDS = number('seconds', 0, 2_147_483, 'Timeout in seconds');
const CONSOLE = [
  keyword('logging', 'Modify message logging facilities'),
  keyword('console', 'Set console logging parameters'),
];
const REFUSED = '% Invalid timeout: at most 35791 minutes 23 seconds';

/** The other lines come and go; the console is not there, and its timeout is none. */
function setTimeout(context: CommandContext, seconds: number | undefined): undefined {
  if (context.state.lines === 'vty') configure(context, EXEC_TIMEOUT, seconds, REFUSED);
  else if (seconds !== undefined) throw new Refusal('% This device has no console: only 0 is supported', '');
  context.state.mode = 'line';
}

export const lineCommands: readonly Command[] = [
  {
    mode: 'config',
    syntax: [
      keyword('line', 'Configure a terminal line'),
      choice(
        [
          keyword('console', 'Primary terminal line', 'console'),
          optional(number('first', 0, 0, 'First Line number')),
        ],
        [keyword('default', 'Default line template')],
        [
          keyword('vty', 'Virtual terminal'),
          number('first', 0, 97, 'First Line number'),
          optional(number('last', 0, 97, 'Last Line number')),
        ],
      ),
    ],
    run({ state }, args) {
      state.mode = 'line';
      state.lines = args.has('console') ? 'console' : 'vty';
      return undefined;
    },
  },
  {
    mode: 'line',
    syntax: [TIMEOUT, MINUTES, optional(SECONDS)],
    run: (context, args) => setTimeout(context, secondsOf(args)),
  },
  { mode: 'line', syntax: [NO, TIMEOUT], run: (context) => setTimeout(context, undefined) },
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
      throw new Refusal('% Only 0 is supported: exec-timeout ends idle sessions', '');
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
