import { MAX_NODES, MAX_UNUSED_NODES } from '../syntax/limits.ts';
import type { Problems } from '../syntax/problems.ts';
import type { Expressions } from './expressions.ts';
import { innerScope } from './modules/scope.ts';
import type { LinkedModule, Part } from './modules/unit.ts';
import { NodeBuilder } from './nodes/build.ts';
import { checkNode } from './rules/check.ts';
import { dependsOnUse } from './rules/defaults.ts';
import { newDraft } from './tree/draft.ts';
import type { Expansion } from './tree/expansion.ts';
import type { Types } from './types.ts';

/**
 * Checks the groupings and typedefs that nothing uses: what is wrong in them is wrong all the same. Where the nodes of
 * a grouping will stand is not known, so that neither leafrefs nor what is inherited can be checked.
 */
export function checkUnusedDefinitions(
  modules: readonly LinkedModule[],
  expansion: Expansion,
  types: Types,
  expressions: Expressions,
  problems: Problems,
): void {
  expansion.count = Math.max(expansion.count, MAX_NODES - MAX_UNUSED_NODES);
  const builder = new NodeBuilder(types, expressions, problems);
  for (const scope of expansion.scopes.values()) {
    for (const typedef of scope.typedefs.values()) types.checkTypedef(typedef, scope.module.module);
    for (const grouping of scope.groupings.values()) checkGrouping(grouping, scope.module);
  }
  for (const linked of modules) {
    for (const typedef of linked.typedefs.values()) types.checkTypedef(typedef, linked.module);
    for (const grouping of linked.groupings.values()) checkGrouping(grouping, linked);
  }
  for (const { node, draft } of builder.built) {
    const leaf = node.kind === 'leaf' || node.kind === 'leaf-list';
    if (!leaf || !dependsOnUse(node.type)) checkNode(node, draft, problems);
  }

  function checkGrouping({ statement, scope }: Part, module: LinkedModule): void {
    if (expansion.used.has(statement)) return;
    expansion.used.add(statement);
    const inner = innerScope(expansion.scopes, statement, scope);
    const top = newDraft('root', statement, inner, module, undefined);
    const holder = newDraft('container', statement, inner, module, top);
    top.children.push(holder);
    expansion.path.push(statement);
    expansion.expandChildren(statement, inner, holder, module);
    expansion.path.pop();
    if (expansion.count <= MAX_NODES) builder.buildStructure(top);
  }
}
