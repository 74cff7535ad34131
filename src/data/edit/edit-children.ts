import type { ChoiceNode, JsonObject, ParentNode } from '../../../codegen/index.ts';
import { editContainer } from './edit-container.ts';
import { editListEntry, editValueEntry } from './edit-entry.ts';
import { editLeaf } from './edit-leaf.ts';
import type { EditNode } from './edit-node.ts';
import { type EditRun, type EffectiveOperation, operationOf, type Place } from './edit-run.ts';
import { type Layout, layoutOf } from './layout.ts';
import { ObjectDraft } from './object-draft.ts';
import { reconcile } from './reconcile.ts';

/** Applies the children of an edit node to the object at its place; the same object when they change nothing. */
export function editChildren(
  run: EditRun,
  parent: ParentNode,
  base: JsonObject,
  place: Place,
  inherited: EffectiveOperation,
): JsonObject {
  const edits = place.edit.children;
  if (edits.length === 0) return base;
  const layout = layoutOf(parent);
  const draft = new ObjectDraft(parent, base);
  const clashing = layout.alternatives.size > 0 ? clashingCases(layout, edits, inherited) : undefined;
  for (const edit of clashing ? deletionsFirst(layout, edits, inherited) : edits) {
    const child = { edit, up: place };
    if (clashing?.has(edit)) refuseCase(run, child);
    else editChild(run, draft, child, operationOf(edit, inherited));
  }
  return draft.finish();
}

function editChild(run: EditRun, draft: ObjectDraft, place: Place, operation: EffectiveOperation): void {
  const { node } = place.edit;
  if (node.kind !== 'root' && !node.config) {
    run.fail(place, 'operation-not-supported', `${node.name} is state and cannot be configured`);
    return;
  }
  switch (node.kind) {
    case 'container':
      editContainer(run, draft, node, place, operation, editObject);
      return;
    case 'list':
      editListEntry(run, draft, node, place, operation, editObject);
      return;
    case 'leaf-list':
      editValueEntry(run, draft, node, place, operation);
      return;
    case 'leaf':
    case 'anydata':
    case 'anyxml':
      editLeaf(run, draft, node, place, operation);
      return;
    case 'root':
      throw new TypeError('the root stands at the top of an edit only');
  }
}

/**
 * The value of a container or list entry that stays: changed in place, or built anew by replace and create.
 * `fresh` is what a new one starts with: the keys.
 */
export function editObject(
  run: EditRun,
  node: ParentNode,
  old: JsonObject | undefined,
  fresh: JsonObject,
  place: Place,
  operation: EffectiveOperation,
): JsonObject {
  if (operation === 'replace') {
    const value = editChildren(run, node, fresh, place, 'merge');
    return old === undefined ? value : reconcile(node, old, value);
  }
  return editChildren(run, node, old ?? fresh, place, operation === 'create' ? 'merge' : operation);
}

/** Nodes given for a second case of a choice (RFC 7950 section 8.3.1: bad-element). */
function clashingCases(
  layout: Layout,
  edits: readonly EditNode[],
  inherited: EffectiveOperation,
): Set<EditNode> {
  const chosen = new Map<ChoiceNode, unknown>();
  const clashing = new Set<EditNode>();
  for (const edit of edits) {
    if (edit.node.kind === 'root' || isDeletion(operationOf(edit, inherited))) continue;
    for (const alternative of layout.alternatives.get(edit.node.jsonName) ?? []) {
      const other = chosen.get(alternative.choice);
      if (other && other !== alternative.case) clashing.add(edit);
      else chosen.set(alternative.choice, alternative.case);
    }
  }
  return clashing;
}

function refuseCase(run: EditRun, place: Place): void {
  const { name } = place.edit.node as { name: string };
  run.fail(place, 'bad-element', `${name} belongs to another case than a node before it`, {
    info: { 'bad-element': name },
  });
}

/** Deleting a node of one case and creating one of another works in either order. */
function deletionsFirst(
  layout: Layout,
  edits: readonly EditNode[],
  inherited: EffectiveOperation,
): readonly EditNode[] {
  const first = edits.filter(
    (edit) =>
      edit.node.kind !== 'root' &&
      layout.rivals.has(edit.node.jsonName) &&
      isDeletion(operationOf(edit, inherited)),
  );
  return first.length === 0 ? edits : [...first, ...edits.filter((edit) => !first.includes(edit))];
}

function isDeletion(operation: EffectiveOperation): boolean {
  return operation === 'delete' || operation === 'remove';
}
