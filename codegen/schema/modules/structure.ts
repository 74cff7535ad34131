import type { Statement } from '../../syntax/statement.ts';
import type { Structure } from '../model.ts';
import { moduleOfPrefix, type Scope } from './scope.ts';

const EXTENSIONS: Readonly<Record<string, Structure['extension']>> = {
  'ietf-restconf:yang-data': 'yang-data',
  'ietf-yang-structure-ext:structure': 'structure',
};

/** Which of the two a statement is, if any. */
export function structureExtension(statement: Statement, scope: Scope): Structure['extension'] | undefined {
  if (statement.prefix === undefined) return undefined;
  const module = moduleOfPrefix(scope, statement.prefix)?.module.name;
  return EXTENSIONS[`${module}:${statement.keyword}`];
}
