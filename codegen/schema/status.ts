import type { Position } from '../error.ts';
import type { Problems } from '../syntax/problems.ts';
import { argumentOf, type Statement } from '../syntax/statement.ts';
import type { SchemaNode, Status } from './model.ts';
import type { Scope } from './modules/scope.ts';
import type { LinkedModule } from './modules/unit.ts';
import { section } from './section.ts';

const RANK: Readonly<Record<Status, number>> = { current: 0, deprecated: 1, obsolete: 2 };

export function statusOf(statement: Statement): Status {
  return (argumentOf(statement, 'status') ?? 'current') as Status;
}

/** The more outdated of two. */
export function worseStatus(a: Status, b: Status): Status {
  return RANK[a] >= RANK[b] ? a : b;
}

/** As `checkStatus`, for nodes that refer to others of their own module. */
export function checkNodeStatus(
  from: SchemaNode,
  to: SchemaNode,
  position: Position | undefined,
  problems: Problems,
): void {
  if (to.module !== from.module || RANK[to.status] <= RANK[from.status]) return;
  const message = `${from.status} ${from.kind} "${from.name}" must not refer to "${to.name}", which is ${to.status}`;
  problems.report(position, message, section('7.21.2'));
}

/**
 * Within a module, a definition must not lean on one that is more outdated (RFC 7950 section 7.21.2). `from` is the
 * referring statement, `status` that of the definition it stands in where this is known.
 */
export function checkStatus(
  definition: Statement,
  module: LinkedModule,
  from: Statement,
  scope: Scope,
  problems: Problems,
  status: Status = 'obsolete',
): void {
  if (module.module.name !== scope.module.module.name) return;
  const other = statusOf(definition);
  if (RANK[other] <= RANK[status]) return;
  const message = `a ${status} definition must not refer to ${definition.keyword} "${definition.argument}", which is ${other}`;
  problems.report(from.argumentPosition, message, section('7.21.2'));
}
