import { LIMIT_CODE, MAX_DEPTH, MAX_NODES } from '../../syntax/limits.ts';
import type { Problems } from '../../syntax/problems.ts';
import { findStatement, type Statement } from '../../syntax/statement.ts';
import { type Features, ifFeaturesOf } from '../features/features.ts';
import type { Status } from '../model.ts';
import type { Scope, Scopes } from '../modules/scope.ts';
import type { LinkedModule } from '../modules/unit.ts';
import type { Draft } from './draft.ts';

/** What expanding needs besides the statements. */
export interface Expansion {
  readonly scopes: Scopes;
  readonly features: Features;
  readonly problems: Problems;
  /** Groupings being expanded, outermost first, to find circles. */
  readonly path: Statement[];
  /** Groupings that were expanded at least once. */
  readonly used: Set<Statement>;
  /** Nodes and uses expanded so far, against `MAX_NODES`. */
  count: number;
  /** Adds drafts for the nodes that the substatements define; see `expandChildren`. */
  expandChildren(statement: Statement, scope: Scope, parent: Draft, module: LinkedModule): void;
}

/** Counts a node or a uses; false when there are too many, or too deep inside each other, to go on. */
export function hasRoom(statement: Statement, parent: Draft, expansion: Expansion): boolean {
  const { problems, path } = expansion;
  const deep = path.length > MAX_DEPTH || parent.depth > MAX_DEPTH;
  if (++expansion.count <= MAX_NODES && !deep) return true;
  if (deep) problems.report(statement.position, `nodes are nested deeper than ${MAX_DEPTH}`, LIMIT_CODE);
  else if (expansion.count === MAX_NODES + 1) {
    problems.report(statement.position, `groupings expand to more than ${MAX_NODES} nodes`, LIMIT_CODE);
  }
  return false;
}

/** The `when` and `if-feature` of a uses or augment count for each node it adds (RFC 7950 sections 7.20.2, 7.21.5). */
export function applyConditions(
  statement: Statement,
  scope: Scope,
  added: readonly Draft[],
  status: Status,
  expansion: Expansion,
): void {
  const when = findStatement(statement, 'when');
  const conditions = ifFeaturesOf(statement);
  if (!when && conditions.length === 0) return;
  const present = expansion.features.allows(statement, scope, () => status);
  for (const draft of added) {
    if (when) draft.outerWhens.unshift({ statement: when, scope });
    if (!present) draft.present = false;
    if (statement.keyword === 'uses') draft.addedIfFeatures.push(...conditions);
  }
}
