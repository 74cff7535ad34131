/** What this project says about modules and documents. */
import {
  type ContainerNode,
  compileModules,
  type DataNode,
  directoryLoader,
  type JsonObject,
  type Schema,
  YangError,
} from '../../../codegen/index.ts';
import { childCursor, rootCursor } from '../../../codegen/xpath/cursor.ts';
import { Failure } from '../../../src/app/failure.ts';
import { jsonContent, xmlContent } from '../../../src/cli/yang/content.ts';
import type { Instance } from '../../../src/cli/yang/instance.ts';
import { type Message, readMessage, treeAround } from '../../../src/cli/yang/message.ts';
import { ProtocolError } from '../../../src/data/error.ts';
import { parseJson } from '../../../src/data/json/parse.ts';
import { validateConfig, validateData, validateInput } from '../../../src/data/validate/validate.ts';
import { parseXml } from '../../../src/data/xml/parse.ts';
import type { Document } from './documents.ts';

export interface Outcome<T> {
  readonly value?: T;
  /** Empty when all is good. */
  readonly messages: string;
}

/** The result of a step, or what it says is wrong. */
export function attempt<T>(step: () => T): Outcome<T> {
  try {
    return { value: step(), messages: '' };
  } catch (error) {
    if (error instanceof ProtocolError) return { messages: error.all.map(String).join('\n') };
    if (error instanceof YangError || error instanceof Failure) return { messages: error.message };
    throw error;
  }
}

export const IETF = new URL('../../../yang/ietf', import.meta.url).pathname;
/** Among them the modules that yanglint has built in. */
export const loadPublished = directoryLoader([IETF, '/usr/share/yang/modules/libyang']);

/** Compiles modules, all implemented; submodules among the texts are found by name. */
export function compileTexts(
  texts: ReadonlyMap<string, string>,
  features: readonly string[] | undefined,
  suffix = 'yang',
): Outcome<Schema> {
  const modules = [...texts]
    .filter(([, text]) => !/^submodule |<submodule /m.test(text))
    .map(([name]) => name);
  const source = (name: string) => ({ file: `${name}.${suffix}`, text: texts.get(name)! });
  return attempt(() =>
    compileModules({
      sources: modules.map(source),
      load: (name, revision) => (texts.has(name) ? source(name) : loadPublished(name, revision)),
      implement: modules,
      ...(features && { features: new Map([['a', features]]) }),
    }),
  );
}

/** Reads and validates a document. */
export function readDocument(schema: Schema, document: Document): Outcome<Instance> {
  return attempt(() => {
    const instance = readInstance(schema, document);
    if (instance.kind === 'message') validateMessage(schema, instance);
    else if (document.type === 'config') validateConfig(schema, instance.value);
    else validateData(schema, instance.value);
    return instance;
  });
}

function readInstance(schema: Schema, { type, format, text }: Document): Instance {
  const content =
    format === 'json'
      ? jsonContent(schema, parseJson(text))
      : xmlContent(schema, parseXml(`<data>${text}</data>`));
  if (type !== 'config' && type !== 'data') return { kind: 'message', ...readMessage(schema, content, type) };
  return { kind: 'tree', value: content.read(schema.root, { config: type === 'config' }) };
}

/** In a tree of nothing but the way to it. */
function validateMessage(schema: Schema, { node, path, value }: Message): void {
  const tree = treeAround(path, {});
  const parent = path.reduce(
    (at, step) => {
      const member = (at.value as JsonObject)[(step.node as DataNode).jsonName] as JsonObject;
      return childCursor(at, step.node as ContainerNode, Array.isArray(member) ? member[0] : member);
    },
    rootCursor(schema.root, tree, { defaults: true }),
  );
  validateInput(schema, node, value, { tree, parent });
}
