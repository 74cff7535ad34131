import { readFileSync } from 'node:fs';
import type { JsonObject, Schema } from '../../../codegen/index.ts';
import { Failure, fileFailure } from '../../app/failure.ts';
import { parseXml } from '../../data/xml/parse.ts';
import { type Content, jsonContent, xmlContent } from './content.ts';
import { type Message, type MessageKind, readMessage } from './message.ts';

/** What a file of instance data holds; the words of `-t`. */
export const dataKinds = ['config', 'data', 'get', 'rpc', 'reply', 'notif'] as const;
export type DataKind = (typeof dataKinds)[number];

/** A datastore or a part of one, or a message. */
export type Instance =
  | { readonly kind: 'tree'; readonly value: JsonObject }
  | ({ readonly kind: 'message' } & Message);

/** Reads a file of XML or JSON as the given kind. Throws ProtocolError with all that is wrong, or Failure. */
export function readInstance(schema: Schema, file: string, kind: DataKind): Instance {
  const content = contentOf(schema, file);
  if (isMessage(kind)) return { kind: 'message', ...readMessage(schema, content, kind) };
  return { kind: 'tree', value: content.read(schema.root, { config: kind === 'config' }) };
}

function isMessage(kind: DataKind): kind is MessageKind {
  return kind === 'rpc' || kind === 'reply' || kind === 'notif';
}

function contentOf(schema: Schema, file: string): Content {
  const text = textOf(file);
  if (text.startsWith('<')) return xmlContent(schema, parseXml(text));
  try {
    return jsonContent(schema, JSON.parse(text));
  } catch (error) {
    throw new Failure(`${file}: not JSON: ${(error as Error).message}`);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw fileFailure(error, file, 'instance data');
  }
}
