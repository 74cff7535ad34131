/** `| include`, `| exclude`, `| begin`, `| section`, `| count`: what remains of a command's output. */
import { Refusal } from './context.ts';

export type Filter = (lines: readonly string[]) => readonly string[];

export interface Piped {
  /** The line in front of the pipe. */
  readonly line: string;
  readonly filter: Filter | undefined;
}

const kinds = ['begin', 'count', 'exclude', 'include', 'section'] as const;
type Kind = (typeof kinds)[number];

/** Takes the filter off a line whose command prints something. Throws Refusal. */
export function splitPipe(line: string): Piped {
  const bar = line.indexOf('|');
  if (bar < 0 || !/^\s*(do\s+)?(sh|dir|more)/i.test(line)) return { line, filter: undefined };
  const [, word = '', pattern = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(line.slice(bar + 1))!;
  if (word === '') throw new Refusal('% Incomplete command.', '');
  const [kind, ...others] = kinds.filter((one) => one.startsWith(word.toLowerCase()));
  if (!kind || others.length > 0) throw new Refusal(`% Invalid output modifier: ${word}`, '');
  if (pattern === '') throw new Refusal('% Incomplete command.', '');
  return { line: line.slice(0, bar), filter: filterOf(kind, matcher(pattern)) };
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

function filterOf(kind: Kind, matches: (line: string) => boolean): Filter {
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
