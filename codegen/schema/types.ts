import { YangError } from '../error.ts';
import { LIMIT_CODE, MAX_UNION_MEMBERS } from '../syntax/limits.ts';
import type { Problems } from '../syntax/problems.ts';
import { argumentOf, findStatement, findStatements, type Statement } from '../syntax/statement.ts';
import {
  type BitSpec,
  buildType,
  type EnumSpec,
  leafrefsOf,
  type RestrictionSpec,
  type TypeSpec,
} from '../types/build.ts';
import { BUILTIN_TYPES, type BuiltinType, type LeafType } from '../types/type.ts';
import type { CompiledXPath } from '../xpath/xpath.ts';
import { follow } from './chain.ts';
import type { Expressions } from './expressions.ts';
import type { Features } from './features/features.ts';
import type { Identities } from './identities.ts';
import type { DataNode, Identity, Module, Status, Typedef } from './model.ts';
import { qualify } from './modules/nested.ts';
import { findDefinition, moduleOfPrefix, type Scope, splitName } from './modules/scope.ts';
import type { LinkedModule, Part } from './modules/unit.ts';
import { checkDefaultDefinition } from './rules/default-definition.ts';
import { dependsOnUse } from './rules/defaults.ts';
import { section } from './section.ts';
import { checkStatus, statusOf } from './status.ts';

/**
 * How far a type depends on where it is used: not at all; by the module of the leaf, when it holds a leafref with an
 * absolute path; by the leaf itself, when the path is relative.
 */
type Dependence = 'none' | 'module' | 'leaf';

/** Where a type is used. */
export interface TypeUse {
  /** Names without prefix in leafref paths belong to this module. */
  readonly module: Module;
  /** The leaf, for the context of leafref paths. */
  readonly node?: DataNode;
  readonly status?: Status;
}

/** Resolves `type` and `typedef` statements (RFC 7950 sections 7.3 and 7.4). */
export class Types {
  readonly #features: Features;
  readonly #identities: Identities;
  readonly #expressions: Expressions;
  readonly #byNamespace: ReadonlyMap<string, Module>;
  readonly #problems: Problems;
  readonly #dependence = new Map<Statement, Dependence | 'pending'>();
  readonly #shared = new Map<Statement, LeafType>();
  readonly #byModule = new Map<Statement, Map<unknown, LeafType>>();
  readonly #broken = new Set<Statement>();
  /** How many types are in a union, those of unions in it included. */
  readonly #unionSizes = new Map<Statement, number>();

  constructor(
    parts: {
      features: Features;
      identities: Identities;
      expressions: Expressions;
      byNamespace: ReadonlyMap<string, Module>;
    },
    problems: Problems,
  ) {
    this.#features = parts.features;
    this.#identities = parts.identities;
    this.#expressions = parts.expressions;
    this.#byNamespace = parts.byNamespace;
    this.#problems = problems;
  }

  /** The type of a `type` statement. When it is wrong, that is reported and a string stands in. */
  compile(part: Part, use: TypeUse): LeafType {
    return this.#cached(part, use, () => this.#type(part, use));
  }

  /** The type a `typedef` statement defines. */
  typedef(part: Part, use: TypeUse): LeafType {
    const type = { statement: findStatement(part.statement, 'type')!, scope: part.scope };
    return this.#cached(type, use, () => this.#definedType(part, type, use), part.statement);
  }

  /**
   * Checks a typedef with its default, which is otherwise parsed when first used. The default of a leafref depends
   * on the leaf, so it is checked there.
   */
  checkTypedef(part: Part, module: Module): void {
    const type = this.typedef(part, { module });
    const statement = findStatement(part.statement, 'type')!;
    const own = findStatement(part.statement, 'default');
    const { scope } = part;
    if (own) {
      const status = statusOf(part.statement);
      checkDefaultDefinition({ statement: own, scope }, { statement, scope }, status, this.#problems);
    }
    if (leafrefsOf(type).length > 0) return;
    const to = dependsOnUse(type) ? this.#problems.lookups : this.#problems;
    to.attempt(() => type.default, statement.argumentPosition);
  }

  /** The typedefs of a module's top level, for the model. */
  typedefsOf(linked: LinkedModule): Typedef[] {
    return [...linked.typedefs].map(([name, part]) => ({
      name,
      module: linked.module,
      submodule: part.scope.unit.kind === 'submodule' ? part.scope.unit.name : undefined,
      type: this.typedef(part, { module: linked.module }),
      default: argumentOf(part.statement, 'default'),
      units: argumentOf(part.statement, 'units'),
      status: statusOf(part.statement),
      description: argumentOf(part.statement, 'description'),
    }));
  }

  #cached(type: Part, use: TypeUse, make: () => LeafType, key = type.statement): LeafType {
    const dependence = this.#dependenceOf(type);
    if (this.#broken.has(type.statement)) return this.#standIn(type, use);
    let cache: Map<unknown, LeafType> | undefined;
    if (dependence === 'none') cache = this.#shared;
    else if (dependence === 'module') {
      cache = this.#byModule.get(key);
      if (!cache) {
        cache = new Map();
        this.#byModule.set(key, cache);
      }
    }
    const cacheKey = dependence === 'none' ? key : use.module;
    const known = cache?.get(cacheKey);
    if (known) return known;
    const made =
      this.#problems.attempt(() => follow(type.statement.position, make)) ?? this.#standIn(type, use);
    cache?.set(cacheKey, made);
    return made;
  }

  #standIn({ statement }: Part, { module }: TypeUse): LeafType {
    return buildType({
      name: 'string',
      base: 'string',
      position: statement.position,
      yangVersion: '1.1',
      moduleByPrefix: () => undefined,
      module,
    });
  }

  /** Works out the dependence, and on the way finds types that are not defined or defined by themselves. */
  #dependenceOf(part: Part): Dependence {
    const { statement, scope } = part;
    const known = this.#dependence.get(statement);
    if (known === 'pending') {
      const message = `type "${statement.argument}" is defined by itself`;
      this.#problems.report(statement.argumentPosition, message, section('7.3'));
      this.#broken.add(statement);
      return 'none';
    }
    if (known !== undefined) return known;
    this.#dependence.set(statement, 'pending');
    const dependence = follow(statement.position, () => this.#findDependence(statement, scope));
    this.#dependence.set(statement, dependence);
    return dependence;
  }

  #findDependence(statement: Statement, scope: Scope): Dependence {
    const name = statement.argument!;
    if (name === 'leafref') return argumentOf(statement, 'path')?.trim().startsWith('/') ? 'module' : 'leaf';
    if (name === 'union') {
      const types = findStatements(statement, 'type');
      const members = types.map((member) => this.#dependenceOf({ statement: member, scope }));
      const size = types.reduce((sum, member) => sum + (this.#unionSizes.get(member) ?? 1), 0);
      this.#unionSizes.set(statement, size);
      if (size > MAX_UNION_MEMBERS) {
        const message = `a union of more than ${MAX_UNION_MEMBERS} types`;
        this.#problems.report(statement.position, message, LIMIT_CODE);
        this.#unionSizes.delete(statement);
        this.#broken.add(statement);
        return 'none';
      }
      return members.includes('leaf') ? 'leaf' : members.includes('module') ? 'module' : 'none';
    }
    if (BUILTIN_TYPES.has(name)) return 'none';
    const definition = findDefinition(scope, 'typedefs', name);
    if (!definition) {
      this.#problems.definitions.report(
        statement.argumentPosition,
        `type "${name}" is not defined`,
        section('7.4'),
      );
      this.#broken.add(statement);
      return 'none';
    }
    const inner = { statement: findStatement(definition.statement, 'type')!, scope: definition.scope };
    const dependence = this.#dependenceOf(inner);
    if (this.#broken.has(inner.statement)) this.#broken.add(statement);
    const size = this.#unionSizes.get(inner.statement);
    if (size !== undefined) this.#unionSizes.set(statement, size);
    return dependence;
  }

  #definedType(part: Part, type: Part, use: TypeUse): LeafType {
    const { statement, scope } = part;
    const ownDefault = findStatement(statement, 'default');
    return buildType({
      ...this.#spec(type, { ...use, status: statusOf(statement) }),
      name: `${scope.module.module.name}:${statement.argument}`,
      default: ownDefault && { text: ownDefault.argument!, position: ownDefault.argumentPosition },
      units: argumentOf(statement, 'units'),
    });
  }

  #type(part: Part, use: TypeUse): LeafType {
    const spec = this.#spec(part, use);
    const restricted = part.statement.substatements.some(({ prefix }) => prefix === undefined);
    return typeof spec.base === 'string' || restricted ? buildType(spec) : spec.base;
  }

  #spec(part: Part, use: TypeUse): TypeSpec {
    const { statement, scope } = part;
    const name = statement.argument!;
    const fractionDigits = argumentOf(statement, 'fraction-digits');
    const requireInstance = argumentOf(statement, 'require-instance');
    const path = findStatement(statement, 'path');
    if (path && requireInstance !== undefined && scope.unit.yangVersion === '1') {
      const message = '"require-instance" in a leafref needs YANG version 1.1';
      this.#problems.report(statement.position, message, section('9.9.3'));
    }
    return {
      name: BUILTIN_TYPES.has(name) ? name : qualify(name, scope),
      base: BUILTIN_TYPES.has(name) ? (name as BuiltinType) : this.#base(statement, scope, use),
      position: statement.argumentPosition,
      yangVersion: scope.unit.yangVersion,
      range: restriction(findStatement(statement, 'range')),
      length: restriction(findStatement(statement, 'length')),
      patterns: findStatements(statement, 'pattern').map((pattern) => ({
        ...restriction(pattern)!,
        invert: argumentOf(pattern, 'modifier') === 'invert-match',
      })),
      enums: this.#enums(part),
      bits: this.#bits(part),
      fractionDigits: fractionDigits === undefined ? undefined : Number(fractionDigits),
      members: this.#members(part, use),
      identityBases: this.#identityBases(part, use.status),
      path: path && this.#path({ statement: path, scope }, use),
      requireInstance: requireInstance === undefined ? undefined : requireInstance === 'true',
      moduleByPrefix: (prefix) => scope.unit.prefixes.get(prefix)?.module,
      ...(name === 'instance-identifier' && {
        moduleByNamespace: (namespace) => this.#byNamespace.get(namespace),
      }),
      module: scope.module.module,
    };
  }

  #base(statement: Statement, scope: Scope, use: TypeUse): LeafType {
    const definition = findDefinition(scope, 'typedefs', statement.argument!)!;
    const module = moduleOfPrefix(scope, splitName(statement.argument!)[0])!;
    checkStatus(definition.statement, module, statement, scope, this.#problems, use.status);
    return this.typedef(definition, use);
  }

  #path(part: Part, { module, node }: TypeUse): CompiledXPath {
    const path = this.#expressions.compile(part, module, node);
    if (path) return path;
    throw new YangError([]); // what is wrong with it is reported
  }

  #members({ statement, scope }: Part, use: TypeUse): LeafType[] | undefined {
    const members = findStatements(statement, 'type');
    if (members.length === 0) return undefined;
    return members.map((member) => this.compile({ statement: member, scope }, use));
  }

  #identityBases({ statement, scope }: Part, status: Status | undefined): Identity[] | undefined {
    const bases = findStatements(statement, 'base');
    if (bases.length === 0) return undefined;
    return bases.flatMap((base) => {
      const identity = this.#identities.find(base.argument!, scope);
      if (identity) {
        this.#identities.checkStatus(base, scope, status);
        return [identity];
      }
      // One that an `if-feature` leaves out has no values.
      if (this.#identities.isAbsent(base.argument!, scope)) return [];
      const message = `identity "${base.argument}" is not defined`;
      this.#problems.definitions.report(base.argumentPosition, message, section('9.10.2'));
      return [];
    });
  }

  #enums(part: Part): EnumSpec[] | undefined {
    const enums = this.#named(part, 'enum', 'value');
    return enums?.map(({ statement, number }) => ({
      name: statement.argument!,
      value: number,
      description: argumentOf(statement, 'description'),
      position: statement.argumentPosition,
    }));
  }

  #bits(part: Part): BitSpec[] | undefined {
    const bits = this.#named(part, 'bit', 'position');
    return bits?.map(({ statement, number }) => ({
      name: statement.argument!,
      bit: number,
      description: argumentOf(statement, 'description'),
      position: statement.argumentPosition,
    }));
  }

  /**
   * Enums or bits, less those an `if-feature` leaves out (sections 9.6.4 and 9.7.4). Numbers not written are counted
   * with those left out, so that a value means the same whatever the features.
   */
  #named({ statement, scope }: Part, keyword: 'enum' | 'bit', number: 'value' | 'position') {
    const all = findStatements(statement, keyword);
    if (all.length === 0) return undefined;
    const derived = !BUILTIN_TYPES.has(statement.argument!);
    const allowed = all.map((item) => this.#features.allows(item, scope));
    const counted = !derived && allowed.includes(false);
    let next = 0;
    return all
      .map((item) => {
        const written = argumentOf(item, number);
        let value = written === undefined ? undefined : Number(written);
        if (counted) {
          value ??= next;
          next = Math.max(next, value + 1);
        }
        return { statement: item, number: value };
      })
      .filter((_, i) => allowed[i]);
  }
}

function restriction(statement: Statement | undefined): RestrictionSpec | undefined {
  if (!statement) return undefined;
  return {
    text: statement.argument!,
    position: statement.argumentPosition,
    errorMessage: argumentOf(statement, 'error-message'),
    errorAppTag: argumentOf(statement, 'error-app-tag'),
  };
}
