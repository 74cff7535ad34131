import type { Identity, LeafType, Module } from '../../codegen/index.ts';
import { BUILTIN_TYPES } from '../../codegen/types/type.ts';

/** The type of a leaf as it was written: its name and the restrictions that were added where it is used. */
export function renderType(type: LeafType, module: Module): string {
  if (BUILTIN_TYPES.has(type.name)) return written(type.name, type, undefined, module);
  // A restricted typedef has the name of the typedef and is derived from it; an unrestricted one is the typedef.
  const restricted = type.derivedFrom?.name === type.name;
  return written(type.name, type, restricted ? type.derivedFrom : type, module);
}

/** The type a typedef was made from, with the restrictions that the typedef adds. */
export function renderDefinition(type: LeafType, module: Module): string {
  return written(type.derivedFrom?.name ?? type.base, type, type.derivedFrom, module);
}

function written(name: string, type: LeafType, from: LeafType | undefined, module: Module): string {
  if (name === 'union') {
    return ['union', ...type.members.map((member) => renderType(member, module))].join(' | ');
  }
  if (name === 'enumeration') {
    return `enumeration {${type.enums.map((item) => `${item.name}=${item.value}`).join(', ')}}`;
  }
  if (name === 'bits') {
    return `bits {${type.bits.map((item) => `${item.name}=${item.position}`).join(', ')}}`;
  }
  const local = name.startsWith(`${module.name}:`) ? name.slice(module.name.length + 1) : name;
  return [local, ...restrictions(type, from, module)].join(' ');
}

/** What a type says beyond the one it comes from. */
function restrictions(type: LeafType, from: LeafType | undefined, module: Module): string[] {
  const out: string[] = [];
  if (type.length && type.length.text !== from?.length?.text) out.push(`length=${type.length.text}`);
  if (type.range && type.range.text !== from?.range?.text) out.push(`range=${type.range.text}`);
  for (const { text } of type.patterns.slice(from?.patterns.length ?? 0)) {
    out.push(`pattern=${text.replaceAll('\\', '\\\\')}`);
  }
  if (type.path && !from) out.push(`path=${type.path.text}`);
  if (!from) out.push(...type.identityBases.map((base) => `base=${identityName(base, module)}`));
  if (!type.requireInstance && (from?.requireInstance ?? /^(leafref|instance-)/.test(type.base))) {
    out.push('require-instance=false');
  }
  return out;
}

/** Bare in its own module, else `module:name`. */
export const identityName = (identity: Identity, module: Module): string =>
  identity.module.name === module.name ? identity.name : `${identity.module.name}:${identity.name}`;
