import type { Statement } from '../../syntax/statement.ts';
import type { LinkedModule, Part, Unit } from './unit.ts';

/**
 * Where names are looked up (RFC 7950 sections 5.5 and 6.2.1): a text, and inside it the statements that hold
 * typedefs and groupings of their own.
 */
export interface Scope {
  readonly unit: Unit;
  readonly module: LinkedModule;
  /** Undefined for the outermost scope of a text, whose definitions are those of the module. */
  readonly parent: Scope | undefined;
  readonly typedefs: ReadonlyMap<string, Part>;
  readonly groupings: ReadonlyMap<string, Part>;
}

/** Splits `prefix:name`. */
export function splitName(reference: string): readonly [prefix: string | undefined, name: string] {
  const colon = reference.indexOf(':');
  return colon < 0 ? [undefined, reference] : [reference.slice(0, colon), reference.slice(colon + 1)];
}

/** The module a prefix stands for; without prefix the module of the text itself. */
export function moduleOfPrefix(scope: Scope, prefix: string | undefined): LinkedModule | undefined {
  return prefix === undefined ? scope.module : scope.unit.prefixes.get(prefix);
}

/** Finds a typedef or grouping: by lexical scope when it is of the module itself, else among the other's top level. */
export function findDefinition(
  scope: Scope,
  kind: 'typedefs' | 'groupings',
  reference: string,
): Part | undefined {
  const [prefix, name] = splitName(reference);
  const module = moduleOfPrefix(scope, prefix);
  if (module !== scope.module) return module?.[kind].get(name);
  for (let at: Scope | undefined = scope; at?.parent; at = at.parent) {
    const found = at[kind].get(name);
    if (found) return found;
  }
  return module[kind].get(name);
}

/** The scopes of all statements that open one. */
export type Scopes = ReadonlyMap<Statement, Scope>;

/** A part for a substatement of `statement`, which itself stands in `scope`. */
export function innerScope(scopes: Scopes, statement: Statement, scope: Scope): Scope {
  return scopes.get(statement) ?? scope;
}
