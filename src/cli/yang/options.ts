import type { Command } from 'commander';

const collect = (value: string, previous: string[] = []): string[] => [...previous, value];

/** What words on the command line that name modules are. */
export const MODULE_WORDS =
  'files, or names looked up in the search path; a name is the module even where a file is called so';

/** The search path option that all `sly yang` commands share. */
export function withSearchPath(command: Command): Command {
  return command.option('-p, --path <dir>', 'where to look for modules; repeat for more', collect);
}

/** The same, with the modules that data is judged by. */
export function withModules(command: Command): Command {
  return withSearchPath(command).requiredOption(
    '-m, --module <module>',
    'module or file, the module when a name is both; repeat for more',
    collect,
  );
}

export interface PathFlags {
  readonly path?: string[];
}

export interface ModuleFlags extends PathFlags {
  readonly module: string[];
}
