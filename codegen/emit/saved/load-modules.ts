/** Reads modules and identities back. */
import type { Augment, ExtensionUse, Identity, Module, SchemaNode, Submodule } from '../../schema/model.ts';
import type { LeafType } from '../../types/type.ts';
import type {
  SavedAugment,
  SavedExtensionUse,
  SavedIdentity,
  SavedModule,
  SavedSubmodule,
} from './format.ts';
import type { SavedNodes } from './load-nodes.ts';

/** Gives the text of a file named when the schema was saved. */
export type ReadText = (file: string) => string | undefined;

/** What can only be filled in when nodes and types are there. */
export type ModuleDraft = { -readonly [K in keyof Module]: Module[K] };

export function loadExtensionUse([module, name, argument]: SavedExtensionUse): ExtensionUse {
  return { module, name, argument };
}

/** Makes `source` a member that reads the file when asked, and keeps nothing. */
function withSource<T extends object>(
  object: T,
  file: string | undefined,
  read: ReadText,
): T & { source: string | undefined } {
  return Object.defineProperty(object, 'source', {
    enumerable: true,
    get: () => (file === undefined ? undefined : read(file)),
  }) as T & { source: string | undefined };
}

function newest(revisions: readonly string[]): string | undefined {
  return revisions.reduce<string | undefined>(
    (best, each) => (best === undefined || each > best ? each : best),
    undefined,
  );
}

export function loadModule(saved: SavedModule, implemented: boolean, read: ReadText): ModuleDraft {
  const module = {
    name: saved.name,
    namespace: saved.namespace,
    prefix: saved.prefix,
    yangVersion: saved.version1 ? ('1' as const) : ('1.1' as const),
    revision: newest(saved.revisions),
    revisions: saved.revisions,
    organization: saved.organization,
    contact: saved.contact,
    description: saved.description,
    imports: saved.imports.map(([name, prefix, revision]) => ({ module: name, prefix, revision })),
    submodules: saved.submodules.map((each) => loadSubmodule(each, read)),
    implemented,
    features: saved.features.map(([name, enabled, description]) => ({
      name,
      enabled: enabled === 1,
      description,
    })),
    deviatedBy: saved.deviatedBy,
    identities: [] as readonly Identity[],
    typedefs: [],
    extensions: saved.extensions.map(([name, argument, description]) => ({
      name,
      argument: argument ?? undefined,
      description,
    })),
    children: [] as readonly SchemaNode[],
    extensionUses: saved.extensionUses.map(loadExtensionUse),
  };
  return withSource(module, saved.file, read);
}

function loadSubmodule({ name, revisions, file }: SavedSubmodule, read: ReadText): Submodule {
  return withSource({ name, revision: newest(revisions), revisions }, file, read);
}

export function loadTypedefs(module: ModuleDraft, saved: SavedModule, types: readonly LeafType[]): void {
  module.typedefs = saved.typedefs.map((each) => ({
    name: each.name,
    module,
    submodule: each.submodule,
    type: types[each.type]!,
    default: each.default,
    units: each.units,
    status: each.status ?? 'current',
    description: each.description,
  }));
}

/** What a module defines in trees; where it adds to those of others is found out when someone asks. */
export function loadModuleNodes(module: ModuleDraft, saved: SavedModule, nodes: SavedNodes): void {
  const all = (ids: readonly number[]) => ids.flatMap((id) => nodes.find(id) ?? []);
  module.children = all(saved.children);
  if (!module.implemented) return;
  if (saved.structures) {
    module.structures = saved.structures.map(([name, extension, root]) => {
      return { name, extension, root: nodes.findRoot(root)! };
    });
  }
  const augments = (added: readonly SavedAugment[]) =>
    added.flatMap(([path, id, children]): Augment[] => {
      const target = nodes.find(id);
      return target ? [{ path, target, children: all(children) }] : [];
    });
  lazily(module, 'augments', () => augments(saved.augments));
  const { structureAugments } = saved;
  if (structureAugments) lazily(module, 'structureAugments', () => augments(structureAugments));
}

/** Defines a member that is made when it is first read. */
function lazily<T extends object, K extends keyof T>(object: T, name: K, make: () => T[K]): void {
  let made: { readonly value: T[K] } | undefined;
  Object.defineProperty(object, name, {
    enumerable: true,
    get: () => {
      made ??= { value: make() };
      return made.value;
    },
  });
}

/** Identities; only those of implemented modules count as derived (RFC 7950 section 9.10.2). */
export function loadIdentities(saved: readonly SavedIdentity[], modules: readonly Module[]): Identity[] {
  const drafts = saved.map(({ name, module, status, description }) => ({
    name,
    module: modules[module]!,
    bases: [] as Identity[],
    derived: new Set<Identity>(),
    status: status ?? ('current' as const),
    description,
  }));
  saved.forEach(({ bases }, index) => {
    drafts[index]!.bases.push(...bases.map((base) => drafts[base]!));
  });
  for (const identity of drafts) {
    if (!identity.module.implemented) continue;
    const above = [...identity.bases];
    for (let base = above.pop(); base; base = above.pop()) {
      const derived = base.derived as Set<Identity>;
      if (derived.has(identity)) continue;
      derived.add(identity);
      above.push(...base.bases);
    }
  }
  return drafts;
}
