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
import type { CheckContext, CheckedNode } from './check.ts';
import { childInstances, forEachInstance } from './instances.ts';
import type { GlobalCheck, NodePlan, Plan } from './plan.ts';

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
  if (plan.nodes.size === 0) return;
  const walk = new Walk(plan, context, plan.globals.length > 0);
  walk.object(at, before);
  walk.finish(at, before === undefined);
}

class Walk {
  readonly #plan: Plan;
  readonly #context: CheckContext;
  /** Whether changes must be followed into parts without checks, as others look at them from afar. */
  readonly #follow: boolean;
  readonly #changed = new Set<number>();
  readonly #removed = new Set<number>();
  readonly #pending: [GlobalCheck, Cursor][] = [];

  constructor(plan: Plan, context: CheckContext, follow: boolean) {
    this.#plan = plan;
    this.#context = context;
    this.#follow = follow;
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
    if (!plan && !this.#follow) return;
    const value = at.value as JsonObject;
    for (const name in before) if (value[name] === undefined) this.#gone(parent.byJsonName.get(name));
    for (const name in value) {
      if (value[name] === before[name]) continue;
      const node = parent.byJsonName.get(name);
      if (node) this.#member(at, node, value[name]!, before[name]);
    }
    if (plan) this.#implicitChildren(plan, at);
  }

  /** Checks that reach out: on instances that changed, and on all of those whose dependencies did. */
  finish(root: Cursor, everything: boolean): void {
    const triggered = new Set<GlobalCheck>();
    if (!everything) {
      for (const entry of this.#plan.globals) if (this.#isTriggered(entry)) triggered.add(entry);
    }
    for (const [entry, at] of this.#pending) {
      if (!triggered.has(entry)) entry.check.run(at, this.#context, undefined);
    }
    for (const { check, steps } of triggered) {
      forEachInstance(root, steps, (at) => check.run(at, this.#context, undefined));
    }
  }

  #isTriggered({ check, watched }: GlobalCheck): boolean {
    const ids = check.onRemoval ? this.#removed : this.#changed;
    if (!watched) return ids.size > 0;
    for (const id of ids) if (watched.has(id)) return true;
    return false;
  }

  #runHere(plan: NodePlan, at: Cursor, before: JsonObject | undefined): void {
    for (const { check, steps } of plan.anchored) {
      if (steps.length === 0) check.run(at, this.#context, before);
      else forEachInstance(at, steps, (instance) => check.run(instance, this.#context, undefined));
    }
    for (const entry of plan.globals) this.#pending.push([entry, at]);
  }

  #newChildren(plan: NodePlan, at: Cursor): void {
    for (const node of plan.children) for (const child of childInstances(at, node)) this.#new(child);
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
    if (before !== undefined || hasDefault(node)) this.#removed.add(node.id);
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
    for (let i = start; i < newEnd; i++) {
      const entry = entries[i]!;
      const old = this.#counterpart(node, entry, before[i], before);
      if (old !== undefined) kept++;
      if (old !== before[i]) this.#changed.add(node.id);
      if (old === entry) continue;
      this.#entry(childCursor(parent, node, entry, i), old);
    }
    if (kept < oldEnd - start) this.#gone(node);
  }

  #entry(at: Cursor, old: JsonValue | undefined): void {
    if (old === undefined) {
      this.#changed.add(at.node.id);
      this.#new(at);
    } else this.object(at, old as JsonObject);
  }

  /** The same entry in the older array: at the same place as a rule. */
  #counterpart(
    node: EntryNode,
    entry: JsonValue,
    candidate: JsonValue | undefined,
    before: readonly JsonValue[],
  ): JsonValue | undefined {
    if (entry === candidate) return entry;
    if (node.kind === 'list' && node.keys.length === 0) return undefined;
    const keys: readonly JsonScalar[] = keysOf(node, entry);
    if (hasKeys(node, candidate, keys)) return candidate;
    const position = findEntry(node, before, keys);
    return position < 0 ? undefined : before[position];
  }

  #gone(node: CheckedNode | undefined): void {
    if (!node) return;
    this.#changed.add(node.id);
    this.#removed.add(node.id);
  }
}

/** Setting such a leaf takes its default out of use. */
function hasDefault(node: DataNode): boolean {
  return node.kind === 'leaf' && node.default !== undefined;
}
