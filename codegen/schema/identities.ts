import { LIMIT_CODE, MAX_DERIVED } from '../syntax/limits.ts';
import type { Problems } from '../syntax/problems.ts';
import { argumentOf, findStatements, type Statement } from '../syntax/statement.ts';
import { follow } from './chain.ts';
import type { Features } from './features/features.ts';
import type { Identity, Module, Status } from './model.ts';
import { moduleOfPrefix, type Scope, splitName } from './modules/scope.ts';
import type { LinkedModule, Mutable } from './modules/unit.ts';
import { section } from './section.ts';
import { checkStatus, statusOf } from './status.ts';

type Draft = Mutable<Identity> & { bases: Identity[]; derived: Set<Identity> };

/**
 * All identities and what is derived from them (RFC 7950 section 7.18). Where several revisions of a module are
 * loaded, each identity exists once, from the revision that counts.
 */
export class Identities {
  readonly #modules: ReadonlyMap<string, LinkedModule>;
  readonly #problems: Problems;
  readonly #byModule = new Map<string, Map<string, Draft>>();

  constructor(modules: ReadonlyMap<string, LinkedModule>, features: Features, problems: Problems) {
    this.#modules = modules;
    this.#problems = problems;
    for (const linked of modules.values()) this.#define(linked, features);
    for (const linked of modules.values()) this.#resolveBases(linked);
    this.#refuseCircles();
    this.#derive();
    for (const linked of modules.values()) {
      linked.module.identities = [...this.#byModule.get(linked.module.name)!.values()];
    }
  }

  /** The identity a reference such as `prefix:name` names in a scope. */
  find(reference: string, scope: Scope): Identity | undefined {
    const [prefix, name] = splitName(reference);
    const module = moduleOfPrefix(scope, prefix);
    return module && this.get(name, module.module);
  }

  get(name: string, module: Module): Identity | undefined {
    return this.#byModule.get(module.name)?.get(name);
  }

  /** Whether the reference names an identity that an `if-feature` leaves out. */
  isAbsent(reference: string, scope: Scope): boolean {
    const [prefix, name] = splitName(reference);
    return moduleOfPrefix(scope, prefix)?.identities.has(name) ?? false;
  }

  /** Checks the status of the identity a `base` statement names against that of the definition it stands in. */
  checkStatus(base: Statement, scope: Scope, status: Status | undefined): void {
    const [prefix, name] = splitName(base.argument!);
    const module = moduleOfPrefix(scope, prefix)!;
    const definition = module.identities.get(name);
    if (definition) checkStatus(definition.statement, module, base, scope, this.#problems, status);
  }

  #define(linked: LinkedModule, features: Features): void {
    const identities = new Map<string, Draft>();
    this.#byModule.set(linked.module.name, identities);
    for (const [name, { statement, scope }] of linked.identities) {
      if (!features.allows(statement, scope, () => statusOf(statement))) continue;
      identities.set(name, {
        name,
        module: linked.module,
        bases: [],
        derived: new Set(),
        status: statusOf(statement),
        description: argumentOf(statement, 'description'),
      });
    }
  }

  #resolveBases(linked: LinkedModule): void {
    for (const [name, { statement, scope }] of linked.identities) {
      const identity = this.#byModule.get(linked.module.name)!.get(name);
      for (const base of findStatements(statement, 'base')) {
        const found = this.find(base.argument!, scope);
        if (found) {
          identity?.bases.push(found);
          this.checkStatus(base, scope, statusOf(statement));
        } else if (!this.isAbsent(base.argument!, scope)) {
          const message = `identity "${base.argument}" is not defined`;
          this.#problems.definitions.report(base.argumentPosition, message, section('7.18.2'));
        }
      }
    }
  }

  #statementOf({ module, name }: Identity): Statement {
    return this.#modules.get(module.name)!.identities.get(name)!.statement;
  }

  /** An identity must not be its own base, at any distance. */
  #refuseCircles(): void {
    const done = new Set<Identity>();
    const path = new Set<Identity>();
    const visit = (identity: Draft): void => {
      if (done.has(identity)) return;
      path.add(identity);
      identity.bases = identity.bases.filter((base) => {
        if (!path.has(base)) {
          follow(this.#statementOf(identity).position, () => visit(base as Draft));
          return true;
        }
        const statement = this.#statementOf(identity);
        const message = `identity "${identity.name}" is derived from itself`;
        this.#problems.report(statement.argumentPosition, message, section('7.18.2'));
        return false;
      });
      path.delete(identity);
      done.add(identity);
    };
    for (const identities of this.#byModule.values())
      for (const identity of identities.values()) visit(identity);
  }

  /** Only identities of implemented modules are values a server can hold (section 9.10.2). */
  #derive(): void {
    let pairs = 0;
    for (const identities of this.#byModule.values()) {
      for (const identity of identities.values()) {
        if (!identity.module.implemented) continue;
        const ancestors: Identity[] = [...identity.bases];
        for (let ancestor = ancestors.pop(); ancestor; ancestor = ancestors.pop()) {
          const derived = (ancestor as Draft).derived;
          if (derived.has(identity)) continue;
          derived.add(identity);
          if (++pairs > MAX_DERIVED) {
            const message = `identities are derived from others in more than ${MAX_DERIVED} ways`;
            this.#problems.report(this.#statementOf(identity).position, message, LIMIT_CODE);
            return;
          }
          ancestors.push(...ancestor.bases);
        }
      }
    }
  }
}
