import type { Cursor, DataNode, JsonObject, JsonValue, ListNode } from '../../../codegen/index.ts';
import { childCursor } from '../../../codegen/xpath/cursor.ts';
import type { EntryNode } from '../list/keys.ts';
import type { CheckedNode } from './check.ts';
import { forEachInstance } from './instances.ts';
import { eachValue } from './lost-values.ts';
import type { Referral, Referrals } from './referrals.ts';

/** List entries that came, went or changed between two trees. */
export class ChangedEntries {
  readonly #byList = new Map<CheckedNode, JsonValue[]>();

  add(list: EntryNode, entry: JsonValue): void {
    const entries = this.#byList.get(list);
    if (entries) entries.push(entry);
    else this.#byList.set(list, [entry]);
  }

  /**
   * Visits the instances of a node in every entry that changed or refers to one that did. `steps` lead from the root
   * to the node. Gives the entries visited.
   */
  forEachAffected(
    root: Cursor,
    steps: readonly DataNode[],
    { own, to }: Referrals,
    visit: (at: Cursor) => void,
  ): ReadonlySet<JsonValue> {
    const changed = new Set(this.#byList.get(own));
    const tests = to.flatMap((referral) => this.#test(referral) ?? []);
    const visited = new Set<JsonValue>();
    if (changed.size + tests.length === 0) return visited;
    const depth = steps.indexOf(own) + 1;
    forEachEntry(root, steps.slice(0, depth), (parent, entry, index) => {
      if (!changed.has(entry) && !tests.some((test) => test(entry))) return;
      visited.add(entry);
      forEachInstance(childCursor(parent, own, entry, index), steps.slice(depth), visit);
    });
    return visited;
  }

  /** Whether an entry refers to one that changed; undefined when none does. */
  #test({ list, key, from }: Referral): ((entry: JsonObject) => boolean) | undefined {
    const keys = new Set((this.#byList.get(list) ?? []).map((entry) => keyText(entry, key)));
    if (keys.size === 0) return undefined;
    if (typeof from === 'string') return keys.has(from) ? () => true : undefined;
    const leaf = from.at(-1);
    const implicit = leaf?.kind === 'leaf' && leaf.default !== undefined && keys.has(String(leaf.default));
    if (implicit) return () => true;
    if (leaf?.kind === 'leaf' && from.length === 1) {
      return ({ [leaf.jsonName]: value }) => value !== undefined && keys.has(String(value));
    }
    return (entry) => eachValue(entry, from, 0, (value) => keys.has(String(value)));
  }
}

function keyText(entry: JsonValue, key: ListNode['keys'][number]): string {
  return String((entry as JsonObject)[key.jsonName]);
}

/** Entries of the last node of a way down, with their parents. */
function forEachEntry(
  from: Cursor,
  steps: readonly DataNode[],
  visit: (parent: Cursor, entry: JsonObject, index: number) => void,
  depth = 0,
): void {
  const step = steps[depth]!;
  const member = (from.value as JsonObject)[step.jsonName];
  if (member === undefined) return;
  if (step.kind !== 'list') {
    forEachEntry(childCursor(from, step, member), steps, visit, depth + 1);
    return;
  }
  const last = depth === steps.length - 1;
  (member as readonly JsonObject[]).forEach((entry, index) => {
    if (last) visit(from, entry, index);
    else forEachEntry(childCursor(from, step, entry, index), steps, visit, depth + 1);
  });
}
