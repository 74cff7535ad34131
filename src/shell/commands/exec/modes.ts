/** Moving between the modes: enable, disable, configure terminal, exit, end, logout. */
import { choice, keyword, optional } from '../../grammar/element.ts';
import { leaveConfiguration } from '../../session/configuration-mode.ts';
import { type Command, Refusal } from '../../session/context.ts';
import { lockedBy } from '../../session/refusals.ts';

const enable: Command = {
  mode: 'exec',
  privilege: 1,
  syntax: [keyword('enable', 'Turn on privileged commands')],
  run({ session, state }) {
    // There is no enable secret in the models: who has privilege 15 has it again, others get what IOS says then.
    if (session.user.privilege < 15) throw new Refusal('% No password set');
    state.privilege = 15;
    return undefined;
  },
};

const disable: Command = {
  mode: 'exec',
  privilege: 1,
  syntax: [keyword('disable', 'Turn off privileged commands')],
  run({ state }) {
    state.privilege = 1;
    return undefined;
  },
};

const configure: Command = {
  mode: 'exec',
  syntax: [
    keyword('configure', 'Enter configuration mode'),
    optional(keyword('terminal', 'Configure from the terminal', 'terminal')),
  ],
  async run({ device, session, state, ask }, args) {
    if (!args.has('terminal')) {
      const answer = await ask('Configuring from terminal, memory, or network [terminal]? ');
      if (answer === undefined) return undefined;
      if (!'terminal'.startsWith(answer.toLowerCase())) throw new Refusal('?Must be "terminal"');
    }
    const locked = lockedBy(device.core, session.id);
    if (locked) throw new Refusal(...locked);
    state.mode = 'config';
    return ['Enter configuration commands, one per line.  End with CNTL/Z.'];
  },
};

export const leave: Command = {
  mode: 'exec',
  privilege: 1,
  timed: false,
  syntax: [
    choice(
      [keyword('exit', 'Exit from the EXEC')],
      [keyword('logout', 'Exit from the EXEC')],
      [keyword('quit', 'Exit from the EXEC')],
    ),
  ],
  run({ state }) {
    state.ended = true;
    return undefined;
  },
};

const end: Command = {
  mode: 'config',
  syntax: [keyword('end', 'Exit from configure mode')],
  run(context) {
    leaveConfiguration(context);
    return undefined;
  },
};

const exit: Command = {
  mode: 'config',
  syntax: [keyword('exit', 'Exit from configure mode')],
  run(context) {
    if (context.state.mode === 'line') context.state.mode = 'config';
    else leaveConfiguration(context);
    return undefined;
  },
};

export const modeCommands: readonly Command[] = [enable, disable, configure, leave, end, exit];
