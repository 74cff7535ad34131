import type { ContainerNode, JsonObject } from '../../../codegen/index.ts';
import type { EditObject, EditRun, EffectiveOperation, Place } from './edit-run.ts';
import type { ObjectDraft } from './object-draft.ts';
import { isEmpty } from './reconcile.ts';
import { settles } from './settles.ts';

/**
 * Edits a container (RFC 7950 section 7.5.8). One without presence counts as there for `none`, comes into being with
 * its first child and goes with its last.
 */
export function editContainer(
  run: EditRun,
  draft: ObjectDraft,
  node: ContainerNode,
  place: Place,
  operation: EffectiveOperation,
  editObject: EditObject,
): void {
  const old = draft.get(node) as JsonObject | undefined;
  const there = old !== undefined || (operation === 'none' && node.presence === undefined);
  if (settles(run, place, operation, { name: node.name, there, remove: () => draft.delete(node) })) return;
  const value = editObject(run, node, old, {}, place, operation);
  if (node.presence === undefined && isEmpty(value)) draft.delete(node);
  else draft.set(node, value);
}
