import type { JsonObject, RpcNode } from '../../codegen/index.ts';
import { ProtocolError } from '../data/error.ts';
import { readJsonData } from '../data/json/read-data.ts';
import { plainJson } from '../data/json/write.ts';
import type { InstancePath } from '../data/path/instance-path.ts';
import { escapeAttribute } from '../data/xml/escape.ts';
import { indentXml } from '../data/xml/indent.ts';
import { parseXml } from '../data/xml/parse.ts';
import { readXmlData } from '../data/xml/read-data.ts';
import { writeXml } from '../data/xml/write.ts';
import { bodyOf } from './body/body-of.ts';
import { checkBody, noteLoose } from './body/check-body.ts';
import { isJsonObject, parseJson } from './body/parse-json.ts';
import type { Exchange } from './exchange.ts';
import { type Encoding, yangJson } from './media.ts';
import { malformed, Refusal } from './refusal.ts';
import { noContent, type Reply } from './reply.ts';

/** Calls an operation resource (RFC 8040 sections 3.6 and 4.4.2); `path` is where an action stands. */
export async function invoke(exchange: Exchange, rpc: RpcNode, path: InstancePath): Promise<Reply> {
  const { core } = exchange.face;
  exchange.query([]);
  const { encoding } = exchange;
  const text = (await bodyOf(exchange)).trim();
  const sent = text === '' ? yangJson : exchange.contentType(false).encoding;
  const input = text === '' ? {} : readInput(exchange, rpc, path, sent, text);
  const output = await call(() => core.operations.invoke(exchange.session, rpc, input, path));
  if (output === undefined || Object.keys(output).length === 0) return noContent;
  return { status: 200, type: encoding.type, body: writeOutput(exchange, rpc, output, encoding) };
}

/** An operation that nobody implements is 501, not 405: the method is right, the server lacks it. */
async function call<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProtocolError && error.tag === 'operation-not-supported')
      throw new Refusal(501, error);
    throw error;
  }
}

/** The `input` of a body (RFC 8040 section 3.6.1). `{}` and a bare `input` are understood as well. */
function readInput(
  exchange: Exchange,
  rpc: RpcNode,
  path: InstancePath,
  encoding: Encoding,
  text: string,
): JsonObject {
  const { schema } = exchange.face.core;
  const options = { schema, at: [...path, { node: rpc }] };
  if (encoding.format === 'json') {
    const body = parseJson(text);
    if (!isJsonObject(body)) throw malformed('the body must be a JSON object');
    const names = Object.keys(body);
    if (names.length === 0) return {};
    const name = names.find((one) => one === `${rpc.module.name}:input` || one === 'input');
    if (names.length > 1 || name === undefined) {
      throw malformed(`the body must have the one member ${rpc.module.name}:input`);
    }
    const looseness = checkBody(rpc.input, body[name]);
    const data = readJsonData(rpc.input, body[name], { ...options, lenient: true });
    if (looseness !== undefined) noteLoose(exchange.face.log, looseness);
    return data;
  }
  const element = parseXml(text);
  if (element.name !== 'input' || element.ns !== rpc.module.namespace) {
    throw malformed(`the body must be <input xmlns="${rpc.module.namespace}">, not <${element.name}>`);
  }
  return readXmlData(rpc.input, element.children, options);
}

function writeOutput(exchange: Exchange, rpc: RpcNode, output: JsonObject, encoding: Encoding): string {
  const { name, namespace } = rpc.module;
  const { schema } = exchange.face.core;
  if (encoding.format === 'json') {
    return `${JSON.stringify({ [`${name}:output`]: plainJson(rpc.output, output, schema) }, null, 2)}\n`;
  }
  const content = writeXml(rpc.output, output, { schema, namespace });
  return `${indentXml(`<output xmlns="${escapeAttribute(namespace)}">${content}</output>`)}\n`;
}
