import type { Module } from '../../codegen/index.ts';
import type { Personality } from './contract.ts';

/** Features of a module in use; those of the protocol's modules are what it offers here, whatever was compiled. */
export function featuresInUse(module: Module, { style, candidate, startup }: Personality): string[] {
  const enabled = module.features.filter((feature) => feature.enabled).map(({ name }) => name);
  if (module.name === 'ietf-netconf-nmda') return enabled.filter((name) => name !== 'origin');
  if (module.name !== 'ietf-netconf') return enabled;
  const offered = new Set(['rollback-on-error', 'validate']);
  if (style !== 'xr') offered.add('xpath');
  for (const name of candidate ? ['candidate', 'confirmed-commit'] : ['writable-running']) offered.add(name);
  if (startup) offered.add('startup');
  return enabled.filter((name) => offered.has(name));
}
