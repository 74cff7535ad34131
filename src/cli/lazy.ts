import type { Command } from 'commander';

/** A subcommand whose file is loaded only when the command line names it; help shows the others by their description. */
export interface LazyCommand {
  readonly name: string;
  readonly description: string;
  /** Adds arguments, options and the action. */
  fill(command: Command, words: readonly string[]): Promise<unknown>;
}

/** Adds subcommands to a command. `words` is the command line. */
export async function addLazily(
  parent: Command,
  commands: readonly LazyCommand[],
  words: readonly string[],
): Promise<void> {
  for (const { name, description, fill } of commands) {
    const command = parent.command(name).description(description);
    if (words.includes(name)) await fill(command, words);
  }
}
