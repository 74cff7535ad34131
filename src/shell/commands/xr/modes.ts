/** Configuration mode of IOS XR: configure, commit, show configuration, clear, abort, end, exit. */
import { choice, keyword, number, optional, parameter, type Syntax } from '../../grammar/element.ts';
import type { Arguments } from '../../grammar/parse.ts';
import { framed } from '../../layout/xr/configuration.ts';
import { leaveConfiguration } from '../../session/configuration-mode.ts';
import { type Command, type CommandContext, Refusal } from '../../session/context.ts';
import { newTarget } from '../../session/target.ts';
import { SHOW } from '../words.ts';
import { commit, lockBoth, pendingDifference, pendingLines } from './commit.ts';

const configure: Command = {
  mode: 'exec',
  syntax: [
    keyword('configure', 'Enter configuration mode'),
    choice(
      [],
      [keyword('terminal', 'Configure from the terminal')],
      [keyword('exclusive', 'Configure exclusively from this session', 'exclusive')],
    ),
  ],
  run({ device, session, state }, args) {
    const exclusive = args.has('exclusive');
    if (exclusive) lockBoth(device.core.operations, session);
    state.mode = 'config';
    state.target = newTarget({ exclusive });
    return undefined;
  },
};

/** In seconds. */
const CONFIRM_TIME = number(
  'seconds',
  30,
  65_535,
  'Seconds until rollback unless there is a confirming commit',
);
/** What XR waits for a confirmation without being told, in seconds. */
const CONFIRM_DEFAULT = 600;

const CONFIRMED: Syntax = [
  keyword('confirmed', 'Rollback this commit unless there is a confirming commit', 'confirmed'),
  optional(
    choice(
      [CONFIRM_TIME],
      [keyword('minutes', 'Time in minutes'), number('minutes', 1, 1092, 'Minutes until rollback')],
    ),
  ),
];

const commitCommand: Command = {
  mode: 'config',
  timed: true,
  syntax: [
    keyword('commit', 'Commit the configuration changes to running'),
    optional(
      keyword('label', 'Assign label to this commit'),
      parameter('label', 'WORD', 'Label of the commit'),
    ),
    choice([], CONFIRMED, [
      keyword('comment', 'Assign a comment to this commit'),
      parameter('comment', 'LINE', 'Comment for the commit', { rest: true }),
    ]),
  ],
  run(context, args) {
    // What was entered may be what runs already.
    if (pendingLines(context).length === 0 && !context.state.target!.unconfirmed)
      return ['% No configuration changes to commit.'];
    const timeout = secondsOf(args);
    commit(
      context,
      timeout === undefined
        ? undefined
        : { confirmed: true, timeout, persist: undefined, persistId: undefined },
    );
    note(context, args);
    return undefined;
  },
};

function secondsOf(args: Arguments): number | undefined {
  if (!args.has('confirmed')) return undefined;
  const minutes = args.get('minutes');
  return minutes === undefined ? Number(args.get('seconds') ?? CONFIRM_DEFAULT) : Number(minutes) * 60;
}

/** A commit is noted in the log of the router. */
function note({ device, session }: CommandContext, args: Arguments): void {
  const label = args.get('label');
  const comment = args.get('comment');
  const more = [label && `label ${label}`, comment && `comment ${comment}`].filter(Boolean);
  device.systemLog.write({
    facility: 'MGBL',
    severity: 6,
    mnemonic: 'CONFIG-DB_COMMIT',
    text: `Configuration committed by user '${session.user.name}'${more.length > 0 ? ` (${more.join(', ')})` : ''}.`,
  });
}

const show: Command = {
  mode: 'config',
  timed: true,
  syntax: [
    SHOW,
    keyword('configuration', 'Contents of the target configuration'),
    optional(
      keyword('failed', 'Changes that the last commit did not take, and why', 'failed'),
      optional(keyword('inheritance', 'With what is inherited from groups')),
    ),
  ],
  run(context, args) {
    if (args.has('failed')) return context.state.target!.failure;
    return framed(context.device.profile, pendingLines(context));
  },
};

const showDifference: Command = {
  mode: 'config',
  timed: true,
  syntax: [
    SHOW,
    keyword('commit', 'Show commit information'),
    keyword('changes', 'Changes of a commit'),
    keyword('diff', 'What a commit would add and take away'),
  ],
  run: (context) => framed(context.device.profile, pendingDifference(context)),
};

const clear: Command = {
  mode: 'config',
  syntax: [keyword('clear', 'Clear the uncommitted configuration')],
  run({ state }) {
    state.target!.changes.length = 0;
    return undefined;
  },
};

const abort: Command = {
  mode: 'config',
  syntax: [keyword('abort', 'Abort this configuration session')],
  run(context) {
    leaveConfiguration(context);
    return undefined;
  },
};

const QUESTION = 'Uncommitted changes found, commit them before exiting(yes/no/cancel)? [cancel]:';

/** What was not committed is asked about. */
async function leave(context: CommandContext): Promise<undefined> {
  if (pendingLines(context).length > 0) {
    const answer = (await context.ask(QUESTION))?.toLowerCase() ?? '';
    if (answer !== '' && 'yes'.startsWith(answer)) {
      commit(context);
      note(context, new Map());
    } else if (answer === '' || !'no'.startsWith(answer)) {
      if (answer !== '' && !'cancel'.startsWith(answer))
        throw new Refusal('% Please answer yes, no or cancel');
      return undefined;
    }
  }
  leaveConfiguration(context);
  return undefined;
}

const end: Command = {
  mode: 'config',
  syntax: [keyword('end', 'Exit from configuration mode')],
  run: leave,
};

const exit: Command = {
  mode: 'config',
  syntax: [keyword('exit', 'Exit from this mode')],
  async run(context) {
    if (context.state.mode !== 'line') return leave(context);
    context.state.mode = 'config';
    return undefined;
  },
};

export const routerModes: readonly Command[] = [
  configure,
  commitCommand,
  show,
  showDifference,
  clear,
  abort,
  end,
  exit,
];
