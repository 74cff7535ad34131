/** Which modules cannot be implemented without which others. */
import type { Module, Schema } from '../../schema/model.ts';
import type { LeafType } from '../../types/type.ts';

/**
 * For each module those that have to be implemented with it: those it augments, those its leafrefs point into (RFC
 * 7950 section 5.6.5), and those that deviate it.
 */
export function neededModules({ nodes, modules }: Schema): ReadonlyMap<Module, ReadonlySet<Module>> {
  const needs = new Map<Module, Set<Module>>();
  const add = (module: Module, other: Module) => {
    const known = needs.get(module);
    if (known) known.add(other);
    else needs.set(module, new Set([other]));
  };
  const addTargets = ({ target, members, derivedFrom }: LeafType, module: Module): void => {
    if (target) add(module, target.module);
    for (const member of members) addTargets(member, module);
    if (derivedFrom) addTargets(derivedFrom, module);
  };
  for (const node of nodes) {
    if (node.kind === 'root') continue;
    if (node.parent) add(node.module, node.parent.module);
    if ('type' in node) addTargets(node.type, node.module);
  }
  for (const module of modules.values()) {
    for (const name of module.deviatedBy) {
      const deviating = modules.get(name);
      if (deviating) add(module, deviating);
    }
  }
  return needs;
}
