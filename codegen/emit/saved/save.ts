/** Writes a compiled schema in the form of `format.ts`. */
import { PlacedXPath } from '../../schema/expressions.ts';
import type { Augment, Identity, Module, Schema } from '../../schema/model.ts';
import type { LeafType } from '../../types/type.ts';
import type { CompiledXPath } from '../../xpath/xpath.ts';
import {
  FORMAT,
  type SavedAugment,
  type SavedExpression,
  type SavedIdentity,
  type SavedModule,
  type SavedSchema,
  type SavedType,
} from './format.ts';
import { neededModules } from './needs.ts';
import { saveNodes } from './save-nodes.ts';
import { savedStatus, saveExtensionUse } from './save-parts.ts';
import { saveType } from './save-types.ts';
import { type Owner, sparse, Table, trimmed, type Writers } from './tables.ts';

/** Names the file that holds a YANG text; undefined keeps the text out of the saved schema for good. */
export type FileOfText = (text: string) => string | undefined;

/** A schema as an object to write as JSON. The same schema always gives the same. */
export function saveSchema(schema: Schema, fileOf: FileOfText = () => undefined): SavedSchema {
  const modules = [...schema.modules];
  const moduleNumbers = new Map(modules.map(([, module], index) => [module, index]));
  const identities = new Table<Identity, SavedIdentity>();
  const types = new Table<LeafType, SavedType>();
  const expressions = new Table<CompiledXPath, SavedExpression>();
  const write: Writers = {
    module(module) {
      const index = moduleNumbers.get(module) ?? moduleNumbers.get(schema.modules.get(module.name)!);
      if (index === undefined) throw new TypeError(`module ${module.name} is not in the schema`);
      return index;
    },
    identity: (identity) => identities.indexOf(identity, () => saveIdentity(identity, write)),
    type: (type, owner) => types.indexOf(type, () => saveType(type, owner, write)),
    expression: (xpath, owner) => expressions.indexOf(xpath, () => saveExpression(xpath, owner, write)),
  };
  const roots = saveNodes(schema, write);
  const needs = neededModules(schema);
  return {
    format: FORMAT,
    contentId: schema.contentId,
    modules: modules.map(([key, module]) =>
      saveModule(key, module, [...(needs.get(module) ?? [])].map(write.module), write, fileOf),
    ),
    identities: identities.entries,
    types: types.entries,
    expressions: expressions.entries,
    roots,
  };
}

function saveIdentity({ name, module, bases, status, description }: Identity, write: Writers): SavedIdentity {
  return {
    name,
    module: write.module(module),
    bases: bases.map(write.identity),
    ...sparse({ status: savedStatus(status), description }),
  };
}

/** Prefixes are found in the text the expression stands in; those it does not use are left out. */
function saveExpression(xpath: CompiledXPath, { module, context }: Owner, write: Writers): SavedExpression {
  const prefixes: Record<string, number> = {};
  let written: number | undefined;
  if (xpath instanceof PlacedXPath) {
    const { scope } = xpath.part;
    if (scope.module.module.name !== module.name) written = write.module(scope.module.module);
    for (const [prefix, linked] of scope.unit.prefixes) {
      if (xpath.text.includes(`${prefix}:`)) prefixes[prefix] = write.module(linked.module);
    }
  }
  return {
    text: xpath.text,
    module: write.module(module),
    ...sparse({
      prefixes: Object.keys(prefixes).length > 0 ? prefixes : undefined,
      written,
      context: context?.id,
      reads: xpath.dependencies === undefined ? null : xpath.dependencies.map(({ id }) => id),
    }),
  };
}

function saveModule(
  key: string,
  module: Module,
  needs: readonly number[],
  write: Writers,
  fileOf: FileOfText,
): SavedModule {
  const { name, namespace, prefix, revisions, deviatedBy, organization, contact, description } = module;
  return {
    name,
    namespace,
    prefix,
    revisions,
    deviatedBy,
    imports: module.imports.map((each) => trimmed(each.module, each.prefix, each.revision)),
    submodules: module.submodules.map((each) => ({
      name: each.name,
      revisions: each.revisions,
      ...sparse({ file: each.source === undefined ? undefined : fileOf(each.source) }),
    })),
    features: module.features.map((each) => trimmed(each.name, each.enabled ? 1 : 0, each.description)),
    identities: module.identities.map(write.identity),
    typedefs: module.typedefs.map((each) => ({
      name: each.name,
      type: write.type(each.type, { module, context: undefined }),
      ...sparse({
        submodule: each.submodule,
        default: each.default,
        units: each.units,
        status: savedStatus(each.status),
        description: each.description,
      }),
    })),
    extensions: module.extensions.map((each) => trimmed(each.name, each.argument, each.description)),
    children: module.children.map(({ id }) => id),
    ...sparse<Pick<SavedModule, 'structures' | 'structureAugments' | 'needs'>>({
      structures: (module.structures ?? []).map((each) => [each.name, each.extension, each.root.id]),
      structureAugments: saveAugments(module.structureAugments),
      needs,
    }),
    augments: saveAugments(module.augments),
    extensionUses: module.extensionUses.map(saveExtensionUse),
    ...sparse({
      key: key === name ? undefined : key,
      version1: module.yangVersion === '1' ? (true as const) : undefined,
      implemented: module.implemented ? (true as const) : undefined,
      organization,
      contact,
      description,
      file: module.source === undefined ? undefined : fileOf(module.source),
    }),
  };
}

function saveAugments(augments: readonly Augment[] = []): SavedAugment[] {
  return augments.map(({ path, target, children }) => [path, target.id, children.map(({ id }) => id)]);
}
