import type { Command } from 'commander';
import { loadModules } from './modules.ts';
import { MODULE_WORDS, type PathFlags, withSearchPath } from './options.ts';

/** `sly yang check`: silent and 0 when all is well, else every problem as `file:line:col: error: text [code]` and 1. */
export function checkCommand(command: Command): Command {
  return withSearchPath(command)
    .argument('<module...>', MODULE_WORDS)
    .action((words: string[], flags: PathFlags) => {
      loadModules(words, flags.path ?? []);
    });
}
