import type { Problems } from '../../syntax/problems.ts';
import { modulePrefixes, parseDefault } from '../../types/build.ts';
import { type LeafType, TypeMismatch } from '../../types/type.ts';
import type { JsonScalar, LeafListNode, LeafNode } from '../model.ts';
import type { Mutable, Part } from '../modules/unit.ts';
import { section } from '../section.ts';
import { type Draft, propertiesOf, propertyOf } from '../tree/draft.ts';
import { checkDefaultDefinition } from './default-definition.ts';

/** The default of a leaf: its own, else that of its type (RFC 7950 sections 7.6.1 and 7.6.4). */
export function resolveLeafDefault(draft: Draft, leaf: Mutable<LeafNode>, problems: Problems): void {
  const own = propertyOf(draft, 'default');
  if (!own) {
    if (!leaf.mandatory) leaf.default = typeDefault(draft, leaf, problems);
    return;
  }
  if (leaf.mandatory && !leaf.isKey) {
    const message = `leaf "${leaf.name}" is mandatory and cannot have a default`;
    problems.report(own.statement.position, message, section('7.6.4'));
  }
  checkDefaultDefinition(own, propertyOf(draft, 'type'), leaf.status, problems);
  const value = parse(own, leaf, section('7.6.4'), problems);
  if (!leaf.mandatory) leaf.default = value;
}

/** The defaults of a leaf-list (sections 7.7.2 and 7.7.4). YANG 1 has none. */
export function resolveLeafListDefaults(draft: Draft, node: Mutable<LeafListNode>, problems: Problems): void {
  const own = propertiesOf(draft, 'default');
  if (own.length === 0) {
    if (node.minElements > 0 || draft.scope.unit.yangVersion === '1') return;
    const inherited = typeDefault(draft, node, problems);
    if (inherited !== undefined) node.defaults = [inherited];
    return;
  }
  const code = section('7.7.4');
  const { position } = own[0]!.statement;
  if (node.minElements > 0) {
    problems.report(position, `leaf-list "${node.name}" has min-elements and cannot have a default`, code);
  }
  const defaults = own.flatMap((part) => {
    checkDefaultDefinition(part, propertyOf(draft, 'type'), node.status, problems);
    const value = parse(part, node, code, problems);
    return value === undefined ? [] : [value];
  });
  if (node.config && new Set(defaults.map((value) => JSON.stringify(value))).size < defaults.length) {
    problems.report(position, `leaf-list "${node.name}" has the same default twice`, code);
  }
  node.defaults = defaults;
}

function typeDefault(
  draft: Draft,
  { type }: LeafNode | LeafListNode,
  problems: Problems,
): JsonScalar | undefined {
  const to = dependsOnUse(type) ? problems.lookups : problems;
  return to.attempt(() => type.default, propertyOf(draft, 'type')?.statement.argumentPosition);
}

/** Whether values cannot be judged by the type alone: by a leafref, or by identities, whose modules may not be implemented. */
export function dependsOnUse({ base, members }: LeafType): boolean {
  return base === 'leafref' || base === 'identityref' || members.some(dependsOnUse);
}

function parse(
  { statement, scope }: Part,
  { type, name, kind }: LeafNode | LeafListNode,
  code: string,
  problems: Problems,
): JsonScalar | undefined {
  const prefixes = modulePrefixes(scope.module.module, (prefix) => scope.unit.prefixes.get(prefix)?.module);
  try {
    return parseDefault(type, statement.argument!, prefixes);
  } catch (error) {
    if (!(error instanceof TypeMismatch)) throw error;
    const message = `default "${statement.argument}" of ${kind} "${name}" is wrong: ${error.message}`;
    const to = dependsOnUse(type) ? problems.lookups : problems;
    to.report(statement.argumentPosition, message, code);
    return undefined;
  }
}
