import type { Problems } from '../../syntax/problems.ts';
import { findStatement, findStatements, type Statement } from '../../syntax/statement.ts';
import type { Status } from '../model.ts';
import { findDefinition, moduleOfPrefix, splitName } from '../modules/scope.ts';
import type { Part } from '../modules/unit.ts';
import { section } from '../section.ts';
import { checkStatus } from '../status.ts';

/**
 * The enum, bit or identity that a default names must not depend on a feature (RFC 7950 sections 7.6.4 and 7.7.4),
 * as without it there would be no such default, and an identity must not be more outdated (section 7.21.2). `type` is
 * the type statement beside the default, `status` that of what has the default.
 */
export function checkDefaultDefinition(
  own: Part,
  type: Part | undefined,
  status: Status,
  problems: Problems,
): void {
  const definitions = type ? definitionsOf(own, type) : [];
  const { argument, argumentPosition } = own.statement;
  const identity = definitions.find(({ keyword }) => keyword === 'identity');
  const module = moduleOfPrefix(own.scope, splitName(argument!)[0]);
  if (identity && module) checkStatus(identity, module, own.statement, own.scope, problems, status);
  const conditional = definitions.find((definition) => findStatement(definition, 'if-feature'));
  if (!conditional) return;
  const message = `default "${argument}" depends on a feature: its ${conditional.keyword} has an if-feature`;
  problems.report(argumentPosition, message, section('7.6.4'));
}

/** The statements that define a default value; of a union, those of the first member that has it. */
function definitionsOf(
  own: Part,
  { statement, scope }: Part,
  outer: readonly Statement[] = [],
): readonly Statement[] {
  if (outer.includes(statement)) return [];
  const path = [...outer, statement];
  const value = own.statement.argument!;
  if (statement.argument === 'union') {
    for (const member of findStatements(statement, 'type')) {
      const found = definitionsOf(own, { statement: member, scope }, path);
      if (found.length > 0) return found;
    }
    return [];
  }
  if (statement.argument === 'identityref') {
    const [prefix, name] = splitName(value);
    const identity = moduleOfPrefix(own.scope, prefix)?.identities.get(name);
    return identity ? [identity.statement] : [];
  }
  const enums = findStatements(statement, 'enum').filter(({ argument }) => argument === value);
  const names = value.split(/[ \t\r\n]+/);
  const bits = findStatements(statement, 'bit').filter(({ argument }) => names.includes(argument!));
  const typedef = findDefinition(scope, 'typedefs', statement.argument!);
  const base = typedef && findStatement(typedef.statement, 'type');
  const inherited = base ? definitionsOf(own, { statement: base, scope: typedef.scope }, path) : [];
  return [...enums, ...bits, ...inherited];
}
