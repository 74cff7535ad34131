/** Data structures that belong to no datastore: `rc:yang-data` (RFC 8040 section 8), `sx:structure` (RFC 8791). */
import type { Structure } from './model.ts';
import { innerScope } from './modules/scope.ts';
import { structureExtension } from './modules/structure.ts';
import type { LinkedModule } from './modules/unit.ts';
import type { NodeBuilder } from './nodes/build.ts';
import { newDraft } from './tree/draft.ts';
import type { Expansion } from './tree/expansion.ts';

/** Builds the structures at the top level of a module. */
export function buildStructures(
  linked: LinkedModule,
  builder: NodeBuilder,
  expansion: Expansion,
): Structure[] {
  return linked.units.flatMap(({ statement: top, scope }) =>
    top.substatements.flatMap((statement) => {
      const extension = structureExtension(statement, scope);
      if (!extension) return [];
      const inner = innerScope(expansion.scopes, statement, scope);
      const root = newDraft('root', statement, inner, linked, undefined);
      let holder = root;
      if (extension === 'structure') {
        holder = newDraft('container', statement, inner, linked, root);
        root.children.push(holder);
      }
      expansion.expandChildren(statement, inner, holder, linked);
      return [{ name: statement.argument!, extension, root: builder.buildStructure(root) }];
    }),
  );
}
