/**
 * Data trees to JSON text (RFC 7951). The tree is JSON already, annotations of tagged defaults included; only kept
 * XML markup in anydata and anyxml has to be turned into members first.
 */
import type { DataNode, JsonObject, JsonValue, ParentNode, Schema } from '../../../codegen/index.ts';
import { markupOf } from '../xml/write-any.ts';
import { markupToJson } from './markup.ts';

export interface WriteJsonOptions {
  readonly schema: Schema;
  /** Spaces to indent by; none: all on one line. */
  readonly indent?: number;
}

/** JSON text of an object with the members of `parent`. */
export function writeJson(parent: ParentNode, value: JsonObject, options: WriteJsonOptions): string {
  return JSON.stringify(plainJson(parent, value, options.schema), undefined, options.indent);
}

/**
 * JSON text of one data node as a document of its own: `{"module:name": value}` (RFC 7951 section 4). One entry of a
 * list stands in an array as all of them do.
 */
export function writeJsonNode(node: DataNode, value: JsonValue, options: WriteJsonOptions): string {
  const whole = node.kind === 'list' && !Array.isArray(value) ? [value] : value;
  const clean = cleanNode(node, whole, options.schema);
  return JSON.stringify({ [`${node.module.name}:${node.name}`]: clean }, undefined, options.indent);
}

/** Whether there can be anydata or anyxml at or below a node. */
function mayHoldMarkup(node: DataNode | ParentNode): boolean {
  return 'contents' in node ? node.contents.markup : node.kind === 'anydata' || node.kind === 'anyxml';
}

/** The members of `parent` as RFC 7951 has them, kept markup turned into JSON; the object itself where there is none. */
export function plainJson(parent: ParentNode, value: JsonObject, schema: Schema): JsonObject {
  if (!mayHoldMarkup(parent)) return value;
  let copy: Record<string, JsonValue> | undefined;
  for (const name of Object.keys(value)) {
    const node = parent.byJsonName.get(name);
    if (!node || !mayHoldMarkup(node)) continue;
    const clean = cleanNode(node, value[name]!, schema);
    if (clean === value[name]) continue;
    copy ??= { ...value };
    copy[name] = clean;
  }
  return copy ?? value;
}

function cleanNode(node: DataNode, value: JsonValue, schema: Schema): JsonValue {
  if (!mayHoldMarkup(node)) return value;
  if (node.kind === 'container') return plainJson(node, value as JsonObject, schema);
  if (node.kind === 'list') {
    return (value as readonly JsonObject[]).map((entry) => plainJson(node, entry, schema));
  }
  const markup = markupOf(value);
  return markup === undefined ? value : markupToJson(markup, node.module.namespace, schema);
}
