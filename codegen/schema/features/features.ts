import type { Problems } from '../../syntax/problems.ts';
import { argumentOf, findStatements, type Statement } from '../../syntax/statement.ts';
import { follow } from '../chain.ts';
import type { Status } from '../model.ts';
import { moduleOfPrefix, type Scope } from '../modules/scope.ts';
import type { LinkedModule } from '../modules/unit.ts';
import { section } from '../section.ts';
import { checkStatus, statusOf } from '../status.ts';
import { evaluateFeatureExpression, type FeatureExpression, parseFeatureExpression } from './expression.ts';

/**
 * Which features are on: all, or by module name those listed. A module that is not in the map has all of its
 * features on; one with an empty list has none.
 */
export type FeatureChoice = ReadonlyMap<string, readonly string[]> | 'all';

/** Decides which features are on and what `if-feature` lets through (RFC 7950 sections 7.20.1 and 7.20.2). */
export class Features {
  readonly #choice: FeatureChoice;
  readonly #problems: Problems;
  readonly #state = new Map<Statement, boolean | 'pending'>();
  readonly #conditions = new Map<Statement, boolean>();

  constructor(choice: FeatureChoice, problems: Problems) {
    this.#choice = choice;
    this.#problems = problems;
  }

  /** Checks the choice against what the modules define, and fills in `Module.features`. */
  define(modules: ReadonlyMap<string, LinkedModule>, all: readonly LinkedModule[]): void {
    for (const linked of all) {
      linked.module.features = [...linked.features].map(([name, { statement }]) => ({
        name,
        enabled: this.#isEnabled(linked, name),
        description: argumentOf(statement, 'description'),
      }));
    }
    if (this.#choice === 'all') return;
    for (const [name, features] of this.#choice) {
      const linked = modules.get(name);
      for (const feature of features) {
        if (linked?.features.has(feature)) {
          if (this.#isEnabled(linked, feature)) continue;
          const message = `feature "${feature}" cannot be on while its own if-feature is false`;
          this.#problems.report(linked.features.get(feature)!.statement.position, message, section('7.20.1'));
        } else {
          const message = linked ? `module "${name}" has no feature "${feature}"` : `no module "${name}"`;
          this.#problems.definitions.report(undefined, `features to enable: ${message}`, section('7.20.1'));
        }
      }
    }
  }

  /**
   * Whether all `if-feature` substatements of a statement hold. With the status of what they are for, that must not
   * be less outdated than the features of its module it names (RFC 7950 section 7.21.2).
   */
  allows(statement: Statement, scope: Scope, status?: () => Status): boolean {
    let allowed = true;
    for (const child of statement.substatements) {
      if (child.keyword !== 'if-feature' || child.prefix !== undefined) continue;
      if (status) this.#checkStatus(child, scope, status());
      if (!this.#holds(child, scope)) allowed = false;
    }
    return allowed;
  }

  #checkStatus(condition: Statement, scope: Scope, status: Status): void {
    evaluateFeatureExpression(expressionOf(condition), (prefix, name) => {
      const module = moduleOfPrefix(scope, prefix);
      const feature = module?.features.get(name);
      if (feature) checkStatus(feature.statement, module!, condition, scope, this.#problems, status);
      return true;
    });
  }

  #holds(condition: Statement, scope: Scope): boolean {
    let result = this.#conditions.get(condition);
    if (result === undefined) {
      result = evaluateFeatureExpression(expressionOf(condition), (prefix, name) => {
        const module = moduleOfPrefix(scope, prefix);
        const feature = module?.features.get(name);
        if (!module || !feature) {
          const reference = prefix === undefined ? name : `${prefix}:${name}`;
          const message = `feature "${reference}" is not defined`;
          this.#problems.definitions.report(condition.argumentPosition, message, section('7.20.2'));
          return false;
        }
        return this.#isEnabled(module, name, condition);
      });
      this.#conditions.set(condition, result);
    }
    return result;
  }

  #isEnabled(linked: LinkedModule, name: string, from?: Statement): boolean {
    const { statement, scope } = linked.features.get(name)!;
    const known = this.#state.get(statement);
    if (known === 'pending') {
      const message = `feature "${name}" depends on itself`;
      this.#problems.report((from ?? statement).argumentPosition, message, section('7.20.1.1'));
      return false;
    }
    if (known !== undefined) return known;
    this.#state.set(statement, 'pending');
    const allowed = follow(statement.position, () =>
      this.allows(statement, scope, () => statusOf(statement)),
    );
    const listed = this.#choice === 'all' ? undefined : this.#choice.get(linked.module.name);
    const enabled = allowed && (listed === undefined || listed.includes(name));
    this.#state.set(statement, enabled);
    return enabled;
  }
}

function expressionOf({ argument }: Statement): FeatureExpression {
  const expression = parseFeatureExpression(argument!);
  if (typeof expression === 'string') throw new TypeError('if-feature arguments are checked before');
  return expression;
}

/** The `if-feature` arguments of a statement, as written. */
export function ifFeaturesOf(statement: Statement): string[] {
  return findStatements(statement, 'if-feature').map(({ argument }) => argument!);
}
