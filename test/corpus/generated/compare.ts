/** One generated case through both compilers and validators. */
import {
  type ContainerNode,
  compileModules,
  type DataNode,
  type IoNode,
  type JsonObject,
  type Schema,
  YangError,
} from '../../../codegen/index.ts';
import { childCursor, rootCursor } from '../../../codegen/xpath/cursor.ts';
import { Failure } from '../../../src/app/failure.ts';
import { xmlContent } from '../../../src/cli/yang/content.ts';
import { readMessage, treeAround } from '../../../src/cli/yang/message.ts';
import { applyDefaults } from '../../../src/data/defaults/apply-defaults.ts';
import { ProtocolError } from '../../../src/data/error.ts';
import { validateConfig, validateInput } from '../../../src/data/validate/validate.ts';
import { parseXml } from '../../../src/data/xml/parse.ts';
import { readXmlData } from '../../../src/data/xml/read-data.ts';
import { isKnown } from '../differences.ts';
import { configDocument, operationDocument } from './documents.ts';
import type { Answer, YanglintSession } from './yanglint-session.ts';

export interface Case {
  readonly type: 'config' | 'rpc';
  readonly compareValues: boolean;
  readonly texts: readonly string[];
  readonly features: readonly string[] | undefined;
  /** One for each document. */
  readonly seeds: readonly number[];
}

/** What is different and between what, or undefined when both agree on everything. */
export function differenceOf(
  session: YanglintSession,
  { type, compareValues, texts, features, seeds }: Case,
): string | undefined {
  const modules = new Map(texts.map((text): [string, string] => [/^module (\S+)/.exec(text)![1]!, text]));
  const compiled = attempt(() =>
    compileModules({
      sources: [...modules].map(([name, text]) => ({ file: `${name}.yang`, text })),
      load: () => undefined,
      implement: [...modules.keys()],
      ...(features && { features: new Map([['a', features]]) }),
    }),
  );
  const make = type === 'rpc' ? operationDocument : configDocument;
  const { value: schema } = compiled;
  const documents = schema ? seeds.flatMap((seed) => make(schema, seed) ?? []) : [];
  const answers = session.ask({ modules, features, type, documents });
  if (answers.length === 0) return undefined; // A crash of yanglint says nothing.
  const verdicts = differentVerdicts(compiled, answers[0]!);
  if (verdicts) return `${texts.join('\n')}${verdicts}`;
  if (!schema || !answers[0]!.accepted) return undefined;
  for (const [i, document] of documents.entries()) {
    const answer = answers[i + 1];
    if (!answer) return undefined;
    const read = attempt(() => (type === 'rpc' ? readRpc(schema, document) : readConfig(schema, document)));
    const different =
      differentVerdicts(read, answer) ?? (compareValues ? differentValues(schema, read, answer) : undefined);
    if (different) return `${texts.join('\n')}\n${document}${different}`;
  }
  return undefined;
}

interface Outcome<T> {
  readonly value?: T;
  readonly messages: string;
}

function attempt<T>(step: () => T): Outcome<T> {
  try {
    return { value: step(), messages: '' };
  } catch (error) {
    if (error instanceof ProtocolError) return { messages: error.all.map(String).join('\n') };
    if (error instanceof YangError || error instanceof Failure) return { messages: error.message };
    throw error;
  }
}

function differentVerdicts(ours: Outcome<unknown>, theirs: Answer): string | undefined {
  if ((ours.messages === '') === theirs.accepted) return undefined;
  const refusals = theirs.accepted ? ours.messages : theirs.messages;
  if (isKnown(refusals)) return undefined;
  return `\nours: ${ours.messages || 'good'}\ntheirs: ${theirs.messages || 'good'}`;
}

function differentValues(
  schema: Schema,
  { value }: Outcome<JsonObject>,
  { accepted, filled }: Answer,
): string | undefined {
  if (!value || !accepted || filled === undefined) return undefined;
  const any = schema.nodes.flatMap((node) =>
    node.kind === 'anydata' || node.kind === 'anyxml' ? node.jsonName : [],
  );
  const left = new Set(any);
  const [ours, theirs] = [value, filled].map((each) => JSON.stringify(comparable(each, left)));
  return ours === theirs ? undefined : `\nours: ${ours}\ntheirs: ${theirs}`;
}

/** A configuration with its defaults. */
function readConfig(schema: Schema, document: string): JsonObject {
  const { children } = parseXml(`<data>${document}</data>`);
  const tree = readXmlData(schema.root, children, { schema, config: true });
  validateConfig(schema, tree);
  return applyDefaults(schema, tree, 'report-all');
}

/** The input of an operation, in a tree of nothing but the way to it. */
function readRpc(schema: Schema, document: string): JsonObject {
  const { node, path, value } = readMessage(schema, xmlContent(schema, parseXml(document)), 'rpc');
  const tree = treeAround(path, {});
  const parent = path.reduce(
    (at, step) => {
      const member = (at.value as JsonObject)[(step.node as DataNode).jsonName] as JsonObject;
      return childCursor(at, step.node as ContainerNode, Array.isArray(member) ? member[0] : member);
    },
    rootCursor(schema.root, tree, { defaults: true }),
  );
  validateInput(schema, node as IoNode, value, { tree, parent });
  return value;
}

/**
 * Without what is named, and without containers that hold nothing; entries in one order, as yanglint sorts those that
 * the system orders.
 */
function comparable(value: unknown, left: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    const all = value.map((each) => comparable(each, left));
    return all.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value)
    .filter(([name]) => !left.has(name))
    .map(([name, each]): [string, unknown] => [name, comparable(each, left)])
    .filter(([, each]) => !isEmpty(each));
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
