import { findStatements } from '../syntax/statement.ts';
import type { Expressions } from './expressions.ts';
import { innerScope } from './modules/scope.ts';
import type { LinkedModule, Part } from './modules/unit.ts';
import { type Draft, newDraft, propertiesOf, propertyOf } from './tree/draft.ts';
import type { Expansion } from './tree/expansion.ts';
import type { Types } from './types.ts';

/** Checks the groupings and typedefs that nothing uses: what is wrong in them is wrong all the same. */
export function checkUnusedDefinitions(
  modules: readonly LinkedModule[],
  expansion: Expansion,
  types: Types,
  expressions: Expressions,
): void {
  for (const scope of expansion.scopes.values()) {
    for (const typedef of scope.typedefs.values()) types.checkTypedef(typedef, scope.module.module);
    for (const grouping of scope.groupings.values()) checkGrouping(grouping, scope.module);
  }
  for (const linked of modules) {
    for (const typedef of linked.typedefs.values()) types.checkTypedef(typedef, linked.module);
    for (const grouping of linked.groupings.values()) checkGrouping(grouping, linked);
  }

  function checkGrouping({ statement, scope }: Part, module: LinkedModule): void {
    if (expansion.used.has(statement)) return;
    expansion.used.add(statement);
    const inner = innerScope(expansion.scopes, statement, scope);
    const top = newDraft('container', statement, inner, module, undefined);
    expansion.path.push(statement);
    expansion.expandChildren(statement, inner, top, module);
    expansion.path.pop();
    for (const child of top.children) checkDraft(child, module);
  }

  function checkDraft(draft: Draft, { module }: LinkedModule): void {
    const type = draft.kind === 'leaf' || draft.kind === 'leaf-list' ? propertyOf(draft, 'type') : undefined;
    if (type) types.compile(type, { module });
    for (const must of propertiesOf(draft, 'must')) expressions.compile(must, module);
    for (const when of draft.outerWhens) expressions.compile(when, module);
    for (const statement of draft.implicit ? [] : findStatements(draft.statement, 'when')) {
      expressions.compile({ statement, scope: draft.scope }, module);
    }
    for (const child of draft.children) checkDraft(child, draft.module);
  }
}
