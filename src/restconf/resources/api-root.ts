import type { Exchange } from '../exchange.ts';
import type { Reply } from '../reply.ts';
import { readOnly } from './resource.ts';

const namespace = 'urn:ietf:params:xml:ns:yang:ietf-restconf';

/** Revision of the YANG library in use. */
function libraryVersion(exchange: Exchange): string {
  return exchange.face.core.schema.modules.get('ietf-yang-library')?.revision ?? '2019-01-04';
}

/** A document of the ietf-restconf module in the encoding asked for. */
function document(exchange: Exchange, name: string, json: unknown, xml: string): Reply {
  const { format, type } = exchange.encoding;
  const body =
    format === 'json'
      ? `${JSON.stringify({ [`ietf-restconf:${name}`]: json }, null, 2)}\n`
      : `<${name} xmlns="${namespace}">${xml}</${name}>\n`;
  return { status: 200, type, body };
}

/** `/restconf`: the API as a whole (RFC 8040 section 3.3). */
export const apiRoot = readOnly((exchange) => {
  exchange.query(['depth', 'fields', 'content', 'with-defaults']);
  const version = libraryVersion(exchange);
  return document(
    exchange,
    'restconf',
    { data: {}, operations: {}, 'yang-library-version': version },
    `\n  <data/>\n  <operations/>\n  <yang-library-version>${version}</yang-library-version>\n`,
  );
});

/** `/restconf/yang-library-version` (RFC 8040 section 3.3.3). */
export const yangLibraryVersion = readOnly((exchange) => {
  exchange.query([]);
  const version = libraryVersion(exchange);
  return document(exchange, 'yang-library-version', version, version);
});
