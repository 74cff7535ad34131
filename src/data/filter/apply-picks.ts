/** Cuts a tree down to what picks want, sharing all that is wanted whole. */
import type { DataNode, JsonObject, JsonValue } from '../../../codegen/index.ts';
import { findEntry } from '../list/find-entry.ts';
import { type EntryNode, sameScalar } from '../list/keys.ts';
import { type Item, matches, mergeItems, type Pick } from './pick.ts';

/** The wanted part of an object; undefined when nothing of it is. */
export function applyPicks(picks: readonly Pick[], object: JsonObject): JsonObject | undefined {
  if (picks.length === 1) {
    const pick = picks[0]!;
    if (!matches(pick, object)) return undefined;
    return pick.whole ? object : members(pick.items, object);
  }
  const active = picks.filter((pick) => matches(pick, object));
  if (active.length === 0) return undefined;
  if (active.some(({ whole }) => whole)) return object;
  return members(active.length === 1 ? active[0]!.items : mergeItems(active), object);
}

function members(items: readonly Item[], object: JsonObject): JsonObject | undefined {
  const result: Record<string, JsonValue> = {};
  let found = false;
  for (const { node, support, picks } of items) {
    const name = node.jsonName;
    const value = object[name];
    if (value === undefined) continue;
    const part = support ? value : applyToNode(node, picks, value);
    if (part === undefined) continue;
    result[name] = part;
    if (!support) found = true;
    const annotation = object[`@${name}`];
    if (annotation !== undefined) result[`@${name}`] = annotation;
  }
  return found ? result : undefined;
}

function applyToNode(node: DataNode, picks: readonly Pick[], value: JsonValue): JsonValue | undefined {
  switch (node.kind) {
    case 'container':
      return applyPicks(picks, value as JsonObject);
    case 'list':
    case 'leaf-list':
      return applyToEntries(node, picks, value as readonly JsonValue[]);
    default:
      return picks.some(({ whole }) => whole) ? value : undefined;
  }
}

function applyToEntries(
  node: EntryNode,
  picks: readonly Pick[],
  entries: readonly JsonValue[],
): readonly JsonValue[] | undefined {
  if (picks.every(isPinned)) return pinnedEntries(node, picks, entries);
  if (picks.some(isEverything)) return entries;
  const result: JsonValue[] = [];
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i]!;
    const active = picks.every(hasNoPin) ? picks : picks.filter((pick) => allows(node, pick, entry, i));
    const part = applyToEntry(node, active, entry);
    if (part !== undefined) result.push(part);
  }
  return result.length > 0 ? result : undefined;
}

/** Entries that are named by keys are looked up, however long the list. */
function pinnedEntries(
  node: EntryNode,
  picks: readonly Pick[],
  entries: readonly JsonValue[],
): readonly JsonValue[] | undefined {
  if (picks.length === 1) {
    const index = indexOfPin(node, picks[0]!, entries);
    if (index < 0 || index >= entries.length) return undefined;
    const part = applyToEntry(node, picks, entries[index]!);
    return part === undefined ? undefined : [part];
  }
  const byIndex = new Map<number, Pick[]>();
  for (const pick of picks) {
    const index = indexOfPin(node, pick, entries);
    if (index < 0 || index >= entries.length) continue;
    const same = byIndex.get(index);
    if (same) same.push(pick);
    else byIndex.set(index, [pick]);
  }
  const result: JsonValue[] = [];
  for (const index of [...byIndex.keys()].sort((a, b) => a - b)) {
    const part = applyToEntry(node, byIndex.get(index)!, entries[index]!);
    if (part !== undefined) result.push(part);
  }
  return result.length > 0 ? result : undefined;
}

function applyToEntry(node: EntryNode, picks: readonly Pick[], entry: JsonValue): JsonValue | undefined {
  if (picks.length === 0) return undefined;
  return node.kind === 'list' ? applyPicks(picks, entry as JsonObject) : entry;
}

function indexOfPin(node: EntryNode, pick: Pick, entries: readonly JsonValue[]): number {
  return pick.position === undefined ? findEntry(node, entries, pick.keys!) : pick.position - 1;
}

function isPinned({ keys, position }: Pick): boolean {
  return keys !== undefined || position !== undefined;
}

function hasNoPin(pick: Pick): boolean {
  return !isPinned(pick);
}

/** True when the pick wants all entries as they are. */
function isEverything(pick: Pick): boolean {
  return pick.whole && pick.matches.length === 0 && hasNoPin(pick);
}

/** Whether a pick's keys, value or position fit an entry. */
function allows(node: EntryNode, { keys, position }: Pick, entry: JsonValue, index: number): boolean {
  if (position !== undefined) return position === index + 1;
  if (!keys) return true;
  if (node.kind === 'leaf-list') return sameScalar(entry, keys[0]);
  return keys.every((key, i) => sameScalar((entry as JsonObject)[node.keys[i]!.jsonName], key));
}
