/**
 * Output modifiers: `| include`, `| exclude`, `| begin`, `| section`, `| count` say what remains of a command's output, on
 * IOS XR `| utility` too; `| redirect`, `| append`, `| tee` which file it goes to.
 */
import { Refusal } from './context.ts';
import { utility } from './utility.ts';

export type Filter = (lines: readonly string[]) => readonly string[];

export interface Piped {
  /** The line in front of the pipe. */
  readonly line: string;
  readonly filter: Filter | undefined;
  readonly target: Target | undefined;
}

/** A file for the output; `tee` shows it as well. */
export interface Target {
  readonly file: string;
  readonly how: 'append' | 'redirect' | 'tee';
}

const HELP = {
  append: 'Append redirected output to a file',
  begin: 'Begin with the line that matches',
  count: 'Count number of lines which match regexp',
  exclude: 'Exclude lines that match',
  include: 'Include lines that match',
  redirect: 'Redirect output to a file',
  section: 'Filter a section of output',
  tee: 'Copy output to a file',
  utility: 'A set of common unix utilities',
} as const;
type Kind = keyof typeof HELP;

export interface PipeOptions {
  /** Whether there is `| utility`. */
  readonly utilities: boolean;
}

/** Commands that print something to be filtered. */
const PRINTS = /^\s*(do\s+)?(sh|dir|more)/i;

/** Takes the filter off a line whose command prints something. Throws Refusal. */
export function splitPipe(line: string, options: PipeOptions): Piped {
  const bar = line.indexOf('|');
  if (bar < 0 || !PRINTS.test(line)) return { line, filter: undefined, target: undefined };
  const [, word = '', pattern = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(line.slice(bar + 1))!;
  if (word === '') throw new Refusal('% Incomplete command.', '');
  const [kind, ...others] = kindsOf(word, options);
  if (!kind || others.length > 0) throw new Refusal(`% Invalid output modifier: ${word}`, '');
  if (pattern === '') throw new Refusal('% Incomplete command.', '');
  const command = line.slice(0, bar);
  if (kind === 'append' || kind === 'redirect' || kind === 'tee') {
    return { line: command, filter: undefined, target: { file: pattern, how: kind } };
  }
  const filter = kind === 'utility' ? utility(pattern, matcher) : filterOf(kind, matcher(pattern));
  if (!filter) throw new Refusal(`% Invalid utility: ${pattern}`, '');
  return { line: command, filter, target: undefined };
}

const kindsOf = (word: string, { utilities }: PipeOptions) =>
  (Object.keys(HELP) as Kind[])
    .filter((one) => utilities || one !== 'utility')
    .filter((one) => one.startsWith(word.toLowerCase()));

/** What `?` shows behind a bar; undefined where there is none. */
export function modifierHelp(line: string, options: PipeOptions): readonly string[] | undefined {
  const bar = line.indexOf('|');
  if (bar < 0 || !PRINTS.test(line)) return undefined;
  const behind = line.slice(bar + 1).trimStart();
  if (/\s/.test(behind)) return ['  LINE  Regular Expression, or the name of a file'];
  const kinds = kindsOf(behind, options);
  if (kinds.length === 0) return ['% Unrecognized command'];
  return behind === '' ? kinds.map((kind) => `  ${kind.padEnd(8)}  ${HELP[kind]}`) : [kinds.join('  ')];
}

/** Help for a command that may end here tells of modifiers, too. */
export function withModifiers(line: string, help: readonly string[]): readonly string[] {
  const end = help.at(-1);
  if (!PRINTS.test(line) || !end?.trimStart().startsWith('<cr>')) return help;
  return [...help.slice(0, -1), `  ${'|'.padEnd(end.lastIndexOf('<cr>') - 2)}Output modifiers`, end];
}

/** A regular expression as IOS has it; what is none is looked for as it stands. */
function matcher(pattern: string): (line: string) => boolean {
  if (pattern.length > 256 || !/[\\^$.*+?()[\]|_]/.test(pattern)) return (line) => line.includes(pattern);
  // Repetition of groups is what makes matching slow without bound; such patterns are taken literally.
  if (/[)\]][*+{?]/.test(pattern)) return (line) => line.includes(pattern);
  try {
    const expression = new RegExp(pattern.replaceAll('_', '(?:^|$|[\\s,{}()])'));
    return (line) => expression.test(line);
  } catch {
    return (line) => line.includes(pattern);
  }
}

function filterOf(
  kind: Exclude<Kind, Target['how'] | 'utility'>,
  matches: (line: string) => boolean,
): Filter {
  switch (kind) {
    case 'include':
      return (lines) => lines.filter(matches);
    case 'exclude':
      return (lines) => lines.filter((line) => !matches(line));
    case 'count':
      return (lines) => [`Number of lines which match regexp = ${lines.filter(matches).length}`];
    case 'begin':
      return (lines) => {
        const first = lines.findIndex(matches);
        return first < 0 ? [] : lines.slice(first);
      };
    case 'section':
      return (lines) => sections(lines, matches);
  }
}

/** Lines that match, each with the lines below it that stand further in. */
function sections(lines: readonly string[], matches: (line: string) => boolean): readonly string[] {
  let inside = -1;
  return lines.filter((line) => {
    const indent = line.search(/\S/);
    if (inside >= 0 && indent > inside) return true;
    if (matches(line)) {
      inside = Math.max(indent, 0);
      return true;
    }
    inside = -1;
    return false;
  });
}
