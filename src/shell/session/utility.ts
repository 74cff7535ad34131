/** `| utility` of IOS XR: what remains of output after a small program of UNIX has had it. */
import type { Filter } from './pipe.ts';

const COUNT = /^(?:(?:-n|count)\s*)?(\d{1,6})$/;
const USUAL = 10;

/** `head -n 20`, `tail count 5`, `egrep PATTERN`, `wc -l`, `sort`, `uniq`; undefined for what is none. */
export function utility(
  words: string,
  matcher: (pattern: string) => (line: string) => boolean,
): Filter | undefined {
  const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(words) ?? [];
  switch (name) {
    case 'head':
    case 'tail': {
      const count = rest === '' ? USUAL : Number(COUNT.exec(rest)?.[1] ?? Number.NaN);
      if (Number.isNaN(count)) return undefined;
      return (lines) =>
        name === 'head' ? lines.slice(0, count) : lines.slice(Math.max(0, lines.length - count));
    }
    case 'egrep':
      return rest === '' ? undefined : (lines) => lines.filter(matcher(rest));
    case 'fgrep':
      return rest === '' ? undefined : (lines) => lines.filter((line) => line.includes(rest));
    case 'wc':
      return rest === '-l' ? (lines) => [String(lines.length)] : undefined;
    case 'sort':
      return rest === '' ? (lines) => [...lines].sort() : undefined;
    case 'uniq':
      return rest === '' ? (lines) => lines.filter((line, i) => line !== lines[i - 1]) : undefined;
    default:
      return undefined;
  }
}
