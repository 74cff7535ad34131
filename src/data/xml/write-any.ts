/**
 * Content of anydata and anyxml (RFC 7950 sections 7.10 and 7.11) to XML: kept markup as it is, JSON content
 * (RFC 7951 section 5.5) by the schema where it is known, else by its names alone.
 */
import type { AnyNode, JsonObject, JsonValue } from '../../../codegen/index.ts';
import { element, plainText, type Style, tagsOf } from './write-leaf.ts';

/** Writes a member that the schema knows at top level; undefined when it does not. */
type KnownWriter = (name: string, value: JsonValue, ambient: string, style: Style) => string | undefined;

/** The markup that a value of anydata or anyxml was read from; undefined when it came in another way. */
export function markupOf(value: JsonValue): string | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const markup = (value as JsonObject)['#xml'];
  return typeof markup === 'string' ? markup : undefined;
}

export function writeAny(
  kind: AnyNode['kind'],
  value: JsonValue,
  ambient: string,
  style: Style,
  known: KnownWriter,
): string {
  const markup = markupOf(value);
  if (markup !== undefined) return markup;
  if (kind === 'anyxml' && (typeof value !== 'object' || Array.isArray(value))) {
    return Array.isArray(value) ? value.map(plainText).join(' ') : plainText(value);
  }
  return writeUnknown(value, ambient, style, known);
}

/** Members by name; a name without module is in the namespace around it. */
function writeUnknown(value: JsonValue, ambient: string, style: Style, known?: KnownWriter): string {
  if (value === null || typeof value !== 'object') return value === null ? '' : plainText(value);
  if (Array.isArray(value)) return '';
  let xml = '';
  for (const [member, content] of Object.entries(value as JsonObject)) {
    if (member.startsWith('@')) continue;
    const written = known?.(member, content, ambient, style);
    if (written !== undefined) {
      xml += written;
      continue;
    }
    const colon = member.indexOf(':');
    const namespace =
      colon < 0 ? ambient : (style.schema.modules.get(member.slice(0, colon))?.namespace ?? ambient);
    const name = colon < 0 ? member : member.slice(colon + 1);
    if (!/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(name)) continue;
    const tags = tagsOf(name, namespace);
    const entries =
      Array.isArray(content) && !(content.length === 1 && content[0] === null) ? content : [content];
    for (const entry of entries) xml += element(tags, writeUnknown(entry, namespace, style), ambient, style);
  }
  return xml;
}
