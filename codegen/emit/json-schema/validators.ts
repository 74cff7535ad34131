/**
 * Validators of request bodies, as source code made by ajv: of every configuration resource and of the input of
 * every RPC and action. Equal schemas share a function. What patterns of guarded regular expressions say is left to
 * the types themselves, which match them in linear time.
 */
import { Ajv, type AnySchema } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import type { ParentNode, SchemaNode } from '../../schema/model.ts';
import type { LeafType } from '../../types/type.ts';
import { quoted } from '../typescript/text.ts';
import { checkableSchema } from './checkable.ts';
import { type JsonSchema, objectSchema, type Style } from './node-schema.ts';

/** What ajv takes from its package at run time, written out so that the code stands alone. */
const LENGTH = `function codePoints(text) {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0xd800 && c <= 0xdbff && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      count--;
      i++;
    }
  }
  return count;
}
`;

interface Collected {
  /** Schemas by id. */
  readonly schemas: Map<string, JsonSchema>;
  /** Ids by schema path of the resource or input. */
  readonly paths: Map<string, string>;
}

/** ESM source with one export, `validators`: functions by schema path. */
export function validatorsCode(tops: readonly SchemaNode[], annotation = ''): string {
  const { schemas, paths } = collect(tops);
  const ajv = new Ajv({
    code: { source: true, esm: true, lines: false },
    strict: false,
    ownProperties: true,
    inlineRefs: false,
    messages: true,
  });
  for (const [$id, schema] of schemas) ajv.addSchema({ $id, ...schema } as AnySchema);
  const names = [...new Set(paths.values())].sort();
  const made =
    names.length === 0 ? '' : standalone(ajv, Object.fromEntries(names.map((name) => [name, name])));
  const code = made
    .replace(/^"use strict";/, '')
    .replace(/require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g, 'codePoints')
    .replace(/export const (\w+) = (\w+);/g, 'const $1 = $2;');
  if (/\brequire\(/.test(code)) throw new Error('the code of the validators is not self-contained');
  const entries = [...paths].map(([path, id]) => `  ${quoted(path)}: ${id},\n`);
  return `${LENGTH}${code}\nexport const validators${annotation} = {\n${entries.join('')}};\n`;
}

/** The module is CommonJS, so what an import gives depends on who imports it. */
function standalone(ajv: Ajv, refs: Record<string, string>): string {
  const make = standaloneCode as unknown as
    | typeof standaloneCode.default
    | { default: typeof standaloneCode.default };
  return typeof make === 'function' ? make(ajv, refs) : make.default(ajv, refs);
}

/** Walks all configuration and all inputs, and makes their schemas. */
function collect(tops: readonly SchemaNode[]): Collected {
  const schemas = new Map<string, JsonSchema>();
  const paths = new Map<string, string>();
  const byText = new Map<string, string>();
  const ids = new Map<ParentNode, string>();
  const style: Style = {
    configOnly: true,
    annotated: false,
    object: (node) => ({ $ref: objectId(node) }),
    type: (type) => ({ $ref: typeId(type) }),
  };

  /** The id of a schema: the same for equal ones. */
  function idOf(schema: JsonSchema): string {
    const text = JSON.stringify(schema);
    const known = byText.get(text);
    if (known !== undefined) return known;
    const id = `v${byText.size + 1}`;
    byText.set(text, id);
    schemas.set(id, schema);
    return id;
  }

  function typeId(type: LeafType): string {
    return idOf(checkableSchema(type));
  }

  function objectId(node: ParentNode): string {
    const id = ids.get(node) ?? idOf(objectSchema(node, style));
    ids.set(node, id);
    return id;
  }

  function visit(node: SchemaNode): void {
    switch (node.kind) {
      case 'choice':
        node.cases.forEach(visit);
        return;
      case 'case':
        node.children.forEach(visit);
        return;
      case 'rpc':
      case 'action':
        if (node.input.dataChildren.length > 0) paths.set(node.input.path, objectId(node.input));
        return;
      case 'container':
      case 'list':
        // Actions may also be on nodes that are not configuration.
        if (node.config) paths.set(node.path, objectId(node));
        node.children.forEach(visit);
        node.actions.forEach(visit);
        return;
      case 'leaf':
      case 'leaf-list':
        if (node.config) paths.set(node.path, typeId(node.type));
    }
  }

  tops.forEach(visit);
  return { schemas, paths };
}

/** Declarations for the code above. */
export const VALIDATORS_DECLARATION = `/** Validators of RFC 7951 JSON, by schema path. Generated: do not edit. */
export interface ValidationError {
  /** JSON pointer to the value at fault. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Tells whether a value is right; if not, \`errors\` says why until the next call. */
export interface Validate {
  (data: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}
`;
