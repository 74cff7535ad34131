/** Types for tests, as a `type` statement in module m would make them. */
import { buildType, type TypeSpec } from '../../../codegen/types/build.ts';
import type { LeafType } from '../../../codegen/types/type.ts';
import { module } from '../empty-module.ts';

export const position = { file: 'm.yang', line: 3, column: 7 };

export const m = module('m', 'mp');
export const other = module('other', 'o');
const all = [m, other];

export function type(base: TypeSpec['base'], parts: Partial<TypeSpec> = {}): LeafType {
  return buildType({
    name: typeof base === 'string' ? base : 'm:derived',
    base,
    position,
    yangVersion: '1.1',
    module: m,
    moduleByPrefix: (prefix) => all.find((each) => each.prefix === prefix),
    moduleByNamespace: (namespace) => all.find((each) => each.namespace === namespace),
    ...parts,
  });
}

export const restrict = (text: string) => ({ text, position });
export const enums = (...names: (string | [string, number])[]) =>
  names.map((name) =>
    typeof name === 'string' ? { name, position } : { name: name[0], value: name[1], position },
  );
export const bits = (...names: (string | [string, number])[]) =>
  names.map((name) =>
    typeof name === 'string' ? { name, position } : { name: name[0], bit: name[1], position },
  );

/** Bindings as an XML document could have them: mp and o to the modules, none by default. */
export const prefixes = (prefix: string) => all.find((each) => each.prefix === prefix)?.namespace;
export const toPrefix = (name: string) => all.find((each) => each.name === name)?.prefix ?? name;

export const text = (of: LeafType, value: string) => of.parseText(value, prefixes);
