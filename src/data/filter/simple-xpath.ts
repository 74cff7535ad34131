/**
 * The XPath that clients send most, `/a/b[k='v']/c`, turned into picks: no expression to compile, entries looked up
 * by key, state outside the path not touched.
 */
import {
  type DataNode,
  type JsonScalar,
  type LeafNode,
  type ParentNode,
  type PrefixToNamespace,
  type Schema,
  TypeMismatch,
} from '../../../codegen/index.ts';
import { type InstanceStep, parseInstance } from '../../../codegen/types/instance-identifier.ts';
import { defaultModule } from './default-module.ts';
import { type Pick, PickBuilder, WHOLE } from './pick.ts';

/** The pick of the root that an expression means; undefined when it is not of the simple form. */
export function simplePathPick(
  schema: Schema,
  text: string,
  namespaceOf: PrefixToNamespace,
): Pick | undefined {
  const steps = parseInstance(text);
  if (!steps) return undefined;
  for (const { prefix } of steps) {
    if (prefix !== '' && !schema.modulesByNamespace.has(namespaceOf(prefix) ?? '')) return undefined;
  }
  const unprefixed = defaultModule(schema, namespaceOf)?.namespace;
  const namespace = (prefix: string) => (prefix === '' ? unprefixed : namespaceOf(prefix));
  return pickOf(schema.root, steps, 0, namespace);
}

function pickOf(
  parent: ParentNode,
  steps: readonly InstanceStep[],
  index: number,
  namespace: PrefixToNamespace,
): Pick | undefined {
  const step = steps[index];
  if (!step) return WHOLE;
  const builder = new PickBuilder(parent).wantNothing();
  for (const node of named(parent, step.prefix, step.name, namespace)) {
    const inner = innerPick(node, steps, index, namespace);
    if (inner === 'no match') continue;
    if (!inner) return undefined;
    builder.want(node, inner);
  }
  return builder.build();
}

function innerPick(
  node: DataNode,
  steps: readonly InstanceStep[],
  index: number,
  namespace: PrefixToNamespace,
): Pick | 'no match' | undefined {
  const { predicates } = steps[index]!;
  const last = index === steps.length - 1;
  if (!('byLocalName' in node)) return predicates.length > 0 ? undefined : last ? WHOLE : 'no match';
  const inner = last ? WHOLE : pickOf(node, steps, index + 1, namespace);
  if (!inner || predicates.length === 0) return inner;
  if (node.kind !== 'list' || predicates.length !== node.keys.length) return undefined;
  const keys: JsonScalar[] = [];
  for (const key of node.keys) {
    const predicate = predicates.find(({ name }) => name === key.name);
    if (!predicate || !named(node, predicate.prefix, key.name, namespace).includes(key)) return undefined;
    const value = literalOf(key, predicate.value);
    if (value === undefined) return undefined;
    keys.push(value);
  }
  return { ...inner, keys };
}

function named(
  parent: ParentNode,
  prefix: string,
  name: string,
  namespace: PrefixToNamespace,
): readonly DataNode[] {
  const nodes = parent.byLocalName.get(name) ?? [];
  const wanted = namespace(prefix);
  return wanted === undefined ? nodes : nodes.filter(({ module }) => module.namespace === wanted);
}

/** The value whose text is the literal; undefined when comparing texts might say something else than comparing values. */
function literalOf({ type }: LeafNode, literal: string): JsonScalar | undefined {
  if (type.usesPrefixes) return undefined;
  try {
    const value = type.parseText(literal, () => undefined);
    return typeof value !== 'object' && String(value) === literal ? value : undefined;
  } catch (error) {
    if (error instanceof TypeMismatch) return undefined;
    throw error;
  }
}
