/** Schemas as plain trees, to compare one with another: references become names, lookups become lists. */

import type { Identity, Module, Schema, SchemaNode, SchemaRoot } from '../../../codegen/schema/model.ts';
import type { LeafType } from '../../../codegen/types/type.ts';
import type { CompiledXPath } from '../../../codegen/xpath/xpath.ts';

const at = (node: SchemaNode | SchemaRoot | undefined) => node && (node.kind === 'root' ? '/' : node.path);
const all = (nodes: readonly (SchemaNode | SchemaRoot)[]) => nodes.map(at);

function expression(xpath: CompiledXPath | undefined) {
  return xpath && { text: xpath.text, reads: xpath.dependencies && all(xpath.dependencies) };
}

function describeType(type: LeafType | undefined): unknown {
  if (!type) return undefined;
  return {
    base: type.base,
    name: type.name,
    derivedFrom: describeType(type.derivedFrom),
    default: type.default,
    units: type.units,
    range: type.range,
    length: type.length,
    patterns: type.patterns.map(({ text, invert, regex, errorMessage, errorAppTag }) => {
      return { text, invert, regex: regex.source, errorMessage, errorAppTag };
    }),
    enums: type.enums,
    bits: type.bits,
    fractionDigits: type.fractionDigits,
    members: type.members.map(describeType),
    identityBases: type.identityBases.map(({ module, name }) => `${module.name}:${name}`),
    path: type.path?.text,
    target: at(type.target),
    requireInstance: type.requireInstance,
    usesPrefixes: type.usesPrefixes,
    tsType: type.tsType(),
    jsonSchema: type.jsonSchema(),
  };
}

function describeNode(node: SchemaNode | SchemaRoot): unknown {
  const parent = 'byLocalName' in node && {
    children: all(node.children),
    dataChildren: all(node.dataChildren),
    byJsonName: [...node.byJsonName].map(([name, child]) => [name, at(child)]),
    contents: node.contents,
    byLocalName: [...node.byLocalName].map(([name, same]) => [name, all(same)]),
  };
  if (node.kind === 'root') return { kind: 'root', id: node.id, ...parent };
  const plain = Object.fromEntries(
    Object.entries(node).filter(([, value]) => !(value instanceof Object) || Array.isArray(value)),
  );
  return {
    ...plain,
    ...parent,
    module: node.module.name,
    parent: at(node.parent),
    when: node.when.map(({ xpath, context }) => [expression(xpath), context]),
    ...('dataParent' in node && { dataParent: at(node.dataParent) }),
    ...('must' in node && { must: node.must.map((must) => ({ ...must, xpath: expression(must.xpath) })) }),
    ...('type' in node && { type: describeType(node.type) }),
    ...('keys' in node && { keys: all(node.keys), unique: node.unique.map((leaves) => leaves.map(all)) }),
    ...('actions' in node && { actions: all(node.actions), notifications: all(node.notifications) }),
    ...('cases' in node && { cases: all(node.cases), defaultCase: at(node.defaultCase) }),
    ...(node.kind === 'case' && { children: all(node.children) }),
    ...('input' in node && { input: at(node.input), output: at(node.output) }),
  };
}

function describeIdentity({ name, module, bases, derived, status, description }: Identity) {
  const names = (list: Iterable<Identity>) => [...list].map((each) => `${each.module.name}:${each.name}`);
  return {
    name,
    module: module.name,
    bases: names(bases),
    derived: names(derived).sort(),
    status,
    description,
  };
}

function describeModule(module: Module) {
  return {
    ...module,
    identities: module.identities.map(describeIdentity),
    typedefs: module.typedefs.map((each) => ({
      ...each,
      module: each.module.name,
      type: describeType(each.type),
    })),
    children: all(module.children),
    structures: module.structures?.map((each) => ({ ...each, root: describeNode(each.root) })),
    augments: (module.augments ?? []).map(({ path, target, children }) => [path, at(target), all(children)]),
  };
}

export function describeSchema(schema: Schema) {
  return {
    contentId: schema.contentId,
    modules: [...schema.modules].map(([key, module]) => [key, describeModule(module)]),
    namespaces: [...schema.modulesByNamespace].map(([uri, { name }]) => [uri, name]).sort(),
    root: describeNode(schema.root),
    rpcs: [...schema.rpcs].map(([name, node]) => [name, at(node)]),
    notifications: [...schema.notifications].map(([name, node]) => [name, at(node)]),
    nodes: schema.nodes.map(describeNode),
  };
}
