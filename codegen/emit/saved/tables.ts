/** Tables of what is written once and referred to by index. */
import type { Identity, Module, SchemaNode, SchemaRoot } from '../../schema/model.ts';
import type { LeafType } from '../../types/type.ts';
import type { CompiledXPath } from '../../xpath/xpath.ts';

/** Gives every distinct object a number; `write` makes its entry when it is first seen. */
export class Table<T extends object, Saved> {
  readonly entries: Saved[] = [];
  readonly #indexes = new Map<T, number>();

  /** The number of an item; its entry is made by `write`, which may refer to the item itself. */
  indexOf(item: T, write: () => Saved): number {
    const known = this.#indexes.get(item);
    if (known !== undefined) return known;
    const index = this.#indexes.size;
    this.#indexes.set(item, index);
    this.entries[index] = undefined as Saved;
    this.entries[index] = write();
    return index;
  }

  /** The number of an item that is in the table already. */
  known(item: T): number {
    const index = this.#indexes.get(item);
    if (index === undefined) throw new TypeError('a schema refers to something outside of it');
    return index;
  }
}

/** What an expression or type belongs to, as far as its meaning depends on it. */
export interface Owner {
  readonly module: Module;
  readonly context: SchemaNode | SchemaRoot | undefined;
}

/** How the parts of a schema are written, for those that contain each other. */
export interface Writers {
  module(module: Module): number;
  identity(identity: Identity): number;
  type(type: LeafType, owner: Owner): number;
  expression(xpath: CompiledXPath, owner: Owner): number;
}

/** Takes out members that are undefined or empty lists: they have that value when left out. */
export function sparse<T extends object>(object: { [K in keyof T]: T[K] | undefined }): T {
  const entries = Object.entries(object).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries) as T;
}

/** The same for positional lists: undefined items at the end go, others become null. */
export function trimmed<T extends readonly unknown[]>(...items: unknown[]): T {
  while (items.length > 0 && items.at(-1) === undefined) items.pop();
  return items.map((item) => item ?? null) as unknown as T;
}
