import { Command } from 'commander';
import { checkCommand } from './check.ts';
import { compileCommand } from './compile.ts';
import { convertCommand } from './convert.ts';
import { treeCommand } from './tree.ts';
import { validateCommand } from './validate.ts';

/** `sly yang ...`: the compiler as a tool of its own. */
export function yangCommand(): Command {
  return new Command('yang')
    .description('Check, print, compile YANG modules; validate and convert instance data.')
    .addCommand(checkCommand())
    .addCommand(treeCommand())
    .addCommand(validateCommand())
    .addCommand(convertCommand())
    .addCommand(compileCommand());
}
