/**
 * Edits of one resource: an operation at an instance path, with the steps above it as plain ancestors
 * (RFC 8040 section 4; RFC 8072 section 2).
 */
import type { Schema } from '../../../codegen/index.ts';
import type { EditNode, EditOperation, Insert } from '../edit/edit-node.ts';
import { stepOf } from '../edit/edit-node.ts';
import { ProtocolError } from '../error.ts';
import type { InstancePath, PathStep } from './instance-path.ts';

/** What a request does with its body. */
export interface EditAction {
  readonly operation: EditOperation;
  /** Whether the body holds the resource the path names, or a new child of it. */
  readonly body: 'target' | 'child';
  /** Placement in a user-ordered list (RFC 8040 sections 4.8.5 and 4.8.6). */
  readonly insert?: Insert | undefined;
}

/** The methods of RFC 8040 sections 4.4 to 4.6 that carry data. */
export const METHOD_ACTIONS: Readonly<Record<'POST' | 'PUT' | 'PATCH', EditAction>> = {
  POST: { operation: 'create', body: 'child' },
  PUT: { operation: 'replace', body: 'target' },
  PATCH: { operation: 'merge', body: 'target' },
};

/** An edit node that says nothing yet. */
export function plainEdit(node: EditNode['node']): EditNode {
  return { node, operation: undefined, insert: undefined, value: undefined, keys: undefined, children: [] };
}

/** An edit of what a path names, such as a deletion. The datastore itself cannot be named here. */
export function editAt(
  schema: Schema,
  path: InstancePath,
  operation: EditOperation,
  insert?: Insert,
): EditNode {
  if (path.length === 0) return { ...plainEdit(schema.root), operation };
  return wrapEdits(schema, path.slice(0, -1), [{ ...nodeEdit(path), operation, insert }]);
}

/** Puts edits under the ancestors that a path names, up to the root. */
export function wrapEdits(schema: Schema, ancestors: InstancePath, edits: readonly EditNode[]): EditNode {
  let children = edits;
  for (let i = ancestors.length; i > 0; i--) children = [{ ...nodeEdit(ancestors.slice(0, i)), children }];
  return { ...plainEdit(schema.root), children };
}

/** The last node of a path, without an operation. */
function nodeEdit(path: InstancePath): EditNode {
  const { node, keys, value } = path.at(-1)!;
  if (!('jsonName' in node))
    throw new ProtocolError('operation-not-supported', `${node.name} is no data`, { path });
  if (node.kind === 'list' && !keys) {
    throw new ProtocolError('operation-not-supported', `the keys of ${node.name} are missing`, { path });
  }
  return { ...plainEdit(node), keys, value };
}

/** The first place below the root at which an edit says an operation: the resource it is about. */
export function pathOfEdit(edit: EditNode): InstancePath {
  const steps: PathStep[] = [];
  for (let at: EditNode | undefined = edit; at; at = at.children.length === 1 ? at.children[0] : undefined) {
    const step = stepOf(at);
    if (step) steps.push(step);
    if (at.operation !== undefined) break;
  }
  return steps;
}
