import type { JsonObject, JsonScalar, JsonValue, LeafListNode, ListNode } from '../../../codegen/index.ts';
import type { EntriesDraft } from '../list/entries-draft.ts';
import type { EntryNode } from '../list/keys.ts';
import type { EditObject, EditRun, EffectiveOperation, Place } from './edit-run.ts';
import type { ObjectDraft } from './object-draft.ts';
import { settles } from './settles.ts';

/** Edits one entry of a list (RFC 7950 section 7.8.6). */
export function editListEntry(
  run: EditRun,
  draft: ObjectDraft,
  node: ListNode,
  place: Place,
  operation: EffectiveOperation,
  editObject: EditObject,
): void {
  const keys = place.edit.keys ?? [];
  if (place.edit.keys === undefined) editWhole(run, draft, node, place, operation);
  else if (keys.length < node.keys.length || keys.length === 0) missingKey(run, node, place);
  else {
    editEntry(run, draft, node, place, operation, keys, (old) =>
      editObject(run, node, old as JsonObject | undefined, keyMembers(node, keys), place, operation),
    );
  }
}

/** Edits one value of a leaf-list (RFC 7950 section 7.7.9). */
export function editValueEntry(
  run: EditRun,
  draft: ObjectDraft,
  node: LeafListNode,
  place: Place,
  operation: EffectiveOperation,
): void {
  const { value } = place.edit;
  if (value === undefined) editWhole(run, draft, node, place, operation);
  else editEntry(run, draft, node, place, operation, [value as JsonScalar], (old) => old ?? value);
}

function editEntry(
  run: EditRun,
  draft: ObjectDraft,
  node: EntryNode,
  place: Place,
  operation: EffectiveOperation,
  keys: readonly JsonScalar[],
  edited: (old: JsonValue | undefined) => JsonValue,
): void {
  const entries = draft.entries(node);
  const at = entries.find(keys);
  const entry = { name: `this entry of ${node.name}`, there: at >= 0, remove: () => entries.remove(at) };
  if (settles(run, place, operation, entry)) return;
  const slot = place.edit.insert ? findSlot(run, entries, node, place, at) : undefined;
  if (slot === REFUSED) return;
  const value = edited(at < 0 ? undefined : entries.at(at));
  if (at < 0) draft.select(node);
  if (at >= 0 && (slot === undefined || slot === at)) entries.replace(at, value);
  else if (slot === undefined) entries.append(value);
  else {
    entries.insert(slot, value);
    if (at >= 0) entries.remove(at < slot ? at : at + 1);
  }
}

const REFUSED = -1;

/**
 * The position to insert before (RFC 7950 sections 7.7.9 and 7.8.6); the entry's own position when it already stands
 * at its point.
 */
function findSlot(run: EditRun, entries: EntriesDraft, node: EntryNode, place: Place, at: number): number {
  const { where, point } = place.edit.insert!;
  if (node.orderedBy !== 'user') {
    run.fail(place, 'unknown-attribute', `${node.name} is not ordered by the user`, {
      info: { 'bad-attribute': 'insert', 'bad-element': node.name },
    });
    return REFUSED;
  }
  if (where === 'first') return 0;
  if (where === 'last') return entries.end;
  const reference = point ? entries.find(point) : -1;
  if (reference < 0) {
    run.fail(place, 'bad-attribute', `there is no entry of ${node.name} to insert ${where}`, {
      appTag: 'missing-instance',
      info: { 'bad-attribute': node.kind === 'list' ? 'key' : 'value', 'bad-element': node.name },
    });
    return REFUSED;
  }
  if (reference === at) return at;
  return where === 'before' ? reference : reference + 1;
}

/** A list or leaf-list named as a whole: only its deletion makes sense. */
function editWhole(
  run: EditRun,
  draft: ObjectDraft,
  node: EntryNode,
  place: Place,
  operation: EffectiveOperation,
): void {
  if (operation !== 'delete' && operation !== 'remove') {
    if (node.kind === 'list') missingKey(run, node, place);
    else run.fail(place, 'invalid-value', `${node.name} has no value`);
    return;
  }
  const entries = draft.entries(node);
  if (operation === 'delete' && entries.size === 0) {
    run.fail(place, 'data-missing', `${node.name} has no entries`);
  } else entries.clear();
}

function missingKey(run: EditRun, node: ListNode, place: Place): void {
  const key = node.keys[place.edit.keys?.length ?? 0]?.name ?? node.name;
  run.fail(place, 'missing-element', `the key ${key} of ${node.name} is missing`, {
    info: { 'bad-element': key },
  });
}

function keyMembers(node: ListNode, keys: readonly JsonScalar[]): JsonObject {
  const members: Record<string, JsonValue> = {};
  node.keys.forEach((key, i) => {
    members[key.jsonName] = keys[i]!;
  });
  return members;
}
