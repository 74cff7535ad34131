import { readFileSync } from 'node:fs';
import type { Schema } from '../../codegen/index.ts';
import { parseJson } from '../data/json/parse.ts';
import { readJsonData } from '../data/json/read-data.ts';
import { parseXml } from '../data/xml/parse.ts';
import { readXmlData } from '../data/xml/read-data.ts';
import type { Tree } from '../datastore/contract.ts';
import { fileFailure } from './failure.ts';

/** Elements that may stand around the data in an XML file, by local name. */
const wrappers = new Set(['config', 'data']);

/**
 * Reads instance data from a file: XML (in a `config` or `data` element, or one top-level node) or RFC 7951 JSON.
 * `config: true` takes configuration only. Throws ProtocolError that names the node at fault, or Failure for the file.
 */
export function readContent(schema: Schema, file: string, options: { readonly config: boolean }): Tree {
  const text = readText(file, options.config ? '--startup' : '--operational');
  if (!text.startsWith('<')) return readJsonData(schema.root, parseJson(text), { ...options, schema });
  const root = parseXml(text);
  const elements = wrappers.has(root.name) ? root.children : [root];
  return readXmlData(schema.root, elements, { ...options, schema });
}

function readText(file: string, option: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw fileFailure(error, file, option);
  }
}
