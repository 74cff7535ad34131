import type { Problems } from '../../syntax/problems.ts';
import type { Statement } from '../../syntax/statement.ts';
import type { Draft } from '../tree/draft.ts';

/**
 * A `yang-data` template comes to exactly one container (RFC 8040 section 8); a choice may say which, as in the
 * conveyed information of RFC 8572.
 */
export function checkTemplate(statement: Statement, root: Draft, problems: Problems): void {
  if (isOneContainer(root.children)) return;
  const message = `yang-data "${statement.argument}" must come to exactly one container`;
  problems.lookups.report(statement.position, message, 'RFC 8040 section 8');
}

function isOneContainer([first, ...others]: readonly Draft[]): boolean {
  if (!first || others.length > 0) return false;
  return first.kind === 'choice'
    ? first.children.every(({ children }) => isOneContainer(children))
    : first.kind === 'container';
}

/** Structures of one kind are told apart by their names within a module (RFC 8040 section 8, RFC 8791 section 2). */
export function checkNames(statements: readonly Statement[], problems: Problems): void {
  const lines = new Map<string, number>();
  for (const { keyword, argument, position, argumentPosition } of statements) {
    const name = `${keyword} "${argument}"`;
    const line = lines.get(name);
    const code = keyword === 'structure' ? 'RFC 8791 section 2' : 'RFC 8040 section 8';
    if (line === undefined) lines.set(name, position.line);
    else problems.report(argumentPosition, `${name} is already defined in line ${line}`, code);
  }
}
