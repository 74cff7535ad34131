/** One line: read, run, and what it prints. */
import { saveLines } from '../device-files.ts';
import { type Parsed, parse } from '../grammar/parse.ts';
import type { Command, CommandContext, Lines } from './context.ts';
import type { Grammar } from './grammar.ts';
import { splitPipe } from './pipe.ts';
import type { ShellFamily } from './presentation.ts';
import { linesOf } from './refusals.ts';

export interface Executed {
  readonly lines: Lines;
  /** Whether the line was a command and was not refused. */
  readonly ok: boolean;
}

/** Columns in front of the line on the screen: the marker of a mistake stands below the line. */
export async function execute(
  { grammar, presentation }: ShellFamily,
  context: CommandContext,
  text: string,
  columns: number,
): Promise<Executed> {
  const { core } = context.device;
  try {
    const { line, filter, target } = splitPipe(text, presentation);
    const { tree, from } = grammar.scope(context.state, line);
    const parsed = parse(tree, line, from);
    if (parsed.kind !== 'command')
      return { lines: problem(parsed, line, columns), ok: parsed.kind === 'empty' };
    const { command, args } = parsed;
    if (command.timed ?? command.mode === 'exec') {
      context.say(...presentation.heading(context.device, context.state));
    }
    const lines = (await command.run(context, args)) ?? [];
    if (target) saveLines(context.device, target.file, lines, { append: target.how === 'append' });
    if (target && target.how !== 'tee') return { lines: [], ok: true };
    return { lines: filter ? filter(lines) : lines, ok: true };
  } catch (error) {
    const lines = linesOf(error, core);
    if (lines) return { lines, ok: false };
    core.log.error({ error: String(error) }, 'a command of the shell failed unexpectedly');
    return { lines: ['% Internal error'], ok: false };
  }
}

/** `license smart trust`, `license smart register` and what comes close. */
const MAY_HOLD_A_SECRET = /\b(idt\w*|token|password|secret)\b|\blic\w*\s+sm\w*\s+(t|reg)/i;

/** Whether a line holds a secret and must not be kept. Lines that are no command may hold one, too. */
export function mayBeKept(grammar: Grammar, state: CommandContext['state'], line: string): boolean {
  const { tree, from } = grammar.scope(state, line);
  const parsed = parse(tree, line, from);
  if (parsed.kind === 'command') return !parsed.secret;
  return !MAY_HOLD_A_SECRET.test(line);
}

function problem(
  parsed: Exclude<Parsed<Command>, { kind: 'command' }>,
  line: string,
  columns: number,
): Lines {
  switch (parsed.kind) {
    case 'empty':
      return [];
    case 'incomplete':
      return ['% Incomplete command.', ''];
    case 'ambiguous':
      return [`% Ambiguous command:  "${line.trim()}"`];
    case 'invalid':
      return [`${' '.repeat(columns + parsed.column)}^`, "% Invalid input detected at '^' marker.", ''];
  }
}
