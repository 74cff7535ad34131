/** What the head of a sheet says about names. */
export interface SheetHead {
  readonly module: string;
  readonly prefix: string;
  /** Imported modules by prefix. */
  readonly imports: ReadonlyMap<string, string>;
  readonly typedefs: ReadonlySet<string>;
  /** Top-level operations and notifications. */
  readonly operations: ReadonlySet<string>;
}

/** Names of types and identities as written in a sheet: bare when the module defines them, else `module:name`. */
export class Names {
  readonly #head: SheetHead;
  readonly #others: readonly SheetHead[];

  /** `others`: the heads of all sheets. */
  constructor(head: SheetHead, others: readonly SheetHead[]) {
    this.#head = head;
    this.#others = others;
  }

  resolve(name: string): string {
    const [prefix, local] = name.split(':');
    if (local === undefined) return name;
    if (prefix === this.#head.prefix) return local;
    return `${this.#moduleOf(prefix!)}:${local}`;
  }

  /** The same for a type. A bare one that the module does not define stands in a grouping of an imported module. */
  resolveType(name: string): string {
    if (name.includes(':') || this.#head.typedefs.has(name)) return this.resolve(name);
    const imported = new Set(this.#head.imports.values());
    const definer = this.#others.find(({ module, typedefs }) => imported.has(module) && typedefs.has(name));
    return definer ? `${definer.module}:${name}` : name;
  }

  /** Whether nodes below a line are neither configuration nor state, and `config` says nothing there. */
  isOperation(head: string): boolean {
    const [keyword, path = ''] = head.split(' ');
    if (keyword !== 'augment') return /^(rpc|action|notification)$/.test(keyword!);
    const [, prefix, top] = /^\/([^:]+):([^/]+)/.exec(path) ?? [];
    const target = this.#others.find(({ module }) => module === this.#moduleOf(prefix!));
    return target?.operations.has(top!) ?? false;
  }

  /** Sheets of part of a module list no imports; their prefixes are the usual ones. */
  #moduleOf(prefix: string): string {
    const imported = this.#head.imports.get(prefix);
    return imported ?? this.#others.find((other) => other.prefix === prefix)?.module ?? prefix;
  }
}
