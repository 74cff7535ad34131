/** Decisions on data nodes (RFC 8341 section 3.4.5): what may be read, and whether a change may be made. */
import type { DataNode, JsonObject, JsonValue, ParentNode, SchemaNode } from '../../../codegen/index.ts';
import type { Change } from '../../data/diff/diff.ts';
import type { InstancePath, PathStep } from '../../data/path/instance-path.ts';
import type { AccessOperation, Rule, RuleSet } from './rules.ts';

/** Extension statements of ietf-netconf-acm that turn the default of a node to denial. */
export const hasExtension = (node: SchemaNode, name: string): boolean =>
  node.extensionUses.some((use) => use.module === 'ietf-netconf-acm' && use.name === name);

const sameStep = (rule: PathStep, step: PathStep): boolean =>
  rule.node === step.node &&
  (rule.keys === undefined || rule.keys.every((key, index) => step.keys?.[index] === key)) &&
  (rule.value === undefined || rule.value === step.value);

export const covers = (rule: InstancePath, path: InstancePath): boolean =>
  rule.length <= path.length && rule.every((step, index) => sameStep(step, path[index]!));

export const matchesCommon = (rule: Rule, operation: AccessOperation, moduleName: string): boolean =>
  (rule.module === '*' || rule.module === moduleName) && (!rule.operations || rule.operations.has(operation));

export function dataDecision(rules: RuleSet, operation: AccessOperation, path: InstancePath): boolean {
  const node = path[path.length - 1]!.node;
  for (const rule of rules.rules) {
    if (!matchesCommon(rule, operation, node.module.name)) continue;
    const { target } = rule;
    if (target.kind === 'any' || (target.kind === 'data' && covers(target.path, path))) return rule.permit;
  }
  const denyAll = path.some((step) => hasExtension(step.node, 'default-deny-all'));
  if (operation === 'read') return rules.readDefault && !denyAll;
  return (
    rules.writeDefault && !denyAll && !path.some((step) => hasExtension(step.node, 'default-deny-write'))
  );
}

/** The part of `value` that may be read; the same object when that is all of it. */
export function prune(rules: RuleSet, parent: ParentNode, path: InstancePath, value: JsonObject): JsonObject {
  const kept: Record<string, JsonValue> = {};
  let same = true;
  for (const [name, member] of Object.entries(value)) {
    const node = parent.byJsonName.get(name);
    const result = node && pruneMember(rules, node, path, member);
    if (result !== member) same = false;
    if (result !== undefined) kept[name] = result;
  }
  return same ? value : kept;
}

function pruneMember(
  rules: RuleSet,
  node: DataNode,
  path: InstancePath,
  value: JsonValue,
): JsonValue | undefined {
  if (node.kind === 'list') {
    const entries = value as readonly JsonObject[];
    const kept = entries.flatMap((entry) => {
      const step = { node, keys: node.keys.map((key) => entry[key.jsonName] as string) };
      const here = [...path, step];
      return dataDecision(rules, 'read', here) ? [prune(rules, node, here, entry)] : [];
    });
    const same = kept.length === entries.length && kept.every((entry, index) => entry === entries[index]);
    return same ? value : kept.length > 0 ? kept : undefined;
  }
  const here = [...path, { node }];
  if (!dataDecision(rules, 'read', here)) return undefined;
  return node.kind === 'container' ? prune(rules, node, here, value as JsonObject) : value;
}

/** The first of the nodes that a change creates, alters or deletes to which the access is denied. */
interface DeniedWrite {
  readonly operation: AccessOperation;
  readonly path: InstancePath;
}

/**
 * A created subtree is checked node by node. Whoever may delete a node may delete what is below it. Containers
 * without presence come and go with their content, so only that is checked.
 */
export function deniedWrite(
  rules: RuleSet,
  { operation, path, before, after }: Change,
): DeniedWrite | undefined {
  const access = operation === 'create' || operation === 'delete' ? operation : 'update';
  return deniedNode(rules, access, path, (access === 'delete' ? before : after) as JsonValue);
}

function deniedNode(
  rules: RuleSet,
  operation: AccessOperation,
  path: InstancePath,
  value: JsonValue,
): DeniedWrite | undefined {
  const { node } = path[path.length - 1]!;
  const transparent = node.kind === 'container' && node.presence === undefined && operation !== 'update';
  if (!transparent && !dataDecision(rules, operation, path)) return { operation, path };
  if (!transparent && operation !== 'create') return undefined;
  if (node.kind !== 'container' && node.kind !== 'list') return undefined;
  for (const [name, member] of Object.entries(value as JsonObject)) {
    const child = node.byJsonName.get(name)!;
    const entries = child.kind === 'list' ? (member as readonly JsonObject[]) : [member];
    for (const entry of entries) {
      const denied = deniedNode(rules, operation, [...path, stepTo(child, entry)], entry);
      if (denied) return denied;
    }
  }
  return undefined;
}

function stepTo(node: DataNode, value: JsonValue): PathStep {
  if (node.kind !== 'list') return { node };
  return { node, keys: node.keys.map((key) => (value as JsonObject)[key.jsonName] as string) };
}
