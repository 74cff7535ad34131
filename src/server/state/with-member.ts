import type { DataNode, JsonObject, JsonValue, ParentNode } from '../../../codegen/index.ts';
import { ObjectDraft } from '../../data/edit/object-draft.ts';

/** A copy of `object` with one member set, in schema order; the same object when nothing changes. */
export function withMember(
  parent: ParentNode,
  object: JsonObject,
  node: DataNode,
  value: JsonValue,
): JsonObject {
  const draft = new ObjectDraft(parent, object);
  draft.set(node, value);
  return draft.finish();
}
