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
  return JSON.stringify(withoutMarkup(parent, value, options.schema), undefined, options.indent);
}

/** JSON text of one data node as a document of its own: `{"module:name": value}` (RFC 8040 section 3.5). */
export function writeJsonNode(node: DataNode, value: JsonValue, options: WriteJsonOptions): string {
  const clean = cleanNode(node, value, options.schema);
  return JSON.stringify({ [`${node.module.name}:${node.name}`]: clean }, undefined, options.indent);
}

const holdsAny = new WeakMap<DataNode | ParentNode, boolean>();

/** Whether there can be anydata or anyxml at or below a node. */
function mayHoldMarkup(node: DataNode | ParentNode): boolean {
  if (node.kind === 'leaf' || node.kind === 'leaf-list') return false;
  if (node.kind === 'anydata' || node.kind === 'anyxml') return true;
  let known = holdsAny.get(node);
  if (known === undefined) {
    known = node.dataChildren.some(mayHoldMarkup);
    holdsAny.set(node, known);
  }
  return known;
}

function withoutMarkup(parent: ParentNode, value: JsonObject, schema: Schema): JsonObject {
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
  if (node.kind === 'container') return withoutMarkup(node, value as JsonObject, schema);
  if (node.kind === 'list') {
    const entries = Array.isArray(value) ? value : [value];
    return entries.map((entry) => withoutMarkup(node, entry as JsonObject, schema));
  }
  const markup = markupOf(value);
  return markup === undefined ? value : markupToJson(markup, node.module.namespace, schema);
}
