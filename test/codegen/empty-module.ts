import type { Module } from '../../codegen/schema/model.ts';

/** A module with nothing in it, for tests that need one to belong to. */
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
