import type { RpcNode, Schema } from '../../../codegen/index.ts';
import { escapeAttribute } from '../../data/xml/escape.ts';
import type { Exchange } from '../exchange.ts';
import { invoke } from '../invoke.ts';
import { methodNotAllowed, notFound } from '../refusal.ts';
import type { Reply } from '../reply.ts';
import { type Resource, readOnly } from './resource.ts';

/** Modules whose RPCs are the NETCONF protocol itself; RESTCONF has methods in their place. */
const netconfOnly = new Set([
  'ietf-netconf',
  'ietf-netconf-nmda',
  'notifications',
  'ietf-netconf-notifications',
]);

function offered(schema: Schema): RpcNode[] {
  return [...schema.rpcs.values()].filter((rpc) => !netconfOnly.has(rpc.module.name));
}

/** `/restconf/operations`: every RPC as an empty leaf (RFC 8040 section 3.3.2). */
export const operationList = readOnly((exchange: Exchange): Reply => {
  exchange.query(['depth', 'fields']);
  const { format, type } = exchange.encoding;
  const rpcs = offered(exchange.face.core.schema);
  if (format === 'json') {
    const members = Object.fromEntries(rpcs.map((rpc) => [`${rpc.module.name}:${rpc.name}`, [null]]));
    return {
      status: 200,
      type,
      body: `${JSON.stringify({ 'ietf-restconf:operations': members }, null, 2)}\n`,
    };
  }
  const items = rpcs.map((rpc) => `  <${rpc.name} xmlns="${escapeAttribute(rpc.module.namespace)}"/>\n`);
  const body = `<operations xmlns="urn:ietf:params:xml:ns:yang:ietf-restconf">\n${items.join('')}</operations>\n`;
  return { status: 200, type, body };
});

/** `/restconf/operations/module:rpc` (RFC 8040 section 3.6). */
export function operation(name: string): Resource {
  return {
    answer(exchange) {
      const rpc = exchange.face.core.schema.rpcs.get(name);
      if (!rpc || netconfOnly.has(rpc.module.name)) throw notFound();
      if (exchange.method === 'POST') return invoke(exchange, rpc, []);
      if (exchange.method === 'OPTIONS') return { status: 200, headers: ['Allow', 'OPTIONS, POST'] };
      throw methodNotAllowed('OPTIONS, POST', `${exchange.method} is not for operations; POST invokes them`);
    },
  };
}
