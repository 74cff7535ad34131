/** Which modules a server implements when it is told some of those in a saved schema. */
import type { SavedModule, SavedSchema } from './format.ts';

/**
 * The modules named and all they need to be implemented with them: those they augment and those their leafrefs
 * point into (RFC 7950 section 5.6.5). By index; unknown names throw a RangeError.
 */
export function implementedModules(
  saved: SavedSchema,
  names: readonly string[] | undefined,
): ReadonlySet<number> {
  if (names === undefined) {
    return new Set(saved.modules.flatMap((module, index) => (module.implemented ? [index] : [])));
  }
  const chosen = new Set<number>();
  const add = (index: number): void => {
    if (chosen.has(index)) return;
    chosen.add(index);
    saved.modules[index]!.needs?.forEach(add);
  };
  for (const name of names) {
    const index = saved.modules.findIndex((module) => (module.key ?? module.name) === name);
    if (index < 0) throw new RangeError(`there is no module "${name}" in the schema`);
    add(index);
  }
  return chosen;
}

/** The implemented modules and all that any of them imports, at any distance. */
export function presentModules(
  modules: readonly SavedModule[],
  implemented: ReadonlySet<number>,
): ReadonlySet<number> {
  const present = new Set<number>();
  const add = (index: number): void => {
    if (index < 0 || present.has(index)) return;
    present.add(index);
    for (const [name, , revision] of modules[index]!.imports) {
      const exact = modules.findIndex(({ key }) => key === `${name}@${revision}`);
      add(exact >= 0 ? exact : modules.findIndex((module) => !module.key && module.name === name));
    }
  };
  implemented.forEach(add);
  return present;
}
