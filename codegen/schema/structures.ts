/** Data structures that belong to no datastore: `rc:yang-data` (RFC 8040 section 8), `sx:structure` (RFC 8791). */
import type { Problems } from '../syntax/problems.ts';
import type { Statement } from '../syntax/statement.ts';
import type { Structure } from './model.ts';
import { innerScope } from './modules/scope.ts';
import { structureExtension } from './modules/structure.ts';
import type { LinkedModule } from './modules/unit.ts';
import type { NodeBuilder } from './nodes/build.ts';
import { checkNames, checkTemplate } from './rules/structure.ts';
import { type Augmentation, applyStructureAugments, augmentsOf } from './tree/augment.ts';
import { type Draft, newDraft } from './tree/draft.ts';
import type { Expansion } from './tree/expansion.ts';

interface StructureDraft extends Pick<Structure, 'name' | 'extension'> {
  readonly module: LinkedModule;
  readonly statement: Statement;
  readonly root: Draft;
}

/** The structures of some modules as drafts, with what others add to them. */
export interface StructureDrafts {
  readonly drafts: readonly StructureDraft[];
  readonly augmentations: readonly Augmentation[];
}

/** Expands the structures at the top level of modules. */
export function expandStructures(modules: readonly LinkedModule[], expansion: Expansion): StructureDrafts {
  const drafts: StructureDraft[] = [];
  /** Per module, a root above all its structures that can be augmented, to follow paths from. */
  const roots = new Map<string, Draft>();
  for (const module of modules) {
    for (const { statement: top, scope } of module.units) {
      for (const statement of top.substatements) {
        const extension = structureExtension(statement, scope);
        if (!extension) continue;
        const inner = innerScope(expansion.scopes, statement, scope);
        const root = newDraft('root', statement, inner, module, undefined);
        let holder = root;
        if (extension === 'structure') {
          holder = newDraft('container', statement, inner, module, root);
          root.children.push(holder);
          const all = roots.get(module.module.name) ?? newDraft('root', top, scope, module, undefined);
          roots.set(module.module.name, all);
          all.children.push(holder);
        }
        expansion.expandChildren(statement, inner, holder, module);
        drafts.push({ name: statement.argument!, extension, module, statement, root });
      }
    }
  }
  return { drafts, augmentations: applyStructureAugments(modules, roots, expansion) };
}

/** Builds the nodes of all structures and puts them into their modules. */
export function buildStructures(
  { drafts, augmentations }: StructureDrafts,
  builder: NodeBuilder,
  problems: Problems,
): void {
  for (const module of new Set(drafts.map((draft) => draft.module))) {
    const own = drafts.filter((draft) => draft.module === module);
    checkNames(
      own.map(({ statement }) => statement),
      problems,
    );
  }
  for (const { name, extension, module, statement, root } of drafts) {
    if (extension === 'yang-data') checkTemplate(statement, root, problems);
    const structure: Structure = { name, extension, root: builder.buildStructure(root) };
    module.module.structures = [...(module.module.structures ?? []), structure];
  }
  for (const { module } of augmentations) {
    module.module.structureAugments ??= augmentsOf(module, augmentations);
  }
}
