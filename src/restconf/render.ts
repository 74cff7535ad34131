import type { DataNode, JsonObject, JsonValue, Schema } from '../../codegen/index.ts';
import { writeJson, writeJsonNode } from '../data/json/write.ts';
import { indentXml } from '../data/xml/indent.ts';
import { writeXml, writeXmlNode } from '../data/xml/write.ts';
import type { Format } from './media.ts';
import { invalidValue } from './refusal.ts';

const namespace = 'urn:ietf:params:xml:ns:yang:ietf-restconf';

interface Text {
  readonly node: DataNode;
  readonly json?: string;
  readonly xml?: string;
}

/** Texts of values that are part of a datastore: as these never change, neither does their text. */
const texts = new WeakMap<object, Text>();
/** Longer texts are not kept, since they would double the memory of the tree. */
const longestKept = 64 * 1024;

function asJson(schema: Schema, node: DataNode, value: JsonValue, whole: boolean): string {
  const array = !whole && (node.kind === 'list' || node.kind === 'leaf-list');
  return `${writeJsonNode(node, array ? [value] : value, { schema, indent: 2 })}\n`;
}

/** XML has one root, so of a list named as a whole there may only be one entry (RFC 8040 section 4.3). */
function asXml(schema: Schema, node: DataNode, value: JsonValue, whole: boolean): string {
  if (whole && (value as readonly JsonValue[]).length > 1) {
    throw invalidValue(
      `${node.name} has several entries, which XML cannot show without a root; name one by its keys or ask for JSON`,
    );
  }
  return `${indentXml(writeXmlNode(node, whole ? value : entry(node, value), { schema }))}\n`;
}

function entry(node: DataNode, value: JsonValue): JsonValue {
  return node.kind === 'list' || node.kind === 'leaf-list' ? [value] : value;
}

/** The body that shows one data resource. `whole`: `value` is the array of a list or leaf-list named without keys. */
export function renderNode(
  schema: Schema,
  node: DataNode,
  value: JsonValue,
  whole: boolean,
  format: Format,
): string {
  return (format === 'json' ? asJson : asXml)(schema, node, value, whole);
}

/** The same for a value that stands in a datastore as it is, which makes its text worth keeping. */
export function renderStored(
  schema: Schema,
  node: DataNode,
  value: JsonValue & object,
  whole: boolean,
  format: Format,
): string {
  const known = texts.get(value);
  const kept = known?.node === node ? known : undefined;
  const text = kept?.[format];
  if (text !== undefined) return text;
  const made = renderNode(schema, node, value, whole, format);
  if (made.length <= longestKept) texts.set(value, { ...(kept ?? { node }), [format]: made });
  return made;
}

/** The body that shows the datastore resource, `ietf-restconf:data` (RFC 8040 section 3.4). */
export function renderDatastore(schema: Schema, tree: JsonObject, format: Format): string {
  if (format === 'xml') {
    return `${indentXml(`<data xmlns="${namespace}">${writeXml(schema.root, tree, { schema, namespace })}</data>`)}\n`;
  }
  const text = writeJson(schema.root, tree, { schema, indent: 2 });
  return `{\n  "ietf-restconf:data": ${text.replaceAll('\n', '\n  ')}\n}\n`;
}
