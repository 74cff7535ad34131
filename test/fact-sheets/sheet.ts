import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { printLines } from './line.ts';
import { Names, type SheetHead } from './names.ts';
import { readBody } from './sheet-body.ts';
import { canonicalType } from './sheet-type.ts';

/**
 * A fact sheet, brought to the form in which `render.ts` writes a compiled module. What the two cannot both tell is
 * evened out here: keys come first in their list, status is inherited, `config` is left out where it says nothing,
 * enums are numbered, prefixes are resolved.
 */
export interface Sheet extends SheetHead {
  /** True for a sheet of part of a module, which lists no imports. */
  readonly part: boolean;
  readonly lines: readonly string[];
}

const dataLine =
  /^(container|list|leaf|leaf-list|choice|case|anydata|anyxml|rpc|action|notification|augment)\b/;

/** Reads all sheets of some directories. */
export function readSheets(directories: readonly string[]): Sheet[] {
  const texts = directories.flatMap((directory) =>
    readdirSync(directory)
      .toSorted()
      .map((file) => ({ file, lines: tidy(readFileSync(`${directory}/${file}`, 'utf8')) })),
  );
  const heads = texts.map(({ lines }) => readHead(lines));
  return texts.map(({ file, lines }, index) => {
    const head = heads[index]!;
    const names = new Names(head, heads);
    const start = lines.findIndex((line) => dataLine.test(line));
    const top = start === -1 ? lines : lines.slice(0, start);
    const body = start === -1 ? [] : readBody(lines.slice(start), names);
    return {
      ...head,
      part: basename(file, '.txt').endsWith('.part'),
      lines: [...top.map((line) => canonicalHead(line, names)), ...printLines(body)],
    };
  });
}

/** Lines without blanks and comments, and with the looser form of the sheets of parts made strict. */
function tidy(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (!lines.some((line) => line.startsWith('yang-version'))) lines.splice(3, 0, 'yang-version 1');
  const native = lines.indexOf('container native holds:');
  return lines.map((line, index) => {
    if (index === native) return 'container native';
    if (native !== -1 && index > native) return `  ${line}`;
    return line.replace(/^ {2}revision (\S+) \{$/, 'revisions $1').replace(/^(module \S+) \(.*\)$/, '$1');
  });
}

function readHead(lines: readonly string[]): SheetHead {
  const all = (pattern: RegExp): RegExpExecArray[] =>
    lines.map((line) => pattern.exec(line)).filter((match) => match !== null);
  return {
    module: all(/^module (\S+)/)[0]![1]!,
    prefix: all(/^prefix (\S+)/)[0]![1]!,
    imports: new Map(all(/^import (\S+) prefix (\S+)/).map((match) => [match[2]!, match[1]!])),
    typedefs: new Set(all(/^typedef (\S+)/).map((match) => match[1]!)),
    operations: new Set(all(/^(?:rpc|notification) (\S+)/).map((match) => match[1]!)),
  };
}

function canonicalHead(line: string, names: Names): string {
  const typedef = /^(typedef .*?) {2}(.*?)(; default=.*)?$/.exec(line);
  if (typedef) return `${typedef[1]}  ${canonicalType(typedef[2]!, names)}${typedef[3] ?? ''}`;
  if (!line.startsWith('identity ')) return line;
  return line.replace(/ base (\S+)/g, (_, base: string) => ` base ${names.resolve(base)}`);
}
