/** From the data of one resource to the edits that RESTCONF and YANG Patch mean by it, whatever its encoding was. */
import type { DataNode, JsonValue, ParentNode, Schema } from '../../../codegen/index.ts';
import { editsFromValue } from '../edit/edit-from-tree.ts';
import type { EditNode } from '../edit/edit-node.ts';
import { ProtocolError } from '../error.ts';
import { sameScalar } from '../list/keys.ts';
import { type EditAction, plainEdit } from './edit-at.ts';
import type { InstancePath } from './instance-path.ts';

/** The schema node whose child a resource is, given the path of its parent. */
export function resourceParent(schema: Schema, path: InstancePath): ParentNode {
  const step = path.at(-1);
  if (!step) return schema.root;
  const { node } = step;
  if (node.kind === 'container' || (node.kind === 'list' && step.keys)) return node;
  throw new ProtocolError('operation-not-supported', `${node.name} cannot have children`, { path });
}

/** Edits for a node and its value; several when a whole list or leaf-list is given. `data` is as the readers give it. */
export function editsOfResource(
  node: DataNode,
  data: JsonValue | undefined,
  path: InstancePath,
  { operation, body, insert }: EditAction,
): readonly EditNode[] {
  const edits = data === undefined ? emptyEdits(node) : editsFromValue(node, data);
  if (edits.length !== 1 && (body === 'child' || path.at(-1)?.keys || path.at(-1)?.value !== undefined)) {
    throw new ProtocolError('invalid-value', `exactly one entry of ${node.name} was expected`, {
      path,
      info: { 'bad-element': node.name },
    });
  }
  if (body === 'target') for (const edit of edits) checkTarget(edit, path);
  return edits.map((edit) => ({ ...edit, operation, insert }));
}

/** A container without content still is the resource to create, replace or merge. */
function emptyEdits(node: DataNode): readonly EditNode[] {
  return node.kind === 'container' ? [plainEdit(node)] : [];
}

/** The body must be about the entry that the path names (RFC 8040 section 4.5). */
function checkTarget({ node, keys, value }: EditNode, path: InstancePath): void {
  const step = path.at(-1);
  const sameKeys = step?.keys?.every((key, index) => sameScalar(key, keys?.[index])) ?? true;
  const sameValue = step?.value === undefined || sameScalar(step.value, value);
  if (sameKeys && sameValue) return;
  const name = node.kind === 'root' ? 'data' : node.name;
  throw new ProtocolError('invalid-value', `the keys of ${name} differ from those in the path`, {
    path,
    info: { 'bad-element': name },
  });
}
