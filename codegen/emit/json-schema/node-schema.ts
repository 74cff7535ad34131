/** JSON Schema (draft 2020-12) of single nodes, with references for what is below them. */
import type { DataNode, ParentNode } from '../../schema/model.ts';
import type { LeafType } from '../../types/type.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** How schemas refer to each other, and what they tell. */
export interface Style {
  /** Reference to the schema of an object: a container, or one entry of a list. */
  object(node: ParentNode): JsonSchema;
  type(type: LeafType): JsonSchema;
  /** Only configuration, as bodies of requests have it. */
  readonly configOnly: boolean;
  /** With descriptions, defaults and units, for people. */
  readonly annotated: boolean;
}

/** The schema of an object: its members, and those it must have. */
export function objectSchema(node: ParentNode, style: Style): JsonSchema {
  const inOperation = node.kind === 'input' || node.kind === 'output' || node.kind === 'notification';
  const configOnly = style.configOnly && !inOperation && (node.kind === 'root' || node.config);
  const members = node.dataChildren.filter((child) => !configOnly || child.config);
  const required = members.filter((child) => isRequired(child, inOperation)).map(({ jsonName }) => jsonName);
  return {
    type: 'object',
    ...(style.annotated && node.kind !== 'root' && described(node.description)),
    properties: Object.fromEntries(members.map((child) => [child.jsonName, memberSchema(child, style)])),
    // Annotations may stand beside all members (RFC 7952 section 5.2).
    patternProperties: { '^@': true },
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** Keys always, and what is mandatory in operations: data in datastores is checked as a whole, not by body. */
function isRequired(node: DataNode, inOperation: boolean): boolean {
  if (node.kind === 'leaf' && node.isKey) return true;
  return inOperation && node.mandatory && node.when.length === 0 && node.parent?.kind !== 'case';
}

function memberSchema(node: DataNode, style: Style): JsonSchema {
  return style.annotated ? { ...valueSchema(node, style), ...annotations(node) } : valueSchema(node, style);
}

function valueSchema(node: DataNode, style: Style): JsonSchema {
  switch (node.kind) {
    case 'container':
      return style.object(node);
    case 'list':
      return { type: 'array', items: style.object(node) };
    case 'leaf':
      return style.type(node.type);
    case 'leaf-list':
      return { type: 'array', items: style.type(node.type) };
    default:
      return {};
  }
}

function described(description: string | undefined): JsonSchema {
  return description === undefined ? {} : { description };
}

function annotations(node: DataNode): JsonSchema {
  return {
    ...described(node.description),
    ...(node.kind === 'leaf' && node.default !== undefined && { default: node.default }),
    ...(!node.config && { readOnly: true }),
    ...(node.status !== 'current' && { deprecated: true }),
  };
}
