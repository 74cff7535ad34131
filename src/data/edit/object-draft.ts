import type { DataNode, JsonObject, JsonValue, ParentNode } from '../../../codegen/index.ts';
import { EntriesDraft } from '../list/entries-draft.ts';
import type { EntryNode } from '../list/keys.ts';
import { layoutOf } from './layout.ts';

const NO_ENTRIES: readonly JsonValue[] = [];

/**
 * An object being edited. Copied on the first real change; members come out in schema order. Setting a member
 * removes those of other cases (RFC 7950 section 8.2).
 */
export class ObjectDraft {
  readonly #parent: ParentNode;
  readonly #base: JsonObject;
  #copy: Record<string, JsonValue | undefined> | undefined;
  #lists: Map<string, EntriesDraft> | undefined;
  /** Members came or went, so the copy may be out of order or have holes. */
  #reshaped = false;

  constructor(parent: ParentNode, base: JsonObject) {
    this.#parent = parent;
    this.#base = base;
  }

  /** Value of a member, or undefined. Lists are read through `entries`. */
  get(node: DataNode): JsonValue | undefined {
    return (this.#copy ?? this.#base)[node.jsonName];
  }

  set(node: DataNode, value: JsonValue): void {
    const old = this.get(node);
    if (old === value) return;
    if (old === undefined) this.#select(node);
    this.#write(node.jsonName, value, old === undefined);
  }

  delete(node: DataNode): void {
    this.#lists?.get(node.jsonName)?.clear();
    if (this.get(node) !== undefined) this.#write(node.jsonName, undefined, true);
  }

  /** The entries of a list or leaf-list, to be edited in place. */
  entries(list: EntryNode): EntriesDraft {
    this.#lists ??= new Map();
    let draft = this.#lists.get(list.jsonName);
    if (!draft) {
      draft = new EntriesDraft(list, (this.get(list) as readonly JsonValue[] | undefined) ?? NO_ENTRIES);
      this.#lists.set(list.jsonName, draft);
    }
    return draft;
  }

  /** To be called before the first entry of a list is created: other cases go. */
  select(list: EntryNode): void {
    if (this.entries(list).size === 0) this.#select(list);
  }

  /** The edited object; the very same one when nothing was changed. The draft must not be used afterwards. */
  finish(): JsonObject {
    if (this.#lists) this.#finishLists(this.#lists);
    if (!this.#copy) return this.#base;
    return this.#reshaped ? this.#inOrder(this.#copy) : (this.#copy as JsonObject);
  }

  #finishLists(lists: Map<string, EntriesDraft>): void {
    for (const [name, draft] of lists) {
      const old = (this.#copy ?? this.#base)[name];
      const entries = draft.finish();
      if (entries === old) continue;
      if (entries.length > 0) this.#write(name, entries, old === undefined);
      else if (old !== undefined) this.#write(name, undefined, true);
    }
  }

  #select(node: DataNode): void {
    for (const rival of layoutOf(this.#parent).rivals.get(node.jsonName) ?? []) this.delete(rival);
  }

  #write(name: string, value: JsonValue | undefined, reshapes: boolean): void {
    this.#copy ??= { ...this.#base };
    this.#copy[name] = value;
    this.#reshaped ||= reshapes;
  }

  #inOrder(copy: Record<string, JsonValue | undefined>): JsonObject {
    const { order } = layoutOf(this.#parent);
    const names = Object.keys(copy).filter((name) => copy[name] !== undefined);
    names.sort((a, b) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size));
    const result: Record<string, JsonValue> = {};
    for (const name of names) result[name] = copy[name]!;
    return result;
  }
}
