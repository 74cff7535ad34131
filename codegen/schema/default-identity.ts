import { findStatement, type Statement } from '../syntax/statement.ts';
import { findDefinition, moduleOfPrefix, type Scope, splitName } from './modules/scope.ts';

/** The module whose identity a `default` statement names, if it names one. */
export function moduleOfDefault(
  { argument }: Statement,
  parent: Statement,
  scope: Scope,
): string | undefined {
  const [prefix, name] = splitName(argument!);
  const module = moduleOfPrefix(scope, prefix);
  if (!module?.identities.has(name)) return undefined;
  const type = findStatement(parent, 'type');
  const may = type ? admitsIdentities(type, scope, []) : prefix !== undefined;
  return may ? module.module.name : undefined;
}

/** Whether a type is an identityref or a union with one. */
function admitsIdentities(type: Statement, scope: Scope, path: readonly Statement[]): boolean {
  if (path.includes(type)) return false;
  if (type.argument === 'identityref') return true;
  const inner = [...path, type];
  if (type.argument === 'union') {
    return type.substatements.some(
      (member) => member.keyword === 'type' && admitsIdentities(member, scope, inner),
    );
  }
  const typedef = findDefinition(scope, 'typedefs', type.argument!);
  const derived = typedef && findStatement(typedef.statement, 'type');
  return derived !== undefined && admitsIdentities(derived, typedef!.scope, inner);
}
