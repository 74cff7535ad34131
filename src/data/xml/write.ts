/**
 * Data trees to XML (RFC 7950 sections 7.5.7 to 7.11.3). Each schema node is compiled to a closure once; writing is
 * then one pass of string concatenation in schema order, list keys first.
 */
import type { DataNode, JsonObject, JsonValue, ParentNode, Schema } from '../../../codegen/index.ts';
import { inSchemaOrder } from '../path/order.ts';
import { writeAny } from './write-any.ts';
import {
  annotationAttributes,
  element,
  elementWith,
  plainText,
  prefixedText,
  type Style,
  tagsOf,
} from './write-leaf.ts';

export interface WriteXmlOptions {
  readonly schema: Schema;
  /**
   * Default namespace in force around the members. When absent: that of the parent node, or none for top-level
   * nodes and members of an RPC's output (which stand directly in `rpc-reply`).
   */
  readonly namespace?: string;
  /** How elements without content look: `<a/>` (the default) or `<a></a>`. */
  readonly emptyElements?: 'short' | 'long';
  /**
   * Prefix bound around to the namespace of RFC 6243 section 6. When absent each tagged element declares its own.
   * (What is tagged is in the tree: `applyDefaults` annotates it.)
   */
  readonly tagPrefix?: string;
}

/** Writes one member; `ambient` is the default namespace outside, `annotation` what the tree says about a leaf. */
type Writer = (value: JsonValue, ambient: string, style: Style, annotation: JsonValue | undefined) => string;

interface Member {
  readonly position: number;
  readonly write: Writer;
}

type Members = ReadonlyMap<string, Member>;

/** XML of the members of an object, without an element around them. */
export function writeXml(parent: ParentNode, value: JsonObject, options: WriteXmlOptions): string {
  const { schema, namespace, emptyElements, tagPrefix } = options;
  const style: Style = { schema, longEmpty: emptyElements === 'long', tagPrefix };
  return writeMembers(parent, membersOf(parent), value, namespace ?? ambientOf(parent), style);
}

/** XML of one data node: an element, or several for a list or leaf-list given as array. */
export function writeXmlNode(node: DataNode, value: JsonValue, options: WriteXmlOptions): string {
  const { schema, namespace = '', emptyElements, tagPrefix } = options;
  const style: Style = { schema, longEmpty: emptyElements === 'long', tagPrefix };
  const many = node.kind === 'list' || (node.kind === 'leaf-list' && !isEmptyValue(value));
  return writerOf(node)(many && !Array.isArray(value) ? [value] : value, namespace, style, undefined);
}

/** `[null]`, one value of type empty, where a leaf-list's array could stand. */
function isEmptyValue(value: JsonValue): boolean {
  return Array.isArray(value) && value.length === 1 && value[0] === null;
}

function ambientOf(parent: ParentNode): string {
  return parent.kind === 'root' || parent.kind === 'output' ? '' : parent.module.namespace;
}

const compiledMembers = new WeakMap<ParentNode, Members>();
const compiledWriters = new WeakMap<DataNode, Writer>();

function membersOf(parent: ParentNode): Members {
  let members = compiledMembers.get(parent);
  if (!members) {
    members = new Map(
      parent.dataChildren.map((child, position) => [child.jsonName, { position, write: writerOf(child) }]),
    );
    compiledMembers.set(parent, members);
  }
  return members;
}

function writerOf(node: DataNode): Writer {
  let writer = compiledWriters.get(node);
  if (!writer) {
    writer = compile(node);
    compiledWriters.set(node, writer);
  }
  return writer;
}

function writeMembers(
  parent: ParentNode,
  members: Members,
  object: JsonObject,
  ambient: string,
  style: Style,
): string {
  let xml = '';
  let previous = -1;
  for (const name in object) {
    const member = members.get(name);
    if (!member) {
      if (name.charCodeAt(0) === 64)
        return writeAnnotated(members, inSchemaOrder(parent, object), ambient, style);
      continue;
    }
    if (member.position < previous) {
      return writeMembers(parent, members, inSchemaOrder(parent, object), ambient, style);
    }
    previous = member.position;
    xml += member.write(object[name]!, ambient, style, undefined);
  }
  return xml;
}

/** As writeMembers, for objects with annotations (members that begin with `@`). */
function writeAnnotated(members: Members, object: JsonObject, ambient: string, style: Style): string {
  let xml = '';
  for (const name in object) {
    xml += members.get(name)?.write(object[name]!, ambient, style, object[`@${name}`]) ?? '';
  }
  return xml;
}

function compile(node: DataNode): Writer {
  const tags = tagsOf(node.name, node.module.namespace);
  switch (node.kind) {
    case 'leaf': {
      const { bare, declared, close, namespace } = tags;
      if (node.type.usesPrefixes) {
        return (value, ambient, style, annotation) => {
          const { text, declarations } = prefixedText(node, value, style);
          const attributes = declarations + annotationAttributes(annotation, style);
          return elementWith(tags, attributes, text, ambient, style);
        };
      }
      return (value, ambient, style, annotation) => {
        const text = plainText(value);
        if (annotation !== undefined) {
          return elementWith(tags, annotationAttributes(annotation, style), text, ambient, style);
        }
        if (text === '') return element(tags, text, ambient, style);
        return (ambient === namespace ? bare : declared) + text + close;
      };
    }
    case 'leaf-list':
      return (value, ambient, style, annotation) => {
        let xml = '';
        const { usesPrefixes } = node.type;
        const annotations = Array.isArray(annotation) ? annotation : undefined;
        (value as readonly JsonValue[]).forEach((entry, index) => {
          const { text, declarations } = usesPrefixes
            ? prefixedText(node, entry, style)
            : { text: plainText(entry), declarations: '' };
          const attributes = declarations + annotationAttributes(annotations?.[index], style);
          xml += elementWith(tags, attributes, text, ambient, style);
        });
        return xml;
      };
    case 'container': {
      let members: Members | undefined;
      return (value, ambient, style) => {
        members ??= membersOf(node);
        const content = writeMembers(node, members, value as JsonObject, tags.namespace, style);
        return element(tags, content, ambient, style);
      };
    }
    case 'list': {
      let members: Members | undefined;
      return (value, ambient, style) => {
        members ??= membersOf(node);
        let xml = '';
        for (const entry of value as readonly JsonObject[]) {
          xml += element(tags, writeMembers(node, members, entry, tags.namespace, style), ambient, style);
        }
        return xml;
      };
    }
    default:
      return (value, ambient, style) =>
        element(tags, writeAny(node.kind, value, tags.namespace, style, topLevel), ambient, style);
  }
}

/** A member of anydata that is data of a module known here. */
function topLevel(name: string, value: JsonValue, ambient: string, style: Style): string | undefined {
  const node = style.schema.root.byJsonName.get(name);
  if (!node || Array.isArray(value) !== (node.kind === 'list' || node.kind === 'leaf-list')) return undefined;
  return writerOf(node)(value, ambient, style, undefined);
}
