import type { Statement } from '../../syntax/statement.ts';
import type { Structure } from '../model.ts';
import { moduleOfPrefix, type Scope } from './scope.ts';

const STRUCTURES: Readonly<Record<string, Structure['extension']>> = {
  'ietf-restconf:yang-data': 'yang-data',
  'ietf-yang-structure-ext:structure': 'structure',
};

/** The extension statement by its module and name, if its prefix is known. */
function extensionName(statement: Statement, scope: Scope): string | undefined {
  if (statement.prefix === undefined) return undefined;
  const module = moduleOfPrefix(scope, statement.prefix)?.module.name;
  return module && `${module}:${statement.keyword}`;
}

/** Which kind of structure a statement defines, if any. */
export function structureExtension(statement: Statement, scope: Scope): Structure['extension'] | undefined {
  const name = extensionName(statement, scope);
  return name === undefined ? undefined : STRUCTURES[name];
}

/** Whether a statement adds nodes to a structure (RFC 8791 section 3). */
export function isStructureAugment(statement: Statement, scope: Scope): boolean {
  return extensionName(statement, scope) === 'ietf-yang-structure-ext:augment-structure';
}

/** Whether a statement defines a metadata annotation (RFC 7952 section 3). */
export function isAnnotation(statement: Statement, scope: Scope): boolean {
  return extensionName(statement, scope) === 'ietf-yang-metadata:annotation';
}

/** Whether the substatements of an extension statement are YANG's own and are read as such. */
export function isRead(statement: Statement, scope: Scope): boolean {
  return (
    structureExtension(statement, scope) !== undefined ||
    isStructureAugment(statement, scope) ||
    isAnnotation(statement, scope)
  );
}
