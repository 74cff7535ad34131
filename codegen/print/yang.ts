/** Statements as YANG text (RFC 7950 section 6). Reading it gives the same statements; comments are not kept. */
import { keywordOf, type Statement } from '../syntax/statement.ts';

const STEP = '  ';
/** What needs no quotes, in either version of YANG. */
const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9_.:@-]*$/;

/** The text of a module or submodule, or of any statement. */
export function printYang(statement: Statement): string {
  const lines: string[] = [];
  printStatement(statement, '', lines);
  return `${lines.join('\n')}\n`;
}

function printStatement(statement: Statement, indent: string, lines: string[]): void {
  const { argument, substatements } = statement;
  let line = indent + keywordOf(statement);
  if (argument !== undefined) {
    if (hasLayout(argument)) {
      lines.push(line);
      line = `${indent}${STEP}${layout(argument, `${indent}${STEP}`)}`;
    } else line += ` ${quote(argument)}`;
  }
  if (substatements.length === 0) {
    lines.push(`${line};`);
    return;
  }
  lines.push(`${line} {`);
  for (const child of substatements) printStatement(child, indent + STEP, lines);
  lines.push(`${indent}}`);
}

function quote(argument: string): string {
  if (PLAIN.test(argument)) return argument;
  const single = /["\\]/.test(argument) && !/['\n\r]/.test(argument);
  return single ? `'${argument}'` : `"${escapeQuoted(argument).replace(/\n/g, '\\n')}"`;
}

function escapeQuoted(text: string): string {
  return text.replace(/[\\"]/g, '\\$&');
}

/** Whether a text can be written over several lines: what section 6.1.3 trims off must not be part of it. */
function hasLayout(argument: string): boolean {
  return argument.includes('\n') && !/[ \t\r]\n|\r/.test(argument);
}

/** A string of several lines, each as far to the right as the first. */
function layout(argument: string, indent: string): string {
  const lines = escapeQuoted(argument).split('\n');
  return `"${lines.map((line, i) => (i === 0 || line === '' ? line : `${indent} ${line}`)).join('\n')}"`;
}
