/** Names of TypeScript types, made from the names of nodes. */

/** `ietf-interfaces` to `IetfInterfaces`. */
export function pascalCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(joined) ? joined : `_${joined}`;
}

/** Hands out names that differ; the names of one file. */
export class TypeNames {
  readonly #taken: Set<string>;

  constructor(reserved: readonly string[]) {
    this.#taken = new Set(reserved);
  }

  /** The first candidate that is free, else the last one with a number. */
  take(...candidates: readonly string[]): string {
    let name = candidates.find((candidate) => !this.#taken.has(candidate));
    const last = candidates.at(-1)!;
    for (let number = 2; name === undefined; number++) {
      if (!this.#taken.has(`${last}${number}`)) name = `${last}${number}`;
    }
    this.#taken.add(name);
    return name;
  }
}
