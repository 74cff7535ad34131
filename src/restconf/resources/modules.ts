import { type SchemaFormat, schemaFormats, schemaText, schemaUnits } from '../../server/schema-text.ts';
import { parseAccept } from '../media.ts';
import { notFound } from '../refusal.ts';
import { type Resource, readOnly } from './resource.ts';

/** Media types of modules (RFC 6020 section 14, RFC 8040 section 3.7). */
const TYPES: Readonly<Record<SchemaFormat, string>> = {
  yang: 'application/yang',
  yin: 'application/yin+xml',
};

const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * The offered form that the client likes best; the first one when it names none of them, as clients send the Accept
 * of their data requests here, too (RFC 9110 section 12.5.1 lets a server disregard it).
 */
function chosenFormat(accept: string | undefined, offered: readonly SchemaFormat[]): SchemaFormat {
  for (const { type, quality } of parseAccept(accept ?? '')) {
    if (quality === 0) continue;
    const format = offered.find((each) => TYPES[each] === type);
    if (format !== undefined) return format;
    if (type === '*/*' || type === 'application/*') break;
  }
  return offered[0]!;
}

/**
 * A module's or submodule's text (RFC 8040 section 3.7), where devices have it: `/restconf/tailf/modules/NAME/REVISION`;
 * without a revision, the one there is. YANG, or YIN where it is offered and Accept prefers it.
 */
export function moduleText(name: string, revision: string | undefined): Resource {
  return readOnly((exchange) => {
    exchange.query([]);
    const { schema, personality } = exchange.face.core;
    const unit = schemaUnits(schema).find(
      (each) => each.name === name && (revision === undefined || revision === each.revision),
    );
    const offered = schemaFormats(personality);
    const format = chosenFormat(exchange.request.headers.accept, offered);
    const text = unit && schemaText(schema, unit, format);
    if (text === undefined) throw notFound();
    const headers = offered.length > 1 ? ['Vary', 'Accept'] : [];
    const body = format === 'yin' ? XML_DECLARATION + text : text;
    return { status: 200, type: TYPES[format], headers, body };
  });
}
