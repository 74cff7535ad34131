import type { ContainerNode, JsonObject } from '../../../codegen/index.ts';
import type { EditObject, EditRun, EffectiveOperation, Place } from './edit-run.ts';
import type { ObjectDraft } from './object-draft.ts';
import { isEmpty } from './reconcile.ts';

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
  switch (operation) {
    case 'delete':
      if (old === undefined) run.fail(place, 'data-missing', `${node.name} does not exist`);
      else draft.delete(node);
      return;
    case 'remove':
      draft.delete(node);
      return;
    case 'none':
      if (old === undefined && node.presence !== undefined) {
        run.fail(place, 'data-missing', `${node.name} does not exist`);
        return;
      }
      break;
    case 'create':
      if (old !== undefined) {
        run.fail(place, 'data-exists', `${node.name} exists already`);
        return;
      }
  }
  const value = editObject(run, node, old, {}, place, operation);
  if (node.presence === undefined && isEmpty(value)) draft.delete(node);
  else draft.set(node, value);
}
