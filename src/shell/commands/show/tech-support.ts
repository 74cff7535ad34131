/** show tech-support license: what is asked for when a case is opened (S4 "Common Failure Scenarios"). */
import { keyword } from '../../grammar/element.ts';
import type { Command, CommandContext, Lines } from '../../session/context.ts';
import { SHOW } from '../words.ts';

/** One command that runs others, each below its name. */
export function techSupport(parts: readonly (readonly [line: string, command: Command])[]): Command {
  return {
    mode: 'exec',
    syntax: [
      SHOW,
      keyword('tech-support', 'Show system information for Tech-Support'),
      keyword('license', 'Licensing'),
    ],
    async run(context: CommandContext) {
      const lines: Lines[] = [];
      for (const [line, command] of parts) {
        const shown = (await command.run(context, new Map())) ?? [];
        lines.push(['', `------------------ ${line} ------------------`, '', ...shown]);
      }
      return lines.flat();
    },
  };
}
