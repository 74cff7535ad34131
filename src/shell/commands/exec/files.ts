/** copy, delete, write memory */

import { ProtocolError } from '../../../data/error.ts';
import { choice, keyword, optional } from '../../grammar/element.ts';
import { type Command, type CommandContext, type Lines, Refusal } from '../../session/context.ts';
import { invoke } from '../invoke.ts';
import { save } from '../saving.ts';
import { file } from '../words.ts';

const CONFIGURATIONS = ['running-config', 'startup-config'];

const place = (name: string, help: string) =>
  choice(
    [keyword('running-config', 'Current system configuration', name)],
    [keyword('startup-config', 'Startup configuration', name)],
    [file(name, help)],
  );

const copy: Command = {
  mode: 'exec',
  syntax: [
    keyword('copy', 'Copy from one file to another'),
    place('source', 'Copy from flash: or another file system'),
    place('destination', 'Copy to flash: or another file system'),
  ],
  async run(context, args) {
    const source = args.get('source')!;
    const given = args.get('destination')!;
    const suggested = destinationName(source, given);
    const answer = await context.ask(`Destination filename [${suggested}]? `);
    if (answer === undefined) return undefined;
    const destination = destinationOf(given, answer === '' ? suggested : answer);
    if (source === 'running-config' && destination === 'startup-config') {
      context.say('Building configuration...');
      await save(context);
      return ['[OK]'];
    }
    await onFiles(`Error opening ${source}`, () =>
      invoke(context, 'Cisco-IOS-XE-rpc:copy', {
        'source-drop-node-name': source,
        'destination-drop-node-name': destination,
      }),
    );
    return CONFIGURATIONS.includes(destination) ? ['[OK]'] : ['Copy complete.', ''];
  },
};

/** What is offered as the name: the one given, else that of the source. */
function destinationName(source: string, given: string): string {
  if (CONFIGURATIONS.includes(given)) return given;
  const name = given.replace(/^[a-z-]+:\/*/i, '');
  return name === ''
    ? source
        .replace(/^[a-z-]+:\/*/i, '')
        .split('/')
        .at(-1)!
    : name;
}

function destinationOf(given: string, name: string): string {
  if (CONFIGURATIONS.includes(given)) return given;
  const system = /^[a-z-]+:/i.exec(given)?.[0] ?? 'flash:';
  return /^[a-z-]+:/i.test(name) ? name : `${system}${name}`;
}

const remove: Command = {
  mode: 'exec',
  syntax: [
    keyword('delete', 'Delete a file'),
    optional(keyword('/force', 'Force delete', 'force')),
    file('file', 'File to be deleted'),
  ],
  async run(context, args) {
    const given = args.get('file')!;
    const name = given.replace(/^[a-z-]+:\/*/i, '');
    const path = /^[a-z-]+:/i.test(given) ? given : `flash:${given}`;
    if (!args.has('force')) {
      const chosen = await context.ask(`Delete filename [${name}]? `);
      if (chosen === undefined) return undefined;
      if (chosen !== '' && chosen !== name) throw new Refusal('%Error deleting: name does not match', '');
      const sure = await context.ask(`Delete ${path}? [confirm]`);
      if (sure === undefined || !/^(y.*)?$/i.test(sure)) return ['Delete of file aborted', ''];
    }
    await onFiles(`Error deleting ${path}`, () =>
      invoke(context, 'Cisco-IOS-XE-rpc:delete', { 'filename-drop-node-name': path }),
    );
    return undefined;
  },
};

/** IOS words a file that is not there, and a file system that cannot be reached, in the same way. */
async function onFiles(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ProtocolError && error.tag === 'invalid-value') {
      throw new Refusal(`%${what} (No such file or directory)`, '');
    }
    throw error;
  }
}

const write: Command = {
  mode: 'exec',
  syntax: [
    keyword('write', 'Write running configuration to memory'),
    optional(keyword('memory', 'Write to NV memory')),
  ],
  run: (context: CommandContext): Promise<Lines> => {
    context.say('Building configuration...');
    return save(context).then(() => ['[OK]']);
  },
};

export const fileCommands: readonly Command[] = [copy, remove, write];
