import type { JsonObject, JsonValue, Module, Schema } from '../../../codegen/index.ts';
import type { DatastoreName } from '../../datastore/contract.ts';
import type { Personality, StateProvider } from '../contract.ts';
import { featuresInUse } from '../features.ts';
import { perSchema, type Serving } from '../served-schema.ts';

/** Leaves out members without a value; the tree holds only what exists. */
export function compact(members: Record<string, JsonValue | undefined>): JsonObject {
  const kept: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(members)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    kept[name] = value;
  }
  return kept;
}

const libraryEntry = (module: Module, personality: Personality): JsonObject =>
  compact({
    name: module.name,
    revision: module.revision ?? (module.implemented ? undefined : ''),
    namespace: module.namespace,
    submodule: module.submodules.map(({ name, revision }) => compact({ name, revision })),
    feature: module.implemented ? featuresInUse(module, personality) : undefined,
    deviation: module.deviatedBy,
  });

const stateEntry = (module: Module, personality: Personality): JsonObject =>
  compact({
    name: module.name,
    revision: module.revision ?? '',
    namespace: module.namespace,
    feature: featuresInUse(module, personality),
    deviation: module.deviatedBy.map((name) => ({ name, revision: '' })),
    'conformance-type': module.implemented ? 'implement' : 'import',
    submodule: module.submodules.map(({ name, revision }) => ({ name, revision: revision ?? '' })),
  });

/** The YANG library, in its form of RFC 8525 and the older one of RFC 7895. Fixed while the schema is. */
export function yangLibraryProviders(
  serving: Serving,
  datastores: readonly DatastoreName[],
  personality: Personality,
): StateProvider[] {
  const setName = 'common';
  const entries = (schema: Schema, implemented: boolean) =>
    [...schema.modules.values()]
      .filter((module) => module.implemented === implemented)
      .map((module) => libraryEntry(module, personality));
  const library = perSchema(serving, (schema) =>
    compact({
      'module-set': [
        compact({
          name: setName,
          module: entries(schema, true),
          'import-only-module': entries(schema, false),
        }),
      ],
      schema: [{ name: setName, 'module-set': [setName] }],
      datastore: [...datastores, 'operational'].map((name) => ({
        name: `ietf-datastores:${name}`,
        schema: setName,
      })),
      'content-id': schema.contentId,
    }),
  );
  const state = perSchema(serving, ({ contentId, modules }) => ({
    'module-set-id': contentId,
    module: [...modules.values()].map((module) => stateEntry(module, personality)),
  }));
  return [
    { path: ['ietf-yang-library:yang-library'], read: library },
    { path: ['ietf-yang-library:modules-state'], read: state },
  ];
}
