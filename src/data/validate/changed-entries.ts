import type { Cursor, DataNode, JsonObject, JsonScalar, JsonValue } from '../../../codegen/index.ts';
import { childCursor } from '../../../codegen/xpath/cursor.ts';
import type { EntryNode } from '../list/keys.ts';
import type { CheckedNode } from './check.ts';
import { forEachInstance } from './instances.ts';
import { eachValue } from './lost-values.ts';
import type { Referral, Referrals } from './referrals.ts';

/** List entries that came, went or changed between two trees; what changed is here twice, as it was and is. */
export class ChangedEntries {
  readonly #byList = new Map<CheckedNode, JsonValue[]>();
  readonly #reordered = new Set<CheckedNode>();

  add(list: EntryNode, entry: JsonValue): void {
    const entries = this.#byList.get(list);
    if (entries) entries.push(entry);
    else this.#byList.set(list, [entry]);
  }

  /** Notes a list of which entries that were there before stand in another order. */
  reorder(list: EntryNode): void {
    this.#reordered.add(list);
  }

  /** Whether entries that are referred to are in another order. */
  haveMoved({ to }: Referrals): boolean {
    return this.#reordered.size > 0 && to.some(({ list }) => this.#reordered.has(list));
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
  #test({ list, by, from }: Referral): ((entry: JsonObject) => boolean) | undefined {
    const changed = this.#byList.get(list);
    if (!changed) return undefined;
    const values = new Set(defaultsOf(by).map(String));
    for (const entry of changed) collect(entry, by, values);
    if (typeof from === 'string') return values.has(from) ? () => true : undefined;
    if (defaultsOf(from).some((value) => values.has(String(value)))) return () => true;
    const [leaf] = from;
    if (leaf?.kind === 'leaf') {
      return ({ [leaf.jsonName]: value }) => value !== undefined && values.has(String(value));
    }
    return (entry) => eachValue(entry, from, 0, (value) => values.has(String(value)));
  }
}

/** What a leaf or leaf-list at the end of a way may have without being there. */
function defaultsOf(way: readonly DataNode[]): readonly JsonScalar[] {
  const leaf = way.at(-1);
  if (leaf?.kind === 'leaf-list') return leaf.defaults;
  return leaf?.kind === 'leaf' && leaf.default !== undefined ? [leaf.default] : [];
}

function collect(entry: JsonValue, way: readonly DataNode[], into: Set<string>): void {
  eachValue(entry, way, 0, (value) => {
    into.add(String(value));
    return false;
  });
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
