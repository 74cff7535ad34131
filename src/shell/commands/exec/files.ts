/** copy, delete, write memory; on IOS XR copy without the startup configuration, and no write */

import { ProtocolError } from '../../../data/error.ts';
import { devicePath } from '../../device-files.ts';
import { choice, keyword, optional, type Syntax } from '../../grammar/element.ts';
import { type Command, type CommandContext, type Lines, Refusal } from '../../session/context.ts';
import { fileOperation } from '../file-operation.ts';
import { save } from '../saving.ts';
import { file } from '../words.ts';

/** A file system in front of a path, as IOS XE and IOS XR (`/disk0:/`) write it. */
const SYSTEM = /^\/?[a-z][a-z0-9-]*:\/*/i;

const CONFIGURATIONS = ['running-config', 'startup-config'];

const COPY = keyword('copy', 'Copy from one file to another');
const running = (name: string) => keyword('running-config', 'Current system configuration', name);
const startup = (name: string) => keyword('startup-config', 'Startup configuration', name);
const SOURCE = file('source', 'Copy from a file system of the device, or a URL');
const DESTINATION = file('destination', 'Copy to a file system of the device, or a URL');

const copy = (...syntax: Syntax): Command => ({
  mode: 'exec',
  syntax: [COPY, ...syntax],
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
      fileOperation(context, 'copy', {
        'source-drop-node-name': devicePath(context.device, source),
        'destination-drop-node-name': devicePath(context.device, destination),
      }),
    );
    return CONFIGURATIONS.includes(destination) ? ['[OK]'] : ['Copy complete.', ''];
  },
});

/** What is offered as the name: the one given, else that of the source. */
function destinationName(source: string, given: string): string {
  if (CONFIGURATIONS.includes(given)) return given;
  const name = given.replace(SYSTEM, '');
  return name === '' ? source.replace(SYSTEM, '').split('/').at(-1)! : name;
}

function destinationOf(given: string, name: string): string {
  if (CONFIGURATIONS.includes(given)) return given;
  const system = SYSTEM.exec(given)?.[0] ?? 'flash:';
  return SYSTEM.test(name) ? name : `${system}${name}`;
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
    const name = given.replace(SYSTEM, '');
    const path = SYSTEM.test(given) ? given : `flash:${given}`;
    if (!args.has('force')) {
      const chosen = await context.ask(`Delete filename [${name}]? `);
      if (chosen === undefined) return undefined;
      if (chosen !== '' && chosen !== name) throw new Refusal('%Error deleting: name does not match', '');
      const sure = await context.ask(`Delete ${path}? [confirm]`);
      if (sure === undefined || !/^(y.*)?$/i.test(sure)) return ['Delete of file aborted', ''];
    }
    await onFiles(`Error deleting ${path}`, () =>
      fileOperation(context, 'delete', { 'filename-drop-node-name': devicePath(context.device, path) }),
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

export const fileCommands: readonly Command[] = [
  copy(
    choice([running('source')], [startup('source')], [SOURCE]),
    choice([running('destination')], [startup('destination')], [DESTINATION]),
  ),
  remove,
  write,
];

export const routerFileCommands: readonly Command[] = [
  copy(choice([running('source')], [SOURCE]), DESTINATION),
  remove,
];
