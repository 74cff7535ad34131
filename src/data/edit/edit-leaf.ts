import type { AnyNode, LeafNode } from '../../../codegen/index.ts';
import type { EditRun, EffectiveOperation, Place } from './edit-run.ts';
import type { ObjectDraft } from './object-draft.ts';
import { sameValue } from './reconcile.ts';
import { settles } from './settles.ts';

/** Edits a leaf, anydata or anyxml (RFC 7950 sections 7.6.7, 7.10.3 and 7.11.4). */
export function editLeaf(
  run: EditRun,
  draft: ObjectDraft,
  node: LeafNode | AnyNode,
  place: Place,
  operation: EffectiveOperation,
): void {
  if (node.kind === 'leaf' && node.isKey) {
    editKey(run, draft, node, place, operation);
    return;
  }
  const old = draft.get(node);
  const { value } = place.edit;
  const there = old !== undefined;
  if (settles(run, place, operation, { name: node.name, there, remove: () => draft.delete(node) })) return;
  if (operation === 'none') return;
  if (value === undefined) run.fail(place, 'invalid-value', `${node.name} has no value`);
  else if (old === undefined || !sameValue(old, value)) draft.set(node, value);
}

/** Keys come and go with their entry and cannot be changed (RFC 7950 section 7.8.2). */
function editKey(
  run: EditRun,
  draft: ObjectDraft,
  node: LeafNode,
  place: Place,
  operation: EffectiveOperation,
): void {
  const { value } = place.edit;
  if (operation === 'delete' || operation === 'remove') {
    run.fail(place, 'operation-not-supported', `${node.name} is a key and cannot be deleted on its own`);
  } else if (value !== undefined && !sameValue(draft.get(node)!, value)) {
    run.fail(place, 'invalid-value', `${node.name} is a key and cannot be changed`);
  }
}
