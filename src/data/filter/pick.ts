/**
 * What filters, paths and `fields` are turned into: a tree of picks over the schema. A pick says for instances of one
 * data node what they must hold (matches) and what of them is wanted (the whole, or picks of members).
 */
import type { DataNode, JsonScalar, JsonValue, ParentNode } from '../../../codegen/index.ts';
import { sameScalar } from '../list/keys.ts';
import { memberOrder } from '../path/order.ts';

/** A condition on a leaf: one of several values, under one of several names (several only for ambiguous filters). */
export interface Match {
  readonly alternatives: readonly { readonly name: string; readonly value: JsonScalar }[];
}

export interface Pick {
  /** True: everything below is wanted. */
  readonly whole: boolean;
  /** All must hold, else nothing of the instance is selected. */
  readonly matches: readonly Match[];
  /** Of a list: key values of the one entry that can match; of a leaf-list: its one value. */
  readonly keys: readonly JsonScalar[] | undefined;
  /** Of a list without keys: position of the entry, from 1. */
  readonly position: number | undefined;
  /** Wanted members in schema order; those that only go along (keys) included. */
  readonly items: readonly Item[];
}

export interface Item {
  readonly node: DataNode;
  /** Place in schema order. */
  readonly order: number;
  /** True for keys that are there to name the entry: no reason of their own to include it. */
  readonly support: boolean;
  readonly picks: readonly Pick[];
}

export const WHOLE: Pick = { whole: true, matches: [], keys: undefined, position: undefined, items: [] };
const WHOLE_ONLY: readonly Pick[] = [WHOLE];

/** Collects what is wanted of one data node, and makes the pick. */
export class PickBuilder {
  readonly #parent: ParentNode;
  readonly #items: { node: DataNode; order: number; support: boolean; picks: Pick[] }[] = [];
  readonly #matches: Match[] = [];
  #keys: readonly JsonScalar[] | undefined;
  #position: number | undefined;
  #selects = false;

  constructor(parent: ParentNode) {
    this.#parent = parent;
  }

  /** Wants (part of) a member. */
  want(node: DataNode, pick: Pick): this {
    this.#selects = true;
    this.#item(node, false).picks.push(pick);
    return this;
  }

  /** Notes that something is asked for that cannot exist: then the whole is not meant. */
  wantNothing(): this {
    this.#selects = true;
    return this;
  }

  /** Requires a value of a leaf, which is then part of the result (RFC 6241 section 6.2.5). */
  require(match: Match, nodes: readonly DataNode[]): this {
    this.#matches.push(match);
    for (const node of nodes) {
      const value = match.alternatives.find(({ name }) => name === node.jsonName)?.value;
      const keys = node.kind === 'leaf-list' && value !== undefined ? [value] : undefined;
      this.#item(node, false).picks.push(keys ? { ...WHOLE, keys } : WHOLE);
    }
    return this;
  }

  /** Names the one entry by its keys, without asking for them. */
  entry(keys: readonly JsonScalar[]): this {
    this.#keys = keys;
    return this;
  }

  at(position: number): this {
    this.#position = position;
    return this;
  }

  build(): Pick {
    const parent = this.#parent;
    const whole = !this.#selects;
    if (parent.kind === 'list') {
      this.#keys ??= this.#matchedKeys(parent.keys.map(({ jsonName }) => jsonName));
      if (!whole) for (const key of parent.keys) this.#item(key, true);
    }
    for (const item of this.#items) if (item.picks.length === 0) item.picks.push(WHOLE);
    if (this.#items.length > 1) this.#items.sort((a, b) => a.order - b.order);
    return {
      whole,
      matches: this.#matches,
      keys: this.#keys,
      position: this.#position,
      items: this.#items,
    };
  }

  #item(node: DataNode, support: boolean): { picks: Pick[]; support: boolean } {
    for (const item of this.#items) {
      if (item.node !== node) continue;
      if (!support) item.support = false;
      return item;
    }
    const order = memberOrder(this.#parent).get(node.jsonName) ?? 0;
    const made = { node, order, support, picks: [] as Pick[] };
    this.#items.push(made);
    return made;
  }

  /** Values of all keys, when the matches fix them. */
  #matchedKeys(names: readonly string[]): readonly JsonScalar[] | undefined {
    if (names.length === 0 || this.#matches.length < names.length) return undefined;
    const keys: JsonScalar[] = [];
    for (const name of names) {
      const match = this.#matches.find(
        ({ alternatives }) => alternatives.length === 1 && alternatives[0]!.name === name,
      );
      if (!match) return undefined;
      keys.push(match.alternatives[0]!.value);
    }
    return keys;
  }
}

/** Whether an object holds what a pick requires. */
export function matches({ matches: all }: Pick, object: { readonly [name: string]: JsonValue }): boolean {
  for (const { alternatives } of all) {
    if (!alternatives.some(({ name, value }) => holds(object[name], value))) return false;
  }
  return true;
}

function holds(found: JsonValue | undefined, value: JsonScalar): boolean {
  if (sameScalar(found, value)) return !Array.isArray(found) || (found[0] === null && Array.isArray(value));
  return Array.isArray(found) && (found as readonly JsonValue[]).some((entry) => sameScalar(entry, value));
}

/** Items of several picks as one, for an instance that all of them want a part of. */
export function mergeItems(picks: readonly Pick[]): readonly Item[] {
  const merged = new Map<DataNode, Item>();
  for (const { items } of picks) {
    for (const item of items) {
      const before = merged.get(item.node);
      if (!before) merged.set(item.node, item);
      else if (before.support || item.support) {
        merged.set(item.node, before.support && item.support ? before : wanted(before, item));
      } else merged.set(item.node, { ...before, picks: [...before.picks, ...item.picks] });
    }
  }
  return [...merged.values()].sort((a, b) => a.order - b.order);
}

/** The one of two items that is more than support; keys are whole in any case. */
function wanted(a: Item, b: Item): Item {
  return { ...(a.support ? b : a), picks: WHOLE_ONLY };
}
