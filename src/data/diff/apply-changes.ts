import type { JsonObject, JsonScalar, JsonValue, ParentNode, Schema } from '../../../codegen/index.ts';
import { ObjectDraft } from '../edit/object-draft.ts';
import type { EntriesDraft } from '../list/entries-draft.ts';
import type { EntryNode } from '../list/keys.ts';
import type { PathStep } from '../path/instance-path.ts';
import type { Change } from './diff.ts';

/** Applies changes to a tree, the inverse of `diffTrees`. Copies only the objects on the way to each change. */
export function applyChanges(schema: Schema, tree: JsonObject, changes: readonly Change[]): JsonObject {
  return changes.reduce((result, change) => applyAt(schema.root, result, change, 0), tree);
}

function applyAt(parent: ParentNode, object: JsonObject, change: Change, depth: number): JsonObject {
  const step = change.path[depth]!;
  const { node } = step;
  const draft = new ObjectDraft(parent, object);
  const last = depth === change.path.length - 1;
  const keys = step.keys ?? (step.value === undefined ? undefined : [step.value]);
  if (keys && (node.kind === 'list' || node.kind === 'leaf-list')) {
    const entries = draft.entries(node);
    if (last) applyToEntry(entries, keys, change);
    else descendEntry(node, entries, keys, change, depth);
  } else if (!isData(node)) {
    throw new TypeError(`${node.name} is no data node`);
  } else if (last) {
    if (change.after === undefined) draft.delete(node);
    else draft.set(node, change.after);
  } else {
    const inner = draft.get(node) as JsonObject | undefined;
    draft.set(node, applyAt(node as ParentNode, inner ?? missing(node.name), change, depth + 1));
  }
  return draft.finish();
}

function descendEntry(
  node: EntryNode,
  entries: EntriesDraft,
  keys: readonly JsonScalar[],
  change: Change,
  depth: number,
): void {
  const at = entries.find(keys);
  const entry = at < 0 ? missing(node.name) : (entries.at(at) as JsonObject);
  entries.replace(at, applyAt(node as ParentNode, entry, change, depth + 1));
}

function applyToEntry(entries: EntriesDraft, keys: readonly JsonScalar[], change: Change): void {
  const at = entries.find(keys);
  const { operation, insert } = change;
  const value: JsonValue | undefined = operation === 'move' ? entries.at(at) : change.after;
  if (operation === 'replace') entries.replace(at, value!);
  if (operation === 'delete' || operation === 'move') entries.remove(at < 0 ? missing('entry') : at);
  if (operation !== 'create' && operation !== 'move') return;
  if (!insert) entries.append(value!);
  else entries.insert(insert.point ? entries.find(insert.point) + 1 : 0, value!);
}

function isData(
  node: PathStep['node'],
): node is Exclude<PathStep['node'], { kind: 'rpc' | 'action' | 'notification' }> {
  return node.kind !== 'rpc' && node.kind !== 'action' && node.kind !== 'notification';
}

function missing(name: string): never {
  throw new TypeError(`${name} is not where a change expects it`);
}
