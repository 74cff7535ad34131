/**
 * JSON values to a data tree in normal form (RFC 7951): canonical member names in schema order (list keys first),
 * canonical leaf values, no non-presence container without content.
 */
import {
  type DataNode,
  type JsonObject,
  type JsonScalar,
  type JsonValue,
  type LeafListNode,
  type LeafNode,
  type ListNode,
  type ParentNode,
  TypeMismatch,
} from '../../../codegen/index.ts';
import { isDefault } from '../defaults/plan.ts';
import { ProtocolError } from '../error.ts';
import { keysOf } from '../list/keys.ts';
import { inSchemaOrder, memberOrder } from '../path/order.ts';
import { firstDuplicate } from '../path/unique-entries.ts';
import { JsonReading, type ReadJsonOptions } from './reading.ts';

export type { ReadJsonOptions } from './reading.ts';

const DEFAULT_ANNOTATION = 'ietf-netconf-with-defaults:default';

/**
 * The members of `parent` that a JSON object has. Throws ProtocolError with all errors found.
 * Annotations (RFC 7952) are not kept; a leaf tagged as default (RFC 6243) is left out, as it is not set.
 */
export function readJsonData(parent: ParentNode, body: unknown, options: ReadJsonOptions): JsonObject {
  if (!isObject(body)) {
    throw new ProtocolError('malformed-message', 'a JSON object was expected', { type: 'rpc' });
  }
  const reading = new JsonReading(options);
  const data = readMembers(reading, parent, body);
  reading.problems.throwIfAny();
  return data;
}

/** One data node's value (of a list or leaf-list: the array). Undefined when it comes to nothing (an empty container). */
export function readJsonNode(
  node: DataNode,
  value: unknown,
  options: ReadJsonOptions,
): JsonValue | undefined {
  const reading = new JsonReading(options);
  const data = readNode(reading, node, value);
  reading.problems.throwIfAny();
  return data;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readMembers(reading: JsonReading, parent: ParentNode, body: Record<string, unknown>): JsonObject {
  const members: Record<string, JsonValue> = {};
  const order = memberOrder(parent);
  let previous = -1;
  let inOrder = true;
  const names = Object.keys(body);
  const annotated = names.some(isAnnotation);
  for (const name of names) {
    if (annotated && isAnnotation(name)) continue;
    const node = reading.child(parent, name);
    if (!node) continue;
    const { jsonName } = node;
    if (members[jsonName] !== undefined) {
      reading.fail('bad-element', `${name} is given twice`, { 'bad-element': node.name }, { step: { node } });
      continue;
    }
    if (annotated && isTaggedDefault(body[`@${name}`])) {
      checkTagged(reading, node, body[name]);
      continue;
    }
    const value = readNode(reading, node, body[name]);
    if (value === undefined) continue;
    const position = order.get(jsonName)!;
    if (position < previous) inOrder = false;
    previous = position;
    members[jsonName] = value;
  }
  return inOrder ? members : inSchemaOrder(parent, members);
}

function readNode(reading: JsonReading, node: DataNode, value: unknown): JsonValue | undefined {
  switch (node.kind) {
    case 'leaf':
      return readLeaf(reading, node, value);
    case 'leaf-list':
      return readLeafList(reading, node, value);
    case 'container': {
      if (!isObject(value)) return wrongForm(reading, node, value, 'an object');
      reading.enter(node, value);
      const object = readMembers(reading, node, value);
      reading.leave();
      if (node.presence !== undefined) return object;
      for (const _ in object) return object;
      return undefined;
    }
    case 'list':
      return readList(reading, node, value);
    default:
      return readAny(reading, node, value);
  }
}

function readList(reading: JsonReading, node: ListNode, value: unknown): JsonValue | undefined {
  const given = reading.lenient && isObject(value) ? [value] : value;
  if (!Array.isArray(given)) return wrongForm(reading, node, value, 'an array of objects');
  const entries: JsonObject[] = [];
  for (const raw of given) {
    if (!isObject(raw)) {
      wrongForm(reading, node, raw, 'an object');
      continue;
    }
    reading.enter(node, raw);
    const entry = readMembers(reading, node, raw);
    for (const key of node.keys) {
      if (entry[key.jsonName] !== undefined || givenKey(raw, key)) continue;
      reading.fail('missing-element', `missing key ${key.name} of ${node.name}`, { 'bad-element': key.name });
    }
    reading.leave();
    entries.push(entry);
  }
  checkUnique(reading, node, entries);
  return entries.length > 0 ? entries : undefined;
}

/** A key that is there but wrong has been reported as such. */
function givenKey(raw: Record<string, unknown>, key: LeafNode): boolean {
  return raw[key.jsonName] !== undefined || raw[`${key.module.name}:${key.name}`] !== undefined;
}

function readLeafList(reading: JsonReading, node: LeafListNode, value: unknown): JsonValue | undefined {
  if (!Array.isArray(value)) return wrongForm(reading, node, value, 'an array of values');
  const entries: JsonScalar[] = [];
  for (const raw of value) {
    const entry = readLeaf(reading, node, raw);
    if (entry !== undefined) entries.push(entry);
  }
  checkUnique(reading, node, entries);
  return entries.length > 0 ? entries : undefined;
}

function readLeaf(
  reading: JsonReading,
  node: LeafNode | LeafListNode,
  value: unknown,
): JsonScalar | undefined {
  try {
    return node.type.parseJson(value);
  } catch (error) {
    if (!(error instanceof TypeMismatch)) throw error;
    const { appTag } = error;
    reading.fail(
      'invalid-value',
      error.message,
      { 'bad-element': node.name },
      { step: { node }, schemaPath: node.path, ...(appTag === undefined ? {} : { appTag }) },
    );
    return undefined;
  }
}

/** anydata is an object and kept as it is (RFC 7951 section 5.5); anyxml is any value (section 5.6). */
function readAny(reading: JsonReading, node: DataNode, value: unknown): JsonValue | undefined {
  if (node.kind === 'anydata' && !isObject(value)) return wrongForm(reading, node, value, 'an object');
  return value === null ? [null] : (value as JsonValue);
}

function wrongForm(reading: JsonReading, node: DataNode, value: unknown, expected: string): undefined {
  const found = value === null ? 'null' : Array.isArray(value) ? 'an array' : `of type ${typeof value}`;
  const message = `the value of ${node.name} is ${found}: ${expected} was expected`;
  reading.fail(
    'invalid-value',
    message,
    { 'bad-element': node.name },
    { step: { node }, schemaPath: node.path },
  );
}

function checkUnique(
  reading: JsonReading,
  node: ListNode | LeafListNode,
  entries: readonly JsonValue[],
): void {
  const index = firstDuplicate(node, entries);
  if (index < 0) return;
  const entry = entries[index]!;
  const step =
    node.kind === 'list' ? { node, keys: keysOf(node, entry) } : { node, value: entry as JsonScalar };
  reading.fail(
    'bad-element',
    `an entry of ${node.name} is given twice`,
    { 'bad-element': node.name },
    { step },
  );
}

/** Annotations are in members that begin with `@` (RFC 7952 section 5.2). */
function isAnnotation(name: string): boolean {
  return name.charCodeAt(0) === 64;
}

function isTaggedDefault(annotation: unknown): boolean {
  if (Array.isArray(annotation)) return annotation.length > 0 && annotation.every(isTaggedDefault);
  return isObject(annotation) && annotation[DEFAULT_ANNOTATION] === true;
}

function checkTagged(reading: JsonReading, node: DataNode, value: unknown): void {
  const read = readNode(reading, node, value);
  if (read === undefined || ((node.kind === 'leaf' || node.kind === 'leaf-list') && isDefault(node, read)))
    return;
  const message = `the value of ${node.name} is not its default`;
  reading.fail('invalid-value', message, { 'bad-element': node.name }, { step: { node } });
}
