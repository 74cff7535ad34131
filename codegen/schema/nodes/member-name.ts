import type { Module, ParentNode } from '../model.ts';

/**
 * The name of a data node's member in JSON (RFC 7951 section 4): `module:name` where the module changes, else `name`.
 * Names that every JavaScript object has members of (`constructor`, `__proto__`) keep their module everywhere, so that
 * looking for a member in data never finds what is none.
 */
export function memberName(name: string, module: Module, dataParent: ParentNode): string {
  const qualified = dataParent.kind === 'root' || dataParent.module !== module || name in Object.prototype;
  return qualified ? `${module.name}:${name}` : name;
}
