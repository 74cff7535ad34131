/**
 * Attributes of data elements: the edit operation (RFC 6241 section 7.2), placement in user-ordered lists
 * (RFC 7950 sections 7.7.9, 7.8.6), tagged defaults (RFC 6243 section 6), annotations (RFC 7952).
 */
import type { DataNode, JsonScalar, LeafListNode, ListNode } from '../../../codegen/index.ts';
import { TypeMismatch } from '../../../codegen/index.ts';
import { parseInstance } from '../../../codegen/types/instance-identifier.ts';
import type { EditOperation, Insert } from '../edit/edit-node.ts';
import {
  NETCONF_NAMESPACE,
  WITH_DEFAULTS_NAMESPACE,
  XML_NAMESPACE,
  type XmlAttribute,
  type XmlElement,
  YANG_NAMESPACE,
} from './element.ts';
import type { Reading } from './reading.ts';

/** What the attributes of one element say. */
export interface EditAttributes {
  readonly operation: EditOperation | undefined;
  readonly insert: Insert | undefined;
  /** True when the value is marked as a default (`wd:default`). */
  readonly isDefault: boolean;
}

const NONE: EditAttributes = { operation: undefined, insert: undefined, isDefault: false };
const OPERATIONS: ReadonlySet<string> = new Set(['merge', 'replace', 'create', 'delete', 'remove']);
const PLACES: ReadonlySet<string> = new Set(['first', 'last', 'before', 'after']);

/** Attributes of an element of an edit. */
export function editAttributes(reading: Reading, node: DataNode, element: XmlElement): EditAttributes {
  if (element.attributes.length === 0) return NONE;
  let operation: EditOperation | undefined;
  let where: string | undefined;
  let point: string | undefined;
  let isDefault = false;
  for (const attribute of element.attributes) {
    const { name, ns, value } = attribute;
    if (name === 'operation' && (ns === NETCONF_NAMESPACE || ns === '')) {
      // Devices take the attribute without prefix as well, and scripts rely on it.
      if (OPERATIONS.has(value)) operation = value as EditOperation;
      else bad(reading, element, attribute, `"${value}" is not an operation`);
    } else if (ns === YANG_NAMESPACE && name === 'insert') {
      where = value;
      if (!PLACES.has(value)) bad(reading, element, attribute, `"${value}" is not a place to insert at`);
      else if (!isUserOrdered(node))
        bad(reading, element, attribute, `${node.name} is not ordered by the user`);
    } else if (ns === YANG_NAMESPACE && name === pointName(node)) {
      point = value;
    } else if (!isDataAttribute(reading, attribute)) {
      unknown(reading, element, attribute);
    } else if (ns === WITH_DEFAULTS_NAMESPACE) isDefault = readTag(reading, element, attribute);
  }
  const insert = where === undefined ? undefined : readInsert(reading, node, element, where, point);
  return { operation, insert, isDefault };
}

/** Attributes of plain data: tells whether the value is marked as a default. */
export function dataAttributes(reading: Reading, element: XmlElement): boolean {
  let isDefault = false;
  for (const attribute of element.attributes) {
    if (!isDataAttribute(reading, attribute)) unknown(reading, element, attribute);
    else if (attribute.ns === WITH_DEFAULTS_NAMESPACE) isDefault = readTag(reading, element, attribute);
  }
  return isDefault;
}

function isDataAttribute(reading: Reading, { name, ns }: XmlAttribute): boolean {
  if (ns === WITH_DEFAULTS_NAMESPACE) return name === 'default';
  if (ns === XML_NAMESPACE) return true;
  const module = reading.schema.modulesByNamespace.get(ns);
  return (
    module?.extensionUses.some((use) => {
      return use.module === 'ietf-yang-metadata' && use.name === 'annotation' && use.argument === name;
    }) ?? false
  );
}

function readTag(reading: Reading, element: XmlElement, attribute: XmlAttribute): boolean {
  const value = attribute.value.trim();
  if (value === 'true' || value === '1') return true;
  if (value !== 'false' && value !== '0') bad(reading, element, attribute, `"${value}" is not true or false`);
  return false;
}

function isUserOrdered(node: DataNode): node is ListNode | LeafListNode {
  return (node.kind === 'list' || node.kind === 'leaf-list') && node.orderedBy === 'user';
}

function pointName(node: DataNode): string | undefined {
  if (node.kind === 'list') return 'key';
  return node.kind === 'leaf-list' ? 'value' : undefined;
}

function readInsert(
  reading: Reading,
  node: DataNode,
  element: XmlElement,
  where: string,
  point: string | undefined,
): Insert | undefined {
  if (!isUserOrdered(node) || !PLACES.has(where)) return undefined;
  if (where === 'first' || where === 'last') return { where };
  const name = pointName(node)!;
  if (point === undefined) {
    reading.problems.add('missing-attribute', `insert "${where}" needs the attribute ${name}`, {
      path: reading.pathOf(element),
      info: { 'bad-attribute': name, 'bad-element': element.name },
    });
    return undefined;
  }
  try {
    const prefixes = (prefix: string) => element.namespaceOf(prefix);
    const values =
      node.kind === 'leaf-list'
        ? [node.type.parseText(point, prefixes)]
        : keysOf(node, point, prefixes, reading);
    if (values) return { where: where as Insert['where'], point: values };
  } catch (error) {
    if (!(error instanceof TypeMismatch)) throw error;
  }
  bad(
    reading,
    element,
    { prefix: 'yang', name, ns: YANG_NAMESPACE, value: point },
    `"${point}" names no entry`,
  );
  return undefined;
}

/** Key values from predicates such as `[p:name='x'][p:unit='1']`, in key order. */
function keysOf(
  list: ListNode,
  text: string,
  prefixes: (prefix: string) => string | undefined,
  reading: Reading,
): JsonScalar[] | undefined {
  const predicates = parseInstance(`/entry${text}`)?.[0]?.predicates;
  if (predicates?.length !== list.keys.length) return undefined;
  const values: JsonScalar[] = [];
  for (const key of list.keys) {
    const found = predicates.find(({ prefix, name }) => {
      if (name !== key.name) return false;
      if (prefix === '') return true;
      return reading.schema.modulesByNamespace.get(prefixes(prefix) ?? '') === key.module;
    });
    if (!found) return undefined;
    values.push(key.type.parseText(found.value, prefixes));
  }
  return values;
}

function bad(reading: Reading, element: XmlElement, attribute: XmlAttribute, why: string): void {
  reading.problems.add('bad-attribute', why, {
    path: reading.pathOf(element),
    info: { 'bad-attribute': attribute.name, 'bad-element': element.name },
  });
}

function unknown(reading: Reading, element: XmlElement, { name }: XmlAttribute): void {
  reading.problems.add('unknown-attribute', `unknown attribute: ${name}`, {
    path: reading.pathOf(element),
    info: { 'bad-attribute': name, 'bad-element': element.name },
  });
}
