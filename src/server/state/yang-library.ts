import type { JsonObject, JsonValue, Module, Schema } from '../../../codegen/index.ts';
import type { DatastoreName } from '../../datastore/contract.ts';
import type { StateProvider } from '../contract.ts';

/** Leaves out members without a value; the tree holds only what exists. */
export function compact(members: Record<string, JsonValue | undefined>): JsonObject {
  const kept: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(members)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    kept[name] = value;
  }
  return kept;
}

const enabledFeatures = (module: Module): string[] =>
  module.features.filter((feature) => feature.enabled).map((feature) => feature.name);

const libraryEntry = (module: Module): JsonObject =>
  compact({
    name: module.name,
    revision: module.revision ?? (module.implemented ? undefined : ''),
    namespace: module.namespace,
    submodule: module.submodules.map(({ name, revision }) => compact({ name, revision })),
    feature: module.implemented ? enabledFeatures(module) : undefined,
    deviation: module.deviatedBy,
  });

const stateEntry = (module: Module): JsonObject =>
  compact({
    name: module.name,
    revision: module.revision ?? '',
    namespace: module.namespace,
    feature: enabledFeatures(module),
    deviation: module.deviatedBy.map((name) => ({ name, revision: '' })),
    'conformance-type': module.implemented ? 'implement' : 'import',
    submodule: module.submodules.map(({ name, revision }) => ({ name, revision: revision ?? '' })),
  });

/** The YANG library, in its form of RFC 8525 and the older one of RFC 7895. Fixed while the schema is. */
export function yangLibraryProviders(
  schema: Schema,
  modules: readonly Module[],
  datastores: readonly DatastoreName[],
): StateProvider[] {
  const setName = 'common';
  let library: JsonObject | undefined;
  let state: JsonObject | undefined;
  return [
    {
      path: ['ietf-yang-library:yang-library'],
      read() {
        library ??= compact({
          'module-set': [
            compact({
              name: setName,
              module: modules.filter((module) => module.implemented).map(libraryEntry),
              'import-only-module': modules.filter((module) => !module.implemented).map(libraryEntry),
            }),
          ],
          schema: [{ name: setName, 'module-set': [setName] }],
          datastore: [...datastores, 'operational'].map((name) => ({
            name: `ietf-datastores:${name}`,
            schema: setName,
          })),
          'content-id': schema.contentId,
        });
        return library;
      },
    },
    {
      path: ['ietf-yang-library:modules-state'],
      read() {
        state ??= { 'module-set-id': schema.contentId, module: modules.map(stateEntry) };
        return state;
      },
    },
  ];
}
