import { argumentOf, type Statement } from '../../syntax/statement.ts';
import type { Status } from '../model.ts';
import { statusOf } from '../status.ts';
import type { Draft } from './draft.ts';

/** The status of a statement below a node: its own, else that of the closest ancestor that has one. */
export function statusInForce(statement: Statement, parent: Draft): Status {
  if (argumentOf(statement, 'status') !== undefined) return statusOf(statement);
  for (let outer: Draft | undefined = parent; outer; outer = outer.parent) {
    if (outer.kind !== 'root' && argumentOf(outer.statement, 'status')) return statusOf(outer.statement);
  }
  return 'current';
}
