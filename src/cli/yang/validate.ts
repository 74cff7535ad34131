import { type Command, Option } from 'commander';
import type { Cursor, JsonObject, Schema } from '../../../codegen/index.ts';
import { childCursor, rootCursor } from '../../../codegen/xpath/cursor.ts';
import { Failure } from '../../app/failure.ts';
import { ProtocolError } from '../../data/error.ts';
import { findEntry } from '../../data/list/find-entry.ts';
import { validateConfig, validateData, validateInput } from '../../data/validate/validate.ts';
import { describe } from '../describe.ts';
import { type DataKind, dataKinds, type Instance, readInstance } from './instance.ts';
import { type Message, treeAround } from './message.ts';
import { loadModules } from './modules.ts';
import { type ModuleFlags, withModules } from './options.ts';

interface Flags extends ModuleFlags {
  readonly type: DataKind;
  readonly operational?: string;
}

/** `sly yang validate`: 0 when the data is valid, else every error with its tag, app-tag and path, and 1. */
export function validateCommand(command: Command): Command {
  return withModules(command)
    .addOption(
      new Option(
        '-t, --type <kind>',
        'what the file holds: config, data (with state), get (what a filter left of it, so that what is missing is not judged), rpc, reply, notif',
      )
        .choices([...dataKinds])
        .default('config'),
    )
    .option('-O, --operational <file>', 'configuration and state that an rpc, reply or notif refers to')
    .argument('<file>', 'XML or JSON file')
    .action((file: string, flags: Flags) => {
      const { schema } = loadModules(flags.module, flags.path ?? []);
      try {
        check(schema, readInstance(schema, file, flags.type), flags);
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        for (const each of error.all) process.stderr.write(`${file}: ${describe(each)}\n`);
        process.exitCode = 1;
      }
    });
}

/** `get` is what a filter left over, so nothing can be said of what is missing. */
function check(schema: Schema, instance: Instance, { type, operational }: Flags): void {
  if (instance.kind === 'message') checkMessage(schema, instance, operational);
  else if (operational !== undefined) throw new Failure('--operational is for -t rpc, reply and notif');
  else if (type === 'config') validateConfig(schema, instance.value);
  else if (type === 'data') validateData(schema, instance.value);
}

function checkMessage(schema: Schema, message: Message, operational: string | undefined): void {
  const { node, path, value } = message;
  const given = operational === undefined ? undefined : readInstance(schema, operational, 'data');
  const tree: JsonObject = given?.value ?? treeAround(path, {});
  const parent = cursorAt(rootCursor(schema.root, tree, { defaults: true }), message);
  validateInput(schema, node, value, { tree, parent });
}

/** The instance that an action or notification belongs to. Throws ProtocolError when there is none. */
function cursorAt(root: Cursor, { path, operation }: Message): Cursor {
  return path.reduce((at, { node, keys }, depth) => {
    const member = 'jsonName' in node ? (at.value as JsonObject)[node.jsonName] : undefined;
    const index =
      node.kind === 'list' && member ? findEntry(node, member as readonly JsonObject[], keys!) : 0;
    const value = node.kind === 'list' ? (member as readonly JsonObject[] | undefined)?.[index] : member;
    if (value === undefined || !('jsonName' in node)) {
      const message = `${operation.name} is of an instance that does not exist`;
      throw new ProtocolError('data-missing', message, { path: path.slice(0, depth + 1) });
    }
    return childCursor(at, node, value, index);
  }, root);
}
