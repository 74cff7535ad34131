import type { Command } from 'commander';
import { compileToFiles } from '../../../codegen/emit/compile-to-files.ts';
import { loadModules } from './modules.ts';
import { MODULE_WORDS, type PathFlags, withSearchPath } from './options.ts';

/** `sly yang compile`: TypeScript types, validators and JSON Schema that a user's own project imports. */
export function compileCommand(command: Command): Command {
  return withSearchPath(command)
    .requiredOption('--out <dir>', 'where to write; made when missing')
    .argument('<module...>', MODULE_WORDS)
    .action((words: string[], flags: PathFlags & { out: string }) => {
      const { schema, names } = loadModules(words, flags.path ?? []);
      for (const file of compileToFiles(schema, names, flags.out)) process.stdout.write(`${file}\n`);
    });
}
