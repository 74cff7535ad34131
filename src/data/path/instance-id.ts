/** instance-identifier texts to instance paths: RFC 7951 section 6.11 and RFC 7950 section 9.13. */
import {
  type DataNode,
  type JsonScalar,
  type LeafListNode,
  type LeafNode,
  type ParentNode,
  type PrefixToNamespace,
  type Schema,
  TypeMismatch,
} from '../../../codegen/index.ts';
import { type InstanceStep, parseInstance } from '../../../codegen/types/instance-identifier.ts';
import { ProtocolError } from '../error.ts';
import type { InstancePath, PathStep } from './instance-path.ts';
import { parseKeyText } from './key-text.ts';

/**
 * Parses an instance-identifier. Without `prefixes` it is in JSON form (module names, needed where the module
 * changes); with them in XML form (every name has a prefix bound to a namespace; one without is in the default
 * namespace, or where there is none in the module of its parent). Lists may stand without keys, meaning all entries.
 * Throws ProtocolError `invalid-value`.
 */
export function parseInstanceId(schema: Schema, text: string, prefixes?: PrefixToNamespace): InstancePath {
  if (text.trim() === '/') return [];
  const steps = parseInstance(text);
  if (!steps) throw wrong(text, 'a path such as /m:list[key="v"]/leaf was expected', []);
  const path: PathStep[] = [];
  let parent: ParentNode | undefined = schema.root;
  for (const step of steps) {
    const name = step.prefix === '' ? step.name : `${step.prefix}:${step.name}`;
    const node: DataNode | undefined = parent && findNode(schema, parent, step, prefixes);
    if (!node) throw wrong(text, `unknown element: ${name}`, path);
    path.push(readStep(schema, node, step, text, path, prefixes));
    parent = 'byLocalName' in node ? node : undefined;
  }
  return path;
}

function findNode(
  schema: Schema,
  parent: ParentNode,
  { prefix, name }: InstanceStep,
  prefixes: PrefixToNamespace | undefined,
): DataNode | undefined {
  const nodes = parent.byLocalName.get(name);
  const namespace = namespaceOf(schema, prefix, prefixes);
  if (namespace !== undefined) return nodes?.find(({ module }) => module.namespace === namespace);
  if (prefix !== '' || parent.kind === 'root') return undefined;
  return nodes?.find(({ module }) => module === parent.module);
}

function namespaceOf(
  schema: Schema,
  prefix: string,
  prefixes: PrefixToNamespace | undefined,
): string | undefined {
  if (prefixes) return prefixes(prefix);
  return prefix === '' ? undefined : schema.modules.get(prefix)?.namespace;
}

function readStep(
  schema: Schema,
  node: DataNode,
  { predicates }: InstanceStep,
  text: string,
  path: InstancePath,
  prefixes: PrefixToNamespace | undefined,
): PathStep {
  if (predicates.length === 0) return { node };
  const parse = (leaf: LeafNode | LeafListNode, value: string): JsonScalar => {
    try {
      return prefixes ? leaf.type.parseText(value, prefixes) : parseKeyText(schema, leaf, value);
    } catch (error) {
      if (!(error instanceof TypeMismatch)) throw error;
      throw wrong(text, error.message, path);
    }
  };
  const [first] = predicates;
  if (first!.name === '' && predicates.length === 1 && node.kind === 'list') {
    return { node, position: Number(first!.value) };
  }
  if (first!.name === '.' && predicates.length === 1 && node.kind === 'leaf-list') {
    return { node, value: parse(node, first!.value) };
  }
  if (node.kind !== 'list') throw wrong(text, `${node.name} is no list`, path);
  const keys = node.keys.map((key) => {
    const found = predicates.find(({ name }) => name === key.name);
    if (!found) throw wrong(text, `missing key ${key.name} of ${node.name}`, path);
    return parse(key, found.value);
  });
  if (predicates.length !== keys.length) throw wrong(text, `${node.name} has ${keys.length} keys`, path);
  return { node, keys };
}

function wrong(text: string, why: string, path: InstancePath): ProtocolError {
  return new ProtocolError('invalid-value', `"${text}" is not an instance-identifier: ${why}`, { path });
}
