/** The content of `<config>` in edit-config to an edit (RFC 6241 section 7.2; RFC 7950 sections 7.5.8 to 7.11.4). */
import type {
  DataNode,
  JsonScalar,
  LeafListNode,
  LeafNode,
  ListNode,
  ParentNode,
  Schema,
} from '../../../codegen/index.ts';
import type { EditNode } from '../edit/edit-node.ts';
import { type EditAttributes, editAttributes } from './attributes.ts';
import type { XmlElement } from './element.ts';
import { innerMarkup } from './markup.ts';
import { checkTagged } from './read-data.ts';
import { readLeaf } from './read-leaf.ts';
import { Reading } from './reading.ts';

const NO_CHILDREN: readonly EditNode[] = Object.freeze([]);

/** The edit that the children of `<config>` say. Throws ProtocolError with all errors found. */
export function readXmlEdit(schema: Schema, elements: readonly XmlElement[]): EditNode {
  const reading = new Reading(schema, schema.root, elements, { config: true, operation: 'edit-config' });
  const children = readChildren(reading, schema.root, elements, undefined);
  reading.problems.throwIfAny();
  return {
    node: schema.root,
    operation: undefined,
    insert: undefined,
    value: undefined,
    keys: undefined,
    children,
  };
}

/** Edits of the children; key leaves of a list entry go into `keys` instead. */
function readChildren(
  reading: Reading,
  parent: ParentNode,
  elements: readonly XmlElement[],
  keys: (JsonScalar | undefined)[] | undefined,
): readonly EditNode[] {
  if (elements.length === 0) return NO_CHILDREN;
  const edits: EditNode[] = [];
  const once = new Once();
  for (const element of elements) {
    const node = reading.child(parent, element);
    if (!node) continue;
    if (node.kind !== 'list' && node.kind !== 'leaf-list' && once.seen(node)) {
      reading.problems.add('bad-element', `${node.name} is given twice`, {
        path: reading.pathOf(element),
        info: { 'bad-element': node.name },
      });
    } else if (keys && node.kind === 'leaf' && node.isKey) {
      readKey(reading, parent as ListNode, node, element, keys);
    } else {
      edits.push(readNode(reading, node, element));
    }
  }
  return edits;
}

function readNode(reading: Reading, node: DataNode, element: XmlElement): EditNode {
  const attributes = editAttributes(reading, node, element);
  switch (node.kind) {
    case 'leaf':
    case 'leaf-list':
      return leafEdit(reading, node, element, attributes);
    case 'container':
      reading.rejectText(element);
      return make(
        node,
        attributes,
        undefined,
        undefined,
        readChildren(reading, node, element.children, undefined),
      );
    case 'list': {
      reading.rejectText(element);
      const keys: (JsonScalar | undefined)[] = new Array(node.keys.length).fill(undefined);
      const children = readChildren(reading, node, element.children, keys);
      if (keys.includes(undefined)) reportMissingKeys(reading, node, element);
      return make(node, attributes, undefined, keys as JsonScalar[], children);
    }
    case 'anydata':
    case 'anyxml':
      if (node.kind === 'anydata') reading.rejectText(element);
      return make(node, attributes, { '#xml': innerMarkup(element) }, undefined, NO_CHILDREN);
  }
}

function leafEdit(
  reading: Reading,
  node: LeafNode | LeafListNode,
  element: XmlElement,
  attributes: EditAttributes,
): EditNode {
  const { operation } = attributes;
  const removes = operation === 'delete' || operation === 'remove';
  if (removes && node.kind === 'leaf' && element.text === '' && element.children.length === 0) {
    return make(node, attributes, undefined, undefined, NO_CHILDREN);
  }
  const value = readLeaf(reading, node, element);
  if (attributes.isDefault && !removes && value !== undefined) {
    // Setting a leaf to its tagged default means to have it not set (RFC 6243 section 4.5.2).
    checkTagged(reading, node, value, element);
    const entry = node.kind === 'leaf-list' ? value : undefined;
    return make(node, { ...attributes, operation: 'remove' }, entry, undefined, NO_CHILDREN);
  }
  return make(node, attributes, value, undefined, NO_CHILDREN);
}

function readKey(
  reading: Reading,
  list: ListNode,
  node: LeafNode,
  element: XmlElement,
  keys: (JsonScalar | undefined)[],
): void {
  const { operation } = editAttributes(reading, node, element);
  if (operation === 'delete' || operation === 'remove') {
    reading.problems.add('bad-attribute', `${node.name} is a key and cannot be deleted from its entry`, {
      path: reading.pathOf(element),
      info: { 'bad-attribute': 'operation', 'bad-element': node.name },
    });
  }
  keys[list.keys.indexOf(node)] = readLeaf(reading, node, element);
}

/** Only keys that are absent; those with a wrong value have been reported as such. */
function reportMissingKeys(reading: Reading, list: ListNode, element: XmlElement): void {
  for (const key of list.keys) {
    if (element.child(key.name, key.module.namespace)) continue;
    reading.problems.add('missing-element', `missing key ${key.name} of ${list.name}`, {
      path: reading.pathOf(element),
      info: { 'bad-element': key.name },
    });
  }
}

function make(
  node: DataNode,
  { operation, insert }: EditAttributes,
  value: EditNode['value'],
  keys: EditNode['keys'],
  children: readonly EditNode[],
): EditNode {
  return { node, operation, insert, value, keys, children };
}

/** Tells whether a node came before; a scan while there are few, a set afterwards. */
class Once {
  readonly #few: DataNode[] = [];
  #many: Set<DataNode> | undefined;

  seen(node: DataNode): boolean {
    if (this.#many) {
      if (this.#many.has(node)) return true;
      this.#many.add(node);
      return false;
    }
    if (this.#few.includes(node)) return true;
    this.#few.push(node);
    if (this.#few.length > 16) this.#many = new Set(this.#few);
    return false;
  }
}
