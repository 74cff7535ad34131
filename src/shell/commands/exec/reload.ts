/** reload: on IOS XE the startup configuration comes into force, IOS XR keeps every commit. */
import { restart } from '../../../device/restart.ts';
import { keyword, optional, parameter } from '../../grammar/element.ts';
import { type Command, type CommandContext, Refusal } from '../../session/context.ts';
import { invoke } from '../invoke.ts';
import { isSaved, save } from '../saving.ts';

const RELOAD = keyword('reload', 'Halt and perform a cold restart');

export const reload: Command = {
  mode: 'exec',
  syntax: [
    RELOAD,
    optional(
      keyword('reason', 'Reload reason'),
      parameter('reason', 'LINE', 'Reason for reload', { rest: true }),
    ),
  ],
  async run(context, args) {
    if (!(await confirmed(context))) return undefined;
    const { device, session, line } = context;
    const reason = args.get('reason') ?? 'Reload Command';
    device.systemLog.write({
      facility: 'SYS',
      severity: 5,
      mnemonic: 'RELOAD',
      text: `Reload requested by ${session.user.name} on ${line} (${session.sourceHost}). Reload Reason: ${reason}.`,
    });
    await invoke(context, 'Cisco-IOS-XE-rpc:reload', { force: true, reason });
    return undefined;
  },
};

async function confirmed(context: CommandContext): Promise<boolean> {
  if (!isSaved(context.device)) {
    const answer = await context.ask('\r\nSystem configuration has been modified. Save? [yes/no]: ');
    if (answer === undefined) return false;
    if (/^y(es?)?$/i.test(answer)) {
      context.say('Building configuration...');
      await save(context);
      context.say('[OK]');
    } else if (!/^no?$/i.test(answer)) {
      throw new Refusal("% Please answer 'yes' or 'no'.");
    }
  }
  return proceeds(context);
}

async function proceeds({ ask }: CommandContext): Promise<boolean> {
  const answer = await ask('Proceed with reload? [confirm]');
  return answer !== undefined && (answer === '' || /^y/i.test(answer));
}

export const routerReload: Command = {
  mode: 'exec',
  syntax: [RELOAD],
  async run(context) {
    if (!(await proceeds(context))) return undefined;
    restart(context.device, { category: 'rc-rld', reason: 'Reload Command' });
    return undefined;
  },
};
