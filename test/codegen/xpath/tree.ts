/** A small schema made by hand, so that expressions are tested without the compiler. */
import type {
  CaseNode,
  ChoiceNode,
  ContainerNode,
  DataNode,
  Identity,
  IoNode,
  JsonObject,
  JsonScalar,
  LeafListNode,
  LeafNode,
  ListNode,
  Module,
  ParentBase,
  ParentNode,
  RpcNode,
  SchemaNode,
  SchemaRoot,
} from '../../../codegen/schema/model.ts';
import { emptyParent } from '../../../codegen/schema/nodes/lookups.ts';
import { buildType, type TypeSpec } from '../../../codegen/types/build.ts';
import type { LeafType } from '../../../codegen/types/type.ts';
import { compileXPath, rootCursor, type XPathScope } from '../../../codegen/xpath/compile.ts';
import type { CompiledXPath, Cursor } from '../../../codegen/xpath/xpath.ts';
import { module } from '../empty-module.ts';

export const position = { file: 'test.yang', line: 1, column: 1 };

export const net = module('net', 'n');
export const kinds = module('kinds', 'k');

/** An identity; telling its bases that it is derived from them. */
export function identity(name: string, owner: Module, bases: readonly Identity[] = []): Identity {
  const derived = new Set<Identity>();
  const made: Identity = { name, module: owner, bases, derived, status: 'current', description: undefined };
  const tell = (base: Identity): void => {
    (base.derived as Set<Identity>).add(made);
    base.bases.forEach(tell);
  };
  bases.forEach(tell);
  return made;
}

export function type(spec: Partial<TypeSpec> & Pick<TypeSpec, 'base'>): LeafType {
  const name = typeof spec.base === 'string' ? spec.base : spec.base.name;
  const moduleByPrefix = (prefix: string) => [net, kinds].find((each) => each.prefix === prefix);
  const moduleByNamespace = (uri: string) => [net, kinds].find((each) => each.namespace === uri);
  return buildType({
    name,
    position,
    yangVersion: '1.1',
    module: net,
    moduleByPrefix,
    moduleByNamespace,
    ...spec,
  });
}

type Make = (parent: SchemaNode | undefined, dataParent: ParentNode, owner: Module) => SchemaNode;

let nextId = 1;

function base(name: string, parent: SchemaNode | undefined, owner: Module) {
  return {
    id: nextId++,
    name,
    module: owner,
    parent,
    path: `${parent?.path ?? ''}/${owner.name}:${name}`,
    config: true,
    status: 'current' as const,
    description: undefined,
    reference: undefined,
    when: [],
    extensionUses: [],
    ifFeatures: [],
  };
}

function dataBase(name: string, parent: SchemaNode | undefined, dataParent: ParentNode, owner: Module) {
  const same = dataParent.kind !== 'root' && dataParent.module === owner;
  return {
    ...base(name, parent, owner),
    jsonName: same ? name : `${owner.name}:${name}`,
    dataParent,
    must: [],
    mandatory: false,
  };
}

/** Makes the children of a node and fills in its lookups. */
function adopt(node: ParentBase & { kind: string }, makes: readonly Make[], owner: Module): void {
  const parent = node as unknown as SchemaNode;
  const children = makes.map((make) =>
    make(node.kind === 'root' ? undefined : parent, node as unknown as ParentNode, owner),
  );
  const flat = (list: readonly SchemaNode[]): DataNode[] =>
    list.flatMap((child) => {
      if (child.kind === 'choice') return flat(child.cases.flatMap((each) => each.children));
      return [child as DataNode];
    });
  const data = flat(children.filter((child) => child.kind !== 'rpc'));
  const byLocalName = new Map<string, DataNode[]>();
  for (const child of data) byLocalName.set(child.name, [...(byLocalName.get(child.name) ?? []), child]);
  Object.assign(node, {
    children,
    dataChildren: data,
    byJsonName: new Map(data.map((child) => [child.jsonName, child])),
    byLocalName,
  });
}

const EMPTY: ParentBase = emptyParent();

export function container(name: string, makes: readonly Make[], presence?: string): Make {
  return (parent, dataParent, owner) => {
    const node: ContainerNode = {
      ...dataBase(name, parent, dataParent, owner),
      ...EMPTY,
      kind: 'container',
      presence,
      actions: [],
      notifications: [],
    };
    adopt(node, makes, owner);
    return node;
  };
}

export function list(name: string, keys: readonly string[], makes: readonly Make[]): Make {
  return (parent, dataParent, owner) => {
    const node: ListNode = {
      ...dataBase(name, parent, dataParent, owner),
      ...EMPTY,
      kind: 'list',
      keys: [],
      unique: [],
      minElements: 0,
      maxElements: Number.POSITIVE_INFINITY,
      orderedBy: 'system',
      actions: [],
      notifications: [],
    };
    adopt(node, makes, owner);
    Object.assign(node, { keys: keys.map((key) => node.byLocalName.get(key)![0]) });
    return node;
  };
}

export function leaf(name: string, leafType: LeafType, value?: JsonScalar): Make {
  return (parent, dataParent, owner): LeafNode => ({
    ...dataBase(name, parent, dataParent, owner),
    kind: 'leaf',
    type: leafType,
    units: undefined,
    default: value,
    isKey: false,
  });
}

export function leafList(name: string, leafType: LeafType, defaults: readonly JsonScalar[] = []): Make {
  return (parent, dataParent, owner): LeafListNode => ({
    ...dataBase(name, parent, dataParent, owner),
    kind: 'leaf-list',
    type: leafType,
    units: undefined,
    defaults,
    minElements: 0,
    maxElements: Number.POSITIVE_INFINITY,
    orderedBy: 'system',
  });
}

/** A choice; the first case is its default one. */
export function choice(name: string, cases: Readonly<Record<string, readonly Make[]>>): Make {
  return (parent, dataParent, owner) => {
    const node: ChoiceNode = {
      ...base(name, parent, owner),
      kind: 'choice',
      mandatory: false,
      cases: [],
      defaultCase: undefined,
    };
    const made = Object.entries(cases).map(([caseName, makes]) => {
      const one: CaseNode = { ...base(caseName, node, owner), kind: 'case', implicit: false, children: [] };
      return Object.assign(one, { children: makes.map((make) => make(one, dataParent, owner)) });
    });
    return Object.assign(node, { cases: made, defaultCase: made[0] });
  };
}

/** The same nodes, as another module would augment them in. */
export function augmented(owner: Module, make: Make): Make {
  return (parent, dataParent) => make(parent, dataParent, owner);
}

export function root(makes: readonly Make[]): SchemaRoot {
  const node: SchemaRoot = { kind: 'root', id: 0, ...EMPTY };
  adopt(node, makes, net);
  return node;
}

/** An RPC with input only. */
export function rpc(name: string, makes: readonly Make[]): RpcNode {
  const node = { ...base(name, undefined, net), kind: 'rpc' } as unknown as RpcNode;
  const io = (kind: 'input' | 'output'): IoNode => ({ ...base(kind, node, net), ...EMPTY, kind, must: [] });
  const input = io('input');
  adopt(input, makes, net);
  return Object.assign(node, { input, output: io('output') });
}

/** Prefixes n and k; names without prefix are those of module net. */
export const scope: XPathScope = {
  position,
  moduleByPrefix: (prefix) => [net, kinds].find((each) => each.prefix === prefix),
  unprefixed: () => net,
};

export function xpath(text: string, more: Partial<XPathScope> = {}): CompiledXPath {
  return compileXPath(text, { ...scope, ...more });
}

export function at(start: Cursor, path: string): Cursor {
  const found = xpath(path).evaluateNodes(start);
  if (found.length !== 1) throw new Error(`${path} finds ${found.length} nodes`);
  return found[0]!;
}

export function treeRoot(schema: SchemaRoot, tree: JsonObject, defaults = false): Cursor {
  return rootCursor(schema, tree, { defaults });
}
