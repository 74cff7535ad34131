import type {
  Cursor,
  DataNode,
  JsonObject,
  JsonScalar,
  JsonValue,
  ParentNode,
} from '../../../codegen/index.ts';
import { childCursor } from '../../../codegen/xpath/cursor.ts';
import { findEntry } from '../list/find-entry.ts';
import { type EntryNode, hasKeys, keysOf } from '../list/keys.ts';
import { ChangedEntries } from './changed-entries.ts';
import type { Check, CheckContext } from './check.ts';
import { childInstances, forEachInstance } from './instances.ts';
import { holdsAny, LostValues } from './lost-values.ts';
import type { AnchoredCheck, GlobalCheck, NodePlan, Plan } from './plan.ts';
import type { Referrals } from './referrals.ts';
import { isImplicit } from './watched.ts';

/**
 * Runs the checks of a plan on a tree. Given a valid tree it came from, only on what a change can have broken: the
 * walk goes where the trees are not the same object, and keeps the ids of nodes that changed for checks that look
 * further than that.
 */
export function runChecks(
  plan: Plan,
  at: Cursor,
  before: JsonObject | undefined,
  context: CheckContext,
): void {
  plan.cover(at.value as JsonObject, before);
  if (plan.nodes.size === 0) return;
  const walk = new Walk(plan, context, before === undefined);
  walk.object(at, before);
  walk.finish(at);
}

class Walk {
  readonly #plan: Plan;
  readonly #context: CheckContext;
  /** Without a tree from before, every instance is tested when it is come by. */
  readonly #everything: boolean;
  readonly #changed = new Set<number>();
  readonly #entriesChanged = new ChangedEntries();
  readonly #lost = new LostValues();
  readonly #pending: [GlobalCheck, Cursor][] = [];
  /** Checks of instances with changes inside, to be run if these are among what they watch. */
  readonly #deferred: [AnchoredCheck, Cursor, JsonObject][] = [];

  constructor(plan: Plan, context: CheckContext, everything: boolean) {
    this.#plan = plan;
    this.#context = context;
    this.#everything = everything;
  }

  /** An object that is new or has changed. */
  object(at: Cursor, before: JsonObject | undefined): void {
    const parent = at.node as ParentNode;
    const plan = this.#plan.nodes.get(parent);
    if (plan) this.#runHere(plan, at, before);
    if (before === undefined) {
      if (plan) this.#newChildren(plan, at);
      return;
    }
    const value = at.value as JsonObject;
    for (const name in before) {
      const node = value[name] === undefined ? parent.byJsonName.get(name) : undefined;
      if (node) this.#gone(node, before[name]!);
    }
    for (const name in value) {
      if (value[name] === before[name]) continue;
      const node = parent.byJsonName.get(name);
      if (node) this.#member(at, node, value[name]!, before[name]);
    }
    if (plan) this.#implicitChildren(plan, at);
  }

  /** Checks that reach out: on instances that changed, and on those that can see another change. */
  finish(root: Cursor): void {
    if (this.#everything) return;
    for (const [entry, at, before] of this.#deferred) {
      if (this.#hasChanged(entry.watched!)) this.#runAnchored(entry, at, before);
    }
    const seen = new Map<GlobalCheck, ReadonlySet<JsonValue> | 'all'>();
    for (const entry of this.#plan.globals) {
      if (this.#isTriggered(entry, root)) seen.set(entry, this.#runTriggered(entry, root));
    }
    for (const [entry, at] of this.#pending) {
      const entries = seen.get(entry);
      if (entries === 'all' || entries?.has(ownEntry(at, entry))) continue;
      entry.check.run(at, this.#context, undefined);
    }
  }

  /** On all instances, or on those in some entries of their list where no others can see a change; gives these. */
  #runTriggered({ check, steps }: GlobalCheck, root: Cursor): ReadonlySet<JsonValue> | 'all' {
    const run = (at: Cursor) => check.run(at, this.#context, undefined);
    const referrals = check.referrals?.();
    if (referrals && this.#onlyEntries(referrals) && !this.#entriesChanged.haveMoved(referrals)) {
      return this.#entriesChanged.forEachAffected(root, steps, referrals, run);
    }
    forEachInstance(root, steps, run);
    return 'all';
  }

  #onlyEntries({ outside }: Referrals): boolean {
    for (const id of this.#changed) if (outside.has(id)) return false;
    return true;
  }

  #isTriggered({ check, steps, watched }: GlobalCheck, root: Cursor): boolean {
    if (check.onRemoval) return this.#mayHaveBroken(check, steps, root);
    return watched ? this.#hasChanged(watched) : this.#changed.size > 0;
  }

  #hasChanged(ids: ReadonlySet<number>): boolean {
    for (const id of this.#changed) if (ids.has(id)) return true;
    return false;
  }

  /** References are looked through for values that are gone before any of them is tested again. */
  #mayHaveBroken(check: Check, steps: readonly DataNode[], root: Cursor): boolean {
    if (this.#lost.isEmpty || !check.dependencies) return !this.#lost.isEmpty;
    return check.dependencies.some((target) => {
      const lost = this.#lost.of(target);
      return lost.size > 0 && (isImplicit(check.node) || holdsAny(root.value, steps, lost));
    });
  }

  #runHere(plan: NodePlan, at: Cursor, before: JsonObject | undefined): void {
    for (const entry of plan.anchored) {
      if (before !== undefined && entry.watched) this.#deferred.push([entry, at, before]);
      else this.#runAnchored(entry, at, before);
    }
    for (const entry of plan.globals) {
      if (this.#everything) entry.check.run(at, this.#context, undefined);
      else this.#pending.push([entry, at]);
    }
  }

  #runAnchored({ check, steps }: AnchoredCheck, at: Cursor, before: JsonObject | undefined): void {
    if (steps.length === 0) check.run(at, this.#context, before);
    else forEachInstance(at, steps, (instance) => check.run(instance, this.#context, undefined));
  }

  #newChildren(plan: NodePlan, at: Cursor): void {
    for (const node of plan.children) {
      const members = at.value as JsonObject;
      const value = Object.hasOwn(members, node.jsonName) ? members[node.jsonName] : undefined;
      if (value === undefined) for (const child of childInstances(at, node)) this.#new(child);
      else if (node.kind !== 'list' && node.kind !== 'leaf-list') this.#new(childCursor(at, node, value));
      else {
        const entries = value as readonly JsonValue[];
        for (let i = 0; i < entries.length; i++) this.#new(childCursor(at, node, entries[i]!, i));
      }
    }
  }

  #implicitChildren(plan: NodePlan, at: Cursor): void {
    for (const node of plan.implicit) {
      if ((at.value as JsonObject)[node.jsonName] !== undefined) continue;
      for (const child of childInstances(at, node)) this.#new(child);
    }
  }

  #new(at: Cursor): void {
    if ('byJsonName' in at.node) this.object(at, undefined);
    else {
      const plan = this.#plan.nodes.get(at.node);
      if (plan) this.#runHere(plan, at, undefined);
    }
  }

  #member(parent: Cursor, node: DataNode, value: JsonValue, before: JsonValue | undefined): void {
    if (node.kind === 'list' || node.kind === 'leaf-list') {
      this.#entries(parent, node, value as readonly JsonValue[], before as readonly JsonValue[] | undefined);
      return;
    }
    const at = childCursor(parent, node, value);
    if (node.kind === 'container' && before !== undefined) {
      this.object(at, before as JsonObject);
      return;
    }
    this.#changed.add(node.id);
    if (before !== undefined) this.#lost.add(node, before);
    else if (node.kind === 'leaf' && node.default !== undefined) this.#lost.add(node, node.default);
    this.#new(at);
  }

  #entries(
    parent: Cursor,
    node: EntryNode,
    entries: readonly JsonValue[],
    before: readonly JsonValue[] = [],
  ): void {
    let start = 0;
    let newEnd = entries.length;
    let oldEnd = before.length;
    while (start < newEnd && start < oldEnd && entries[start] === before[start]) start++;
    while (newEnd > start && oldEnd > start && entries[newEnd - 1] === before[oldEnd - 1]) {
      newEnd--;
      oldEnd--;
    }
    if (oldEnd !== newEnd) this.#changed.add(node.id);
    let kept = 0;
    let last = -1;
    for (let i = start; i < newEnd; i++) {
      const entry = entries[i]!;
      const position = this.#counterpart(node, entry, i, before);
      const old = before[position];
      if (old !== undefined) {
        kept++;
        if (position < last) this.#entriesChanged.reorder(node);
        last = position;
      }
      if (old !== before[i]) this.#changed.add(node.id);
      if (old === entry) continue;
      this.#entry(childCursor(parent, node, entry, i), old);
    }
    if (kept === oldEnd - start) return;
    for (let i = start; i < oldEnd; i++) {
      if (findEntry(node, entries, keysOf(node, before[i]!)) < 0) this.#gone(node, [before[i]!]);
    }
  }

  #entry(at: Cursor, old: JsonValue | undefined): void {
    const list = at.node as EntryNode;
    this.#entriesChanged.add(list, at.value);
    if (old !== undefined) this.#entriesChanged.add(list, old);
    if (old === undefined) {
      this.#changed.add(list.id);
      this.#new(at);
    } else this.object(at, old as JsonObject);
  }

  /** Where the same entry stands in the older array, at the same place as a rule; -1 when nowhere. */
  #counterpart(node: EntryNode, entry: JsonValue, position: number, before: readonly JsonValue[]): number {
    const candidate = before[position];
    if (entry === candidate) return position;
    if (node.kind === 'list' && node.keys.length === 0) return -1;
    const keys: readonly JsonScalar[] = keysOf(node, entry);
    return hasKeys(node, candidate, keys) ? position : findEntry(node, before, keys);
  }

  #gone(node: DataNode, value: JsonValue): void {
    this.#changed.add(node.id);
    if (node.kind !== 'list' && node.kind !== 'leaf-list') this.#lost.add(node, value);
    else {
      for (const entry of value as readonly JsonValue[]) {
        this.#lost.add(node, entry);
        this.#entriesChanged.add(node, entry);
      }
    }
  }
}

/** The entry that an instance of a check stands in, where its referrals tell which list that is of. */
function ownEntry(at: Cursor, { check }: GlobalCheck): JsonValue {
  const own = check.referrals?.()?.own;
  let entry: Cursor = at;
  while (entry.node !== own && entry.parent) entry = entry.parent;
  return entry.value;
}
