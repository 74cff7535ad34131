/** The compiler: YANG texts in, compiled schema out. */
import { YangError } from '../error.ts';
import { LIMIT_CODE } from '../syntax/limits.ts';
import { Problems } from '../syntax/problems.ts';
import type { YangSource } from '../syntax/source.ts';
import type { Statement } from '../syntax/statement.ts';
import { checkAnnotations } from './annotations.ts';
import { CHAIN_TOO_LONG, ChainTooLong } from './chain.ts';
import { contentIdOf } from './content-id.ts';
import { Expressions } from './expressions.ts';
import { type FeatureChoice, Features } from './features/features.ts';
import { Identities } from './identities.ts';
import { implementModules } from './implement.ts';
import type { Module, NotificationNode, RpcNode, Schema, SchemaNode } from './model.ts';
import { extensionDefinitions } from './modules/definitions.ts';
import { type LinkedModules, type LoadModule, linkModules } from './modules/link.ts';
import { extensionUses, scanModule } from './modules/nested.ts';
import type { Scope } from './modules/scope.ts';
import type { LinkedModule } from './modules/unit.ts';
import { NodeBuilder } from './nodes/build.ts';
import { setContents } from './nodes/contents.ts';
import { setChildren } from './nodes/lookups.ts';
import { checkNodes } from './rules/check.ts';
import { buildStructures, expandStructures } from './structures.ts';
import { applyAugments, augmentsOf } from './tree/augment.ts';
import { applyDeviations } from './tree/deviation.ts';
import { type Draft, newDraft } from './tree/draft.ts';
import { newExpansion } from './tree/expand.ts';
import { Types } from './types.ts';
import { checkUnusedDefinitions } from './unused.ts';

export interface CompileOptions {
  /** Texts given explicitly: compiled also when nothing asks for them. */
  readonly sources: readonly YangSource[];
  /** Finds a module or submodule that is imported, included or named; without revision the newest. */
  readonly load: LoadModule;
  /** Modules to implement, `name` or `name@revision`. What they augment, deviate or point at is implemented too. */
  readonly implement: readonly string[];
  /** Which features are on; all when not given. */
  readonly features?: FeatureChoice;
}

/**
 * Compiles modules and all they need into one schema (RFC 7950).
 *
 * @throws YangError with every problem found.
 */
export function compileModules(options: CompileOptions): Schema {
  try {
    return compile(options);
  } catch (error) {
    // Definitions that lean on each other in very long chains: no published module comes near.
    if (!(error instanceof RangeError)) throw error;
    const position = error instanceof ChainTooLong ? error.position : undefined;
    throw new YangError([{ position, message: CHAIN_TOO_LONG, code: LIMIT_CODE }]);
  }
}

function compile(options: CompileOptions): Schema {
  const problems = new Problems();
  const linked = linkModules(options.sources, options.implement, options.load, problems);
  problems.stopIfAny();

  const scopes = new Map<Statement, Scope>();
  for (const module of linked.all) scanModule(module, scopes, problems);
  const features = new Features(options.features ?? 'all', problems);
  features.define(linked.byName, linked.all);
  implementModules(linked.roots, linked.byName, scopes, features);

  const identities = new Identities(linked.byName, features, problems);
  const expressions = new Expressions(linked.byName, identities, problems);
  const byNamespace = modulesByNamespace(linked, problems);
  const types = new Types({ features, identities, expressions, byNamespace }, problems);
  for (const module of linked.all) {
    module.module.typedefs = types.typedefsOf(module);
    module.module.extensions = extensionDefinitions(module);
    module.module.extensionUses = module.units.flatMap(({ statement, scope }) =>
      extensionUses(statement, scope),
    );
  }

  const expansion = newExpansion(scopes, features, problems);
  const implemented = linked.all.filter(({ module }) => module.implemented);
  const tops = new Map<string, Draft>();
  for (const module of implemented) {
    const { statement, scope } = module.units[0]!;
    const top = newDraft('root', statement, scope, module, undefined);
    tops.set(module.module.name, top);
    for (const unit of module.units) expansion.expandChildren(unit.statement, unit.scope, top, module);
  }
  const augmentations = applyAugments(implemented, tops, expansion);
  applyDeviations(implemented, tops, expansion);
  const structures = expandStructures(implemented, expansion);
  if (problems.fatal) problems.throwIfAny();
  problems.doubtLookups();

  const builder = new NodeBuilder(types, expressions, problems);
  for (const module of implemented) module.module.children = builder.buildTop(tops.get(module.module.name)!);
  const children = implemented.flatMap(({ module }) => module.children);
  setChildren(
    builder.root,
    children.filter((node) => node.kind !== 'rpc' && node.kind !== 'notification'),
  );
  for (const module of implemented) module.module.augments = augmentsOf(module, augmentations);
  buildStructures(structures, builder, problems);
  checkAnnotations(linked.all, types);
  checkNodes(builder, augmentations, problems);
  checkUnusedDefinitions(linked.all, expansion, types, expressions, problems);
  problems.throwIfAny();
  setContents(builder.nodes);

  return {
    modules: new Map([...linked.all].flatMap((module) => named(module, linked))),
    modulesByNamespace: byNamespace,
    root: builder.root,
    rpcs: byName(children, 'rpc'),
    notifications: byName(children, 'notification'),
    nodes: builder.nodes,
    contentId: contentIdOf(linked.all),
  };
}

/** A module goes by its name; further revisions, loaded for imports by revision, as `name@revision`. */
function named(linked: LinkedModule, { byName: primary }: LinkedModules): [string, Module][] {
  const { module } = linked;
  const isPrimary = primary.get(module.name) === linked;
  return [[isPrimary ? module.name : `${module.name}@${module.revision}`, module]];
}

function modulesByNamespace({ byName }: LinkedModules, problems: Problems): Map<string, Module> {
  const modules = new Map<string, Module>();
  for (const { module, units } of byName.values()) {
    const other = modules.get(module.namespace);
    if (other) {
      const message = `namespace "${module.namespace}" is that of module "${other.name}" already`;
      problems.report(units[0]!.statement.argumentPosition, message, 'RFC 7950 section 7.1.3');
    }
    modules.set(module.namespace, module);
  }
  return modules;
}

function byName<K extends 'rpc' | 'notification'>(
  nodes: readonly SchemaNode[],
  kind: K,
): Map<string, K extends 'rpc' ? RpcNode : NotificationNode> {
  const found = nodes.filter((node) => node.kind === kind);
  return new Map(found.map((node) => [`${node.module.name}:${node.name}`, node as never]));
}
