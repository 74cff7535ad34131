import type { Statement } from '../../syntax/statement.ts';
import { findDefinition, innerScope, moduleOfPrefix, type Scope, splitName } from '../modules/scope.ts';
import type { LinkedModule } from '../modules/unit.ts';
import { section } from '../section.ts';
import { checkStatus } from '../status.ts';
import type { Draft } from './draft.ts';
import { applyConditions, type Expansion, hasRoom } from './expansion.ts';
import { findDescendant } from './lookup.ts';
import { refine } from './refine.ts';
import { statusInForce } from './status.ts';
import { checkAugmentTarget } from './target.ts';

/**
 * Puts the nodes of a grouping in place of a `uses` (RFC 7950 section 7.13). They take the namespace of the module
 * that uses them, while the names inside keep their meaning in the text of the grouping.
 */
export function expandUses(
  uses: Statement,
  scope: Scope,
  parent: Draft,
  module: LinkedModule,
  expansion: Expansion,
): void {
  const { problems } = expansion;
  if (!hasRoom(uses, parent, expansion)) return;
  const grouping = findDefinition(scope, 'groupings', uses.argument!);
  if (!grouping) {
    problems.definitions.report(
      uses.argumentPosition,
      `grouping "${uses.argument}" is not defined`,
      section('7.13'),
    );
    return;
  }
  if (expansion.path.includes(grouping.statement)) {
    const message = `grouping "${uses.argument}" uses itself`;
    problems.report(uses.argumentPosition, message, section('7.12'));
    return;
  }
  const definer = moduleOfPrefix(scope, splitName(uses.argument!)[0])!;
  const status = statusInForce(uses, parent);
  checkStatus(grouping.statement, definer, uses, scope, problems, status);
  expansion.used.add(grouping.statement);
  const first = parent.children.length;
  expansion.path.push(grouping.statement);
  const inner = innerScope(expansion.scopes, grouping.statement, grouping.scope);
  expansion.expandChildren(grouping.statement, inner, parent, module);
  expansion.path.pop();
  const added = parent.children.slice(first);
  applyConditions(uses, scope, added, status, expansion);
  for (const child of uses.substatements) {
    if (child.prefix !== undefined || (child.keyword !== 'refine' && child.keyword !== 'augment')) continue;
    const target = findTarget(child, scope, parent, added, module, expansion);
    if (!target) continue;
    if (child.keyword === 'refine') refine(target, child, scope, expansion);
    else augmentUses(target, child, scope, module, expansion);
  }
}

function findTarget(
  statement: Statement,
  scope: Scope,
  parent: Draft,
  added: readonly Draft[],
  module: LinkedModule,
  { problems }: Expansion,
): Draft | undefined {
  const path = statement.argument!;
  const code = section(statement.keyword === 'refine' ? '7.13.2' : '7.17');
  if (path.startsWith('/')) {
    problems.report(statement.argumentPosition, `path "${path}" in a uses must not start with "/"`, code);
    return undefined;
  }
  const found = findDescendant(parent, path, scope, module);
  if ('missing' in found) {
    const message = `path "${path}" leads nowhere: the grouping has no node "${found.missing}"`;
    problems.definitions.report(statement.argumentPosition, message, code);
    return undefined;
  }
  let top = found.draft;
  while (top.parent !== parent) top = top.parent!;
  if (added.includes(top)) return found.draft;
  problems.report(statement.argumentPosition, `node "${path}" is not of the grouping used`, code);
  return undefined;
}

function augmentUses(
  target: Draft,
  augment: Statement,
  scope: Scope,
  module: LinkedModule,
  expansion: Expansion,
): void {
  if (!checkAugmentTarget(target, augment, expansion.problems)) return;
  const first = target.children.length;
  expansion.expandChildren(augment, scope, target, module);
  applyConditions(augment, scope, target.children.slice(first), statusInForce(augment, target), expansion);
}
