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
  const needs = neededModules(saved);
  const chosen = new Set<number>();
  const add = (index: number): void => {
    if (chosen.has(index)) return;
    chosen.add(index);
    needs.get(index)?.forEach(add);
  };
  for (const name of names) {
    const index = saved.modules.findIndex((module) => (module.key ?? module.name) === name);
    if (index < 0) throw new RangeError(`there is no module "${name}" in the schema`);
    add(index);
  }
  return chosen;
}

/** For each module, those that must be implemented with it. */
function neededModules({ nodes, types, modules }: SavedSchema): Map<number, Set<number>> {
  const needs = new Map(modules.map((_, index) => [index, new Set<number>()]));
  const targets = (type: number, module: number): void => {
    const { target, members, derivedFrom } = types[type]!;
    if (target !== undefined) needs.get(module)!.add(nodes[target - 1]!.module);
    for (const member of members ?? []) targets(member, module);
    if (derivedFrom !== undefined) targets(derivedFrom, module);
  };
  for (const { module, parent, type } of nodes) {
    if (parent && nodes[parent - 1]!.kind !== 'root') needs.get(module)!.add(nodes[parent - 1]!.module);
    if (type !== undefined) targets(type, module);
  }
  modules.forEach(({ deviatedBy }, index) => {
    for (const name of deviatedBy) {
      needs.get(modules.findIndex((module) => module.name === name))?.add(index);
    }
  });
  return needs;
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
