import type { Command } from 'commander';
import { printTree } from '../../../codegen/index.ts';
import { loadModules } from './modules.ts';
import { MODULE_WORDS, type PathFlags, withSearchPath } from './options.ts';

/** `sly yang tree`: the tree diagram of RFC 8340. */
export function treeCommand(command: Command): Command {
  return withSearchPath(command)
    .argument('<module...>', MODULE_WORDS)
    .action((words: string[], flags: PathFlags) => {
      const { schema, names } = loadModules(words, flags.path ?? []);
      const trees = names.map((name) => printTree(schema.modules.get(name)!, schema).trimEnd());
      process.stdout.write(`${trees.join('\n\n')}\n`);
    });
}
