import { readFileSync } from 'node:fs';
import type { Schema } from '../../codegen/index.ts';
import { ProtocolError } from '../data/error.ts';
import { parseJson } from '../data/json/parse.ts';
import { readJsonData } from '../data/json/read-data.ts';
import { parseXml } from '../data/xml/parse.ts';
import { readXmlData } from '../data/xml/read-data.ts';
import type { Tree } from '../datastore/contract.ts';
import { Failure, fileFailure } from './failure.ts';

/** Elements that may stand around the data in an XML file, by local name. */
const wrappers = new Set(['config', 'data']);

export interface ContentOptions {
  /** True takes configuration only. */
  readonly config: boolean;
  /** Modules that the start names and remove-module took away: data of theirs has no place. */
  readonly removed?: readonly string[];
}

/**
 * Reads instance data from a file: XML (in a `config` or `data` element, or one top-level node) or RFC 7951 JSON.
 * Throws ProtocolError that names the node at fault, or Failure for the file.
 */
export function readContent(schema: Schema, file: string, { config, removed = [] }: ContentOptions): Tree {
  const text = readText(file, config ? '--startup' : '--operational');
  try {
    return parseContent(schema, text, { config });
  } catch (error) {
    if (!(error instanceof ProtocolError) || removed.length === 0) throw error;
    throw new Failure(
      `${file}: ${error.message}\n` +
        `Modules that were removed with remove-module (${removed.join(', ')}) are not served. Take their data out of ` +
        'the file; or start without it, bring them back with install-module, and start again.',
    );
  }
}

function parseContent(schema: Schema, text: string, options: { readonly config: boolean }): Tree {
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
