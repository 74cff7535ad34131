/** From a saved schema to the same object the compiler gives, without compiling. */
import { createHash } from 'node:crypto';
import type { Module, NotificationNode, RpcNode, Schema, SchemaNode } from '../schema/model.ts';
import { FORMAT, type SavedSchema } from './saved/format.ts';
import { loadExpressions } from './saved/load-expressions.ts';
import {
  loadIdentities,
  loadModule,
  loadModuleNodes,
  loadTypedefs,
  type ReadText,
} from './saved/load-modules.ts';
import { SavedNodes } from './saved/load-nodes.ts';
import { loadTypes } from './saved/load-types.ts';
import { type ReadBlock, unpackSchema } from './saved/pack.ts';
import { implementedModules, presentModules } from './saved/select.ts';

export interface LoadOptions {
  /**
   * Modules to implement, with what they need (RFC 7950 section 5.6.5); others are there only if imported. Default:
   * those that were implemented when the schema was saved. An unknown name throws a RangeError.
   */
  readonly implement?: readonly string[] | undefined;
  /** Reads the text of a module from the file it came from, relative to the directory that was compiled. */
  readonly readText?: ReadText | undefined;
}

/** Loads a schema that `compileToFiles` or `saveSchema` wrote. */
export function loadSchema(json: string | SavedSchema, options: LoadOptions = {}): Schema {
  return load(typeof json === 'string' ? JSON.parse(json) : json, options, () => {
    throw new TypeError('this part of the schema was packed');
  });
}

/** Loads a schema that `packSchema` wrote. Nodes are read from the text when they are first asked for. */
export function loadPacked(packed: string | Buffer, options: LoadOptions = {}): Schema {
  const { saved, read } = unpackSchema(packed);
  return load(saved, options, read);
}

function load(saved: SavedSchema, options: LoadOptions, readBlock: ReadBlock): Schema {
  if (saved.format !== FORMAT) throw new RangeError('the saved schema is of another version: build again');
  const implemented = implementedModules(saved, options.implement);
  const present = options.implement ? presentModules(saved.modules, implemented) : undefined;
  const read = options.readText ?? (() => undefined);

  const modules = saved.modules.map((each, index) => loadModule(each, implemented.has(index), read));
  const inSchema = modules.filter((_, index) => present?.has(index) ?? true);
  const byNamespace = new Map<string, Module>();
  for (const module of inSchema) {
    if (!byNamespace.has(module.namespace) || module.implemented) byNamespace.set(module.namespace, module);
  }
  const identities = loadIdentities(saved.identities, modules);
  // Types and expressions look for nodes when they are first used.
  const lookup = {
    find: (id: number) => nodes.find(id),
    get root() {
      return nodes.root;
    },
  };
  const expressions = loadExpressions(saved.expressions, { modules, nodes: lookup });
  const moduleByNamespace = (namespace: string) => byNamespace.get(namespace);
  const types = loadTypes(saved.types, {
    identities,
    expressions,
    modules,
    nodes: lookup,
    moduleByNamespace,
  });
  const nodes = new SavedNodes(saved.roots, { modules, types, expressions, implemented }, readBlock);

  saved.modules.forEach((each, index) => {
    const module = modules[index]!;
    loadTypedefs(module, each, types);
    module.identities = each.identities.map((identity) => identities[identity]!);
    loadModuleNodes(module, each, nodes);
  });
  const tops = modules.flatMap(({ children }) => children);
  let all: Schema['nodes'] | undefined;
  return {
    modules: new Map(
      inSchema.map((module) => [saved.modules[modules.indexOf(module)]!.key ?? module.name, module]),
    ),
    modulesByNamespace: byNamespace,
    root: nodes.root,
    rpcs: byName(tops, (node): node is RpcNode => node.kind === 'rpc'),
    notifications: byName(tops, (node): node is NotificationNode => node.kind === 'notification'),
    get nodes() {
      all ??= nodes.all();
      return all;
    },
    contentId: options.implement ? selectionId(saved.contentId, inSchema) : saved.contentId,
  };
}

function byName<N extends SchemaNode>(
  nodes: readonly SchemaNode[],
  is: (node: SchemaNode) => node is N,
): Map<string, N> {
  return new Map(nodes.filter(is).map((node) => [`${node.module.name}:${node.name}`, node]));
}

/** Names a selection of modules of a schema: equal selections have equal ids. */
function selectionId(contentId: string, modules: readonly Module[]): string {
  const names = modules.map(({ name, revision, implemented }) => [name, revision ?? '', implemented]).sort();
  const text = JSON.stringify([contentId, names]);
  return createHash('sha256').update(text).digest('hex').slice(0, contentId.length);
}
