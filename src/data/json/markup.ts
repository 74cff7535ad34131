/**
 * Kept XML content of anydata and anyxml as JSON (RFC 7951 section 5.5): by the schema where it knows the elements,
 * else by names alone, with texts as strings and repeated elements as arrays.
 */
import type { JsonObject, JsonValue, Schema } from '../../../codegen/index.ts';
import { ProtocolError } from '../error.ts';
import { isBlank, type XmlElement } from '../xml/element.ts';
import { escapeAttribute } from '../xml/escape.ts';
import { parseXml } from '../xml/parse.ts';
import { readXmlData } from '../xml/read-data.ts';

export function markupToJson(markup: string, namespace: string, schema: Schema): JsonValue {
  const holder = parseXml(`<any xmlns="${escapeAttribute(namespace)}">${markup}</any>`);
  if (holder.children.length === 0) return holder.text === '' ? {} : holder.text;
  try {
    return readXmlData(schema.root, holder.children, { schema });
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return membersOf(holder, namespace, schema);
  }
}

function membersOf(element: XmlElement, namespace: string, schema: Schema): JsonObject {
  const members = new Map<string, JsonValue>();
  for (const child of element.children) {
    const module = child.ns === namespace ? undefined : schema.modulesByNamespace.get(child.ns)?.name;
    const name = module === undefined ? child.name : `${module}:${child.name}`;
    const value = contentOf(child, schema);
    const before = members.get(name);
    if (before === undefined) members.set(name, value);
    else members.set(name, Array.isArray(before) ? [...before, value] : [before, value]);
  }
  return Object.fromEntries(members);
}

function contentOf(element: XmlElement, schema: Schema): JsonValue {
  if (element.children.length > 0) return membersOf(element, element.ns, schema);
  return isBlank(element.text) ? element.text.trim() : element.text;
}
