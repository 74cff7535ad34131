/**
 * Elements to a data tree in normal form: members in schema order (list keys first), canonical leaf values, no
 * non-presence container without content (RFC 7950 section 7.5.1 gives them no meaning).
 */
import type {
  DataNode,
  JsonObject,
  JsonScalar,
  JsonValue,
  LeafListNode,
  LeafNode,
  ListNode,
  ParentNode,
  Schema,
} from '../../../codegen/index.ts';
import { keysOf } from '../list/keys.ts';
import type { InstancePath } from '../path/instance-path.ts';
import { inSchemaOrder, memberOrder } from '../path/order.ts';
import { firstDuplicate } from '../path/unique-entries.ts';
import { dataAttributes } from './attributes.ts';
import type { XmlElement } from './element.ts';
import { innerMarkup } from './markup.ts';
import { readLeaf } from './read-leaf.ts';
import { Reading } from './reading.ts';

export interface ReadXmlOptions {
  readonly schema: Schema;
  /** Where the parent is, for error paths. */
  readonly at?: InstancePath;
  /** True: state nodes are errors. */
  readonly config?: boolean;
}

/**
 * The members of `parent` that the elements are. Throws ProtocolError with all errors found.
 * Values tagged as defaults (RFC 6243 section 6) are checked and left out, as they are not set.
 */
export function readXmlData(
  parent: ParentNode,
  elements: readonly XmlElement[],
  options: ReadXmlOptions,
): JsonObject {
  const reading = new Reading(options.schema, parent, elements, options);
  const data = readMembers(reading, parent, elements);
  reading.problems.throwIfAny();
  return data;
}

function readMembers(reading: Reading, parent: ParentNode, elements: readonly XmlElement[]): JsonObject {
  const members: Record<string, JsonValue> = {};
  const order = memberOrder(parent);
  let previous = -1;
  let inOrder = true;
  let repeated: Set<ListNode | LeafListNode> | undefined;
  for (const element of elements) {
    const node = reading.child(parent, element);
    if (!node) continue;
    const name = node.jsonName;
    const before = members[name];
    if (before === undefined) {
      const value = readNode(reading, node, element);
      if (value === undefined) continue;
      const position = order.get(name)!;
      if (position < previous) inOrder = false;
      previous = position;
      members[name] = node.kind === 'list' || node.kind === 'leaf-list' ? [value] : value;
    } else if (node.kind === 'list' || node.kind === 'leaf-list') {
      const value = readNode(reading, node, element);
      if (value === undefined) continue;
      (before as JsonValue[]).push(value);
      if ((before as JsonValue[]).length === 2) {
        repeated ??= new Set();
        repeated.add(node);
      }
    } else {
      reading.problems.add('bad-element', `${node.name} is given twice`, {
        path: reading.pathOf(element),
        info: { 'bad-element': node.name },
      });
    }
  }
  if (repeated) for (const node of repeated) checkUnique(reading, node, members, elements);
  return inOrder ? members : inSchemaOrder(parent, members);
}

function readNode(reading: Reading, node: DataNode, element: XmlElement): JsonValue | undefined {
  const tagged = element.attributes.length > 0 && dataAttributes(reading, element);
  switch (node.kind) {
    case 'leaf':
    case 'leaf-list': {
      const value = readLeaf(reading, node, element);
      return tagged && value !== undefined && checkTagged(reading, node, value, element) ? undefined : value;
    }
    case 'container': {
      reading.rejectText(element);
      const value = readMembers(reading, node, element.children);
      return node.presence === undefined && isEmpty(value) ? undefined : value;
    }
    case 'list': {
      reading.rejectText(element);
      const value = readMembers(reading, node, element.children);
      for (const key of node.keys) {
        if (value[key.jsonName] === undefined && !element.child(key.name, key.module.namespace)) {
          reading.problems.add('missing-element', `missing key ${key.name} of ${node.name}`, {
            path: reading.pathOf(element),
            info: { 'bad-element': key.name },
          });
        }
      }
      return value;
    }
    case 'anydata':
    case 'anyxml':
      if (node.kind === 'anydata') reading.rejectText(element);
      return { '#xml': innerMarkup(element) };
  }
}

/** A value tagged as default must be the default, or one of those of a leaf-list (RFC 6243 section 4.5.2). */
export function checkTagged(
  reading: Reading,
  node: LeafNode | LeafListNode,
  value: JsonScalar,
  element: XmlElement,
): boolean {
  if (node.kind === 'leaf' ? value === node.default : node.defaults.includes(value)) return true;
  reading.problems.add('invalid-value', `the value of ${node.name} is not its default`, {
    path: reading.pathOf(element),
    info: { 'bad-element': node.name },
  });
  return false;
}

function checkUnique(
  reading: Reading,
  node: ListNode | LeafListNode,
  members: JsonObject,
  elements: readonly XmlElement[],
): void {
  const entries = members[node.jsonName] as readonly JsonValue[];
  const index = firstDuplicate(node, entries);
  if (index < 0) return;
  const entry = entries[index]!;
  const step =
    node.kind === 'list' ? { node, keys: keysOf(node, entry) } : { node, value: entry as JsonScalar };
  reading.problems.add('bad-element', `an entry of ${node.name} is given twice`, {
    path: [...reading.pathOfParent(elements[0]!), step],
    info: { 'bad-element': node.name },
  });
}

function isEmpty(object: JsonObject): boolean {
  for (const _ in object) return false;
  return true;
}
