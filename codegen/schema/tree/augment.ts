import { findStatement, type Statement } from '../../syntax/statement.ts';
import type { Augment } from '../model.ts';
import type { Scope } from '../modules/scope.ts';
import { isStructureAugment } from '../modules/structure.ts';
import type { LinkedModule, Part } from '../modules/unit.ts';
import { section } from '../section.ts';
import type { Draft } from './draft.ts';
import { applyConditions, type Expansion } from './expansion.ts';
import { findAbsolute } from './lookup.ts';
import { statusInForce } from './status.ts';
import { checkAugmentTarget } from './target.ts';

/** Nodes that one module added to another, to be checked when they are final. */
export interface Augmentation {
  readonly statement: Statement;
  readonly module: LinkedModule;
  readonly target: Draft;
  readonly added: readonly Draft[];
  readonly conditional: boolean;
}

interface Pending extends Part {
  readonly module: LinkedModule;
}

/**
 * Applies the augments of all implemented modules (RFC 7950 section 7.17). One that leads into nodes another has
 * yet to add waits for the next round.
 */
export function applyAugments(
  modules: readonly LinkedModule[],
  roots: ReadonlyMap<string, Draft>,
  expansion: Expansion,
): Augmentation[] {
  return applyAll(
    modules.flatMap((module) => topLevel(module, ({ keyword, prefix }) => keyword === 'augment' && !prefix)),
    roots,
    expansion,
  );
}

/** Applies `sx:augment-structure` (RFC 8791 section 3) in the same way; the roots are those of structures. */
export function applyStructureAugments(
  modules: readonly LinkedModule[],
  roots: ReadonlyMap<string, Draft>,
  expansion: Expansion,
): Augmentation[] {
  return applyAll(
    modules.flatMap((module) => topLevel(module, isStructureAugment)),
    roots,
    expansion,
  );
}

function applyAll(
  augments: readonly Pending[],
  roots: ReadonlyMap<string, Draft>,
  expansion: Expansion,
): Augmentation[] {
  const applied: Augmentation[] = [];
  let pending = augments;
  while (pending.length > 0) {
    const waiting = pending.filter((augment) => !apply(augment, roots, expansion, applied));
    if (waiting.length === pending.length) break;
    pending = waiting;
  }
  for (const { statement, scope } of pending) {
    const found = findAbsolute(statement.argument!, scope, roots);
    const missing = 'missing' in found ? found.missing : '';
    const message = `path "${statement.argument}" of augment leads nowhere: there is no node "${missing}"`;
    expansion.problems.definitions.report(statement.argumentPosition, message, section('7.17'));
  }
  return applied;
}

function topLevel(module: LinkedModule, wanted: (statement: Statement, scope: Scope) => boolean): Pending[] {
  return module.units.flatMap(({ statement, scope }) =>
    statement.substatements
      .filter((child) => wanted(child, scope))
      .map((augment) => ({ statement: augment, scope, module })),
  );
}

function apply(
  { statement, scope, module }: Pending,
  roots: ReadonlyMap<string, Draft>,
  expansion: Expansion,
  applied: Augmentation[],
): boolean {
  if (!statement.argument!.startsWith('/')) {
    const message = `path "${statement.argument}" of a top-level augment must start with "/"`;
    expansion.problems.report(statement.argumentPosition, message, section('7.17'));
    return true;
  }
  const found = findAbsolute(statement.argument!, scope, roots);
  if ('missing' in found) return false;
  const target = found.draft;
  if (!checkAugmentTarget(target, statement, expansion.problems)) return true;
  const first = target.children.length;
  expansion.expandChildren(statement, scope, target, module);
  const added = target.children.slice(first);
  applyConditions(statement, scope, added, statusInForce(statement, target), expansion);
  applied.push({
    statement,
    module,
    target,
    added,
    conditional: findStatement(statement, 'when') !== undefined,
  });
  return true;
}

/** The augments of a module into trees of others, for the model. */
export function augmentsOf(module: LinkedModule, applied: readonly Augmentation[]): Augment[] {
  const augments: Augment[] = [];
  for (const augmentation of applied) {
    const { statement, target, added } = augmentation;
    if (augmentation.module !== module || topOf(target).module === module || !target.node) continue;
    const children = added.flatMap(({ node }) => (node ? [node] : []));
    if (children.length > 0) augments.push({ path: statement.argument!, target: target.node, children });
  }
  return augments;
}

function topOf(draft: Draft): Draft {
  let top = draft;
  while (top.parent) top = top.parent;
  return top;
}
