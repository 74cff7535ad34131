import { readFileSync } from 'node:fs';
import type { JsonObject, ParentNode, Schema } from '../../../codegen/index.ts';
import { Failure, fileFailure } from '../../app/failure.ts';
import { readJsonData } from '../../data/json/read-data.ts';
import type { XmlElement } from '../../data/xml/element.ts';
import { parseXml } from '../../data/xml/parse.ts';
import { readXmlData } from '../../data/xml/read-data.ts';

/** What a file of instance data holds; the words of `-t`. */
export const dataKinds = ['config', 'data', 'get', 'rpc', 'reply', 'notif'] as const;
export type DataKind = (typeof dataKinds)[number];

export interface Instance {
  /** The schema node that `value` hangs below: the root, or an rpc's input or output, or a notification. */
  readonly parent: ParentNode;
  /** Name of the operation or notification, for those kinds. */
  readonly name: string | undefined;
  readonly value: JsonObject;
}

/** Elements that messages wrap data in (RFC 6241, RFC 5277); they are looked through. */
const envelopes = new Set(['config', 'data', 'rpc', 'rpc-reply', 'notification']);

function text(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw fileFailure(error, file, 'instance data');
  }
}

function operationParent(schema: Schema, kind: DataKind, name: string): ParentNode {
  const rpc = schema.rpcs.get(name);
  if (kind === 'rpc' && rpc) return rpc.input;
  if (kind === 'reply' && rpc) return rpc.output;
  const notification = schema.notifications.get(name);
  if (kind === 'notif' && notification) return notification;
  const what = kind === 'notif' ? 'notification' : 'rpc';
  throw new Failure(`there is no ${what} ${name} in the modules given with -m`);
}

function moduleName(schema: Schema, element: XmlElement): string {
  const module = schema.modulesByNamespace.get(element.ns);
  if (!module)
    throw new Failure(`<${element.name}>: no module given with -m has the namespace "${element.ns}"`);
  return module.name;
}

/** Reads a file of XML or JSON as the given kind. Throws ProtocolError with all that is wrong, or Failure. */
export function readInstance(schema: Schema, file: string, kind: DataKind): Instance {
  const source = text(file);
  const options = { schema, config: kind === 'config' };
  const isTree = kind === 'config' || kind === 'data' || kind === 'get';
  if (!source.startsWith('<')) {
    let body: unknown;
    try {
      body = JSON.parse(source);
    } catch (error) {
      throw new Failure(`${file}: not JSON: ${(error as Error).message}`);
    }
    if (isTree)
      return { parent: schema.root, name: undefined, value: readJsonData(schema.root, body, options) };
    const [name, content] = Object.entries(body as Record<string, unknown>)[0] ?? ['', {}];
    const parent = operationParent(schema, kind, name);
    return { parent, name, value: readJsonData(parent, content, options) };
  }
  let elements: readonly XmlElement[] = [parseXml(source)];
  while (elements.length === 1 && envelopes.has(elements[0]!.name)) {
    elements = elements[0]!.children.filter((child) => child.name !== 'eventTime');
  }
  if (isTree)
    return { parent: schema.root, name: undefined, value: readXmlData(schema.root, elements, options) };
  const operation = elements[0];
  if (!operation) throw new Failure(`${file}: an operation was expected, found an empty message`);
  const name = `${moduleName(schema, operation)}:${operation.name}`;
  const parent = operationParent(schema, kind, name);
  return { parent, name, value: readXmlData(parent, operation.children, options) };
}
