import { findStatement } from '../syntax/statement.ts';
import { isAnnotation } from './modules/structure.ts';
import type { LinkedModule } from './modules/unit.ts';
import type { Types } from './types.ts';

/** Checks the types of metadata annotations (RFC 7952 section 3). */
export function checkAnnotations(modules: readonly LinkedModule[], types: Types): void {
  for (const linked of modules) {
    for (const { statement: top, scope } of linked.units) {
      for (const statement of top.substatements) {
        if (!isAnnotation(statement, scope)) continue;
        const type = findStatement(statement, 'type');
        if (type) types.compile({ statement: type, scope }, { module: linked.module });
      }
    }
  }
}
