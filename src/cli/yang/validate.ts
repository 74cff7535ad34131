import { type Command, Option } from 'commander';
import type { Schema } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import { validateConfig, validateData, validateInput } from '../../data/validate/validate.ts';
import { describe } from '../describe.ts';
import { type DataKind, dataKinds, type Instance, readInstance } from './instance.ts';
import { loadModules } from './modules.ts';
import { type ModuleFlags, withModules } from './options.ts';

/** `sly yang validate`: 0 when the data is valid, else every error with its tag, app-tag and path, and 1. */
export function validateCommand(command: Command): Command {
  return withModules(command)
    .addOption(
      new Option(
        '-t, --type <kind>',
        'what the file holds: config, data (with state), get (parts of it), rpc, reply, notif',
      )
        .choices([...dataKinds])
        .default('config'),
    )
    .argument('<file>', 'XML or JSON file')
    .action((file: string, flags: ModuleFlags & { type: DataKind }) => {
      const { schema } = loadModules(flags.module, flags.path ?? []);
      try {
        check(schema, readInstance(schema, file, flags.type), flags.type);
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        for (const each of error.all) process.stderr.write(`${file}: ${describe(each)}\n`);
        process.exitCode = 1;
      }
    });
}

/** `get` is what a filter left over, so nothing can be said of what is missing. */
function check(schema: Schema, { parent, value }: Instance, kind: DataKind): void {
  if (kind === 'config') validateConfig(schema, value);
  else if (kind === 'data') validateData(schema, value);
  else if (parent.kind === 'input' || parent.kind === 'output' || parent.kind === 'notification') {
    validateInput(schema, parent, value);
  }
}
