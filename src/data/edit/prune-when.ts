import type { JsonObject, ParentNode, Schema } from '../../../codegen/index.ts';
import type { ProtocolError } from '../error.ts';
import type { InstancePath, PathStep } from '../path/instance-path.ts';
import { falseWhens } from '../validate/false-whens.ts';
import type { EditNode } from './edit-node.ts';
import { ObjectDraft } from './object-draft.ts';
import { isEmpty } from './reconcile.ts';

/** Conditions that depend on each other settle within a few rounds; a circle must not hang the server. */
const MAX_ROUNDS = 32;

/**
 * Deletes nodes whose `when` has become false by an edit (RFC 7950 section 8.2). Nodes that the edit itself asks for
 * go as well, but are errors (section 8.3.1: unknown-element).
 */
export function pruneWhen(
  schema: Schema,
  tree: JsonObject,
  before: JsonObject,
  edit?: EditNode,
): { tree: JsonObject; errors: readonly ProtocolError[] } {
  const errors: ProtocolError[] = [];
  let result = tree;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const found = falseWhens(schema, result, before);
    if (found.length === 0) break;
    for (const error of found) {
      const path = error.details.path ?? [];
      if (edit && mentions(edit, path)) errors.push(error);
      result = deleteAt(schema.root, result, path, 0);
    }
  }
  return { tree: result, errors };
}

/** Whether an edit names the node at a path, or any entry of the list there, in order to set it. */
function mentions(edit: EditNode, path: InstancePath, depth = 0): boolean {
  if (edit.operation === 'delete' || edit.operation === 'remove') return false;
  const step = path[depth];
  if (!step) return true;
  return edit.children.some((child) => stands(child, step) && mentions(child, path, depth + 1));
}

function stands(edit: EditNode, { node, keys }: PathStep): boolean {
  return edit.node === node && (!keys || keys.every((key, i) => String(key) === String(edit.keys?.[i])));
}

/** Deletes what is at a path, if it is still there, and containers that are left empty and mean nothing by themselves. */
function deleteAt(parent: ParentNode, object: JsonObject, path: InstancePath, depth: number): JsonObject {
  const { node, keys, value } = path[depth]!;
  if (!('jsonName' in node)) return object;
  const last = depth === path.length - 1;
  const draft = new ObjectDraft(parent, object);
  const by = keys ?? (value === undefined ? undefined : [value]);
  if ((node.kind === 'list' || node.kind === 'leaf-list') && by) {
    const entries = draft.entries(node);
    const at = entries.find(by);
    if (at >= 0 && last) entries.remove(at);
    else if (at >= 0) {
      entries.replace(at, deleteAt(node as ParentNode, entries.at(at) as JsonObject, path, depth + 1));
    }
  } else if (last) draft.delete(node);
  else if (draft.get(node) !== undefined) {
    const inner = deleteAt(node as ParentNode, draft.get(node) as JsonObject, path, depth + 1);
    if (node.kind === 'container' && node.presence === undefined && isEmpty(inner)) draft.delete(node);
    else draft.set(node, inner);
  }
  return draft.finish();
}
