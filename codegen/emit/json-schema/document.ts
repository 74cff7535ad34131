/** A JSON Schema document (draft 2020-12) for a module: all objects and types by name under `$defs`. */
import type { Module, ParentNode, SchemaNode } from '../../schema/model.ts';
import { emptyParent } from '../../schema/nodes/lookups.ts';
import type { LeafType } from '../../types/type.ts';
import { type JsonSchema, objectSchema, type Style } from './node-schema.ts';

const pointer = (name: string): string => `#/$defs/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`;

/** Validates a whole datastore's JSON of the module; parts are addressed as `#/$defs/<schema path>`. */
export function schemaDocument(module: Module): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const types = new Map<string, string>();
  const open: Exclude<ParentNode, { kind: 'root' }>[] = [];
  const style: Style = {
    configOnly: false,
    annotated: true,
    object(node) {
      if (node.kind === 'root') return {};
      if (!Object.hasOwn(definitions, node.path)) {
        definitions[node.path] = {};
        open.push(node);
      }
      return { $ref: pointer(node.path) };
    },
    type(type: LeafType) {
      const schema = type.jsonSchema();
      const text = JSON.stringify(schema);
      if (text.length < 60) return schema;
      const name = types.get(text) ?? `type ${types.size + 1}: ${type.name}`;
      types.set(text, name);
      definitions[name] ??= schema;
      return { $ref: pointer(name) };
    },
  };
  const data = module.children.filter((node) => node.kind !== 'rpc' && node.kind !== 'notification');
  const top = objectSchema({ ...EMPTY_ROOT, dataChildren: flat(data) }, style);
  for (const node of module.children) {
    if (node.kind === 'notification') style.object(node);
    if (node.kind === 'rpc') for (const io of [node.input, node.output]) style.object(io);
  }
  for (let node = open.pop(); node; node = open.pop()) {
    definitions[node.path] = objectSchema(node, style);
    if (node.kind !== 'container' && node.kind !== 'list') continue;
    for (const { input, output } of node.actions) for (const io of [input, output]) style.object(io);
    for (const notification of node.notifications) style.object(notification);
  }
  const sorted = Object.entries(withoutRepetition(definitions)).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:yang:${module.name}${module.revision === undefined ? '' : `:${module.revision}`}`,
    title: module.name,
    ...top,
    $defs: Object.fromEntries(sorted),
  };
}

/** Of equal definitions, all but the first refer to that one: groupings are used in many places. */
function withoutRepetition(definitions: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> {
  const byText = new Map<string, string>();
  const firsts = new Map<string, string>();
  const firstOf = (name: string): string => {
    const known = firsts.get(name);
    if (known !== undefined) return known;
    const text = JSON.stringify(definitions[name], (key, value) =>
      key === '$ref' && typeof value === 'string' ? firstOf(nameOf(value)) : value,
    );
    const first = byText.get(text) ?? name;
    byText.set(text, first);
    firsts.set(name, first);
    return first;
  };
  const entries = Object.keys(definitions).map((name): [string, JsonSchema] => {
    const first = firstOf(name);
    return [name, first === name ? definitions[name]! : { $ref: pointer(first) }];
  });
  return Object.fromEntries(entries);
}

const nameOf = (ref: string): string => ref.slice('#/$defs/'.length).replace(/~1/g, '/').replace(/~0/g, '~');

const EMPTY_ROOT = { kind: 'root' as const, id: 0, ...emptyParent() };

function flat(nodes: readonly SchemaNode[]): Extract<SchemaNode, { jsonName: string }>[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'choice') return node.cases.flatMap((each) => flat(each.children));
    return 'jsonName' in node ? [node] : [];
  });
}
