/** Types for tests, as a `type` statement in module m would make them. */
import type { Module } from '../../../codegen/schema/model.ts';
import { buildType, type TypeSpec } from '../../../codegen/types/build.ts';
import type { LeafType } from '../../../codegen/types/type.ts';

export const position = { file: 'm.yang', line: 3, column: 7 };

export function module(name: string, prefix: string): Module {
  return {
    name,
    namespace: `urn:${name}`,
    prefix,
    yangVersion: '1.1',
    revision: undefined,
    revisions: [],
    organization: undefined,
    contact: undefined,
    description: undefined,
    imports: [],
    submodules: [],
    implemented: true,
    features: [],
    deviatedBy: [],
    identities: [],
    typedefs: [],
    extensions: [],
    children: [],
    extensionUses: [],
    source: undefined,
  };
}

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
