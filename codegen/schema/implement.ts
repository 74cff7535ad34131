import type { Statement } from '../syntax/statement.ts';
import { follow } from './chain.ts';
import { moduleOfDefault } from './default-identity.ts';
import type { Features } from './features/features.ts';
import { findDefinition, innerScope, moduleOfPrefix, type Scope, type Scopes } from './modules/scope.ts';
import { isRead, isStructureAugment } from './modules/structure.ts';
import type { LinkedModule } from './modules/unit.ts';

const PREFIXES = /([A-Za-z_][\w.-]*):(?=[A-Za-z_])/g;

/**
 * Marks modules as implemented: those named, and those whose nodes they need because they augment or deviate them or
 * point a leafref at them (RFC 7950 section 5.6.5), or have one of their identities as a default, which is a value only
 * then (section 9.10.2). All others only lend typedefs, groupings and identities.
 */
export function implementModules(
  roots: readonly LinkedModule[],
  modules: ReadonlyMap<string, LinkedModule>,
  scopes: Scopes,
  features: Features,
): void {
  const visited = new Set<Statement>();
  const pending: LinkedModule[] = [];

  function implement(name: string | undefined): void {
    const linked = name === undefined ? undefined : modules.get(name);
    if (!linked || linked.module.implemented) return;
    linked.module.implemented = true;
    pending.push(linked);
  }

  function implementPath(path: string, scope: Scope): void {
    for (const [, prefix] of path.matchAll(PREFIXES)) {
      const linked = moduleOfPrefix(scope, prefix);
      if (linked) implement(linked.module.name);
    }
  }

  function visitDefinition(kind: 'typedefs' | 'groupings', reference: string, scope: Scope): void {
    const definition = findDefinition(scope, kind, reference);
    if (!definition || visited.has(definition.statement)) return;
    visited.add(definition.statement);
    const { statement } = definition;
    const inner = innerScope(scopes, statement, definition.scope);
    follow(statement.position, () => visitChildren(statement, inner));
  }

  function visitChildren(parent: Statement, scope: Scope): void {
    for (const statement of parent.substatements) {
      const { keyword, argument } = statement;
      if (statement.prefix !== undefined) {
        if (!isRead(statement, scope)) continue;
        if (isStructureAugment(statement, scope)) implementPath(argument!, scope);
        visitChildren(statement, innerScope(scopes, statement, scope));
        continue;
      }
      if (keyword === 'typedef' || keyword === 'grouping') continue;
      if (keyword === 'path') implementPath(argument!, scope);
      if (keyword === 'default') implement(moduleOfDefault(statement, parent, scope));
      if (statement.substatements.length === 0 && keyword !== 'type' && keyword !== 'uses') continue;
      if (!features.allows(statement, scope)) continue;
      if (keyword === 'deviation') implementPath(argument!, scope);
      if (keyword === 'augment' && argument!.startsWith('/')) implementPath(argument!, scope);
      if (keyword === 'type') visitDefinition('typedefs', argument!, scope);
      if (keyword === 'uses') visitDefinition('groupings', argument!, scope);
      visitChildren(statement, innerScope(scopes, statement, scope));
    }
  }

  for (const root of roots) implement(root.module.name);
  for (let linked = pending.shift(); linked; linked = pending.shift()) {
    for (const unit of linked.units) visitChildren(unit.statement, unit.scope);
  }
}
