/** From a saved schema to the same object the compiler gives, without compiling. */
import { createHash } from 'node:crypto';
import type { Module, NotificationNode, RpcNode, Schema, SchemaNode, SchemaRoot } from '../schema/model.ts';
import { FORMAT, type SavedSchema } from './saved/format.ts';
import { loadExpressions } from './saved/load-expressions.ts';
import { loadIdentities, loadModule, loadTypedefs, type ReadText } from './saved/load-modules.ts';
import { loadNodes } from './saved/load-nodes.ts';
import { loadTypes } from './saved/load-types.ts';
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
  const saved: SavedSchema = typeof json === 'string' ? JSON.parse(json) : json;
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
  const byId: (SchemaNode | SchemaRoot | undefined)[] = [];
  const expressions = loadExpressions(saved.expressions, { modules, nodes: byId });
  const moduleByNamespace = (namespace: string) => byNamespace.get(namespace);
  const types = loadTypes(saved.types, { identities, expressions, modules, nodes: byId, moduleByNamespace });
  const nodes = loadNodes(saved.nodes, { modules, types, expressions, implemented }, byId);

  const find = (ids: readonly number[]) => ids.flatMap((id) => (byId[id] as SchemaNode | undefined) ?? []);
  saved.modules.forEach((each, index) => {
    const module = modules[index]!;
    loadTypedefs(module, each, types);
    module.identities = each.identities.map((identity) => identities[identity]!);
    module.children = find(each.children);
    if (!module.implemented) return;
    if (each.structures) {
      module.structures = each.structures.map(([name, extension, root]) => {
        return { name, extension, root: byId[root] as SchemaRoot };
      });
    }
    module.augments = each.augments.flatMap(([path, id, children]) => {
      const target = byId[id] as SchemaNode | undefined;
      return target ? [{ path, target, children: find(children) }] : [];
    });
  });
  const tops = modules.flatMap(({ children }) => children);
  return {
    modules: new Map(
      inSchema.map((module) => [saved.modules[modules.indexOf(module)]!.key ?? module.name, module]),
    ),
    modulesByNamespace: byNamespace,
    root: nodes[0] as SchemaRoot,
    rpcs: byName(tops, (node): node is RpcNode => node.kind === 'rpc'),
    notifications: byName(tops, (node): node is NotificationNode => node.kind === 'notification'),
    nodes,
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
