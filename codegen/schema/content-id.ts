import { createHash } from 'node:crypto';
import type { LinkedModule } from './modules/unit.ts';

const LENGTH = 32;

/**
 * Names a compilation by what went into it: names, revisions, features, deviations and texts. Equal inputs give
 * equal ids in any order of modules (the content-id of RFC 8525 section 3, and a key for caches).
 */
export function contentIdOf(modules: readonly LinkedModule[]): string {
  const parts = modules.map(({ module, units }) =>
    JSON.stringify([
      module.name,
      module.revision,
      module.implemented,
      module.features.filter(({ enabled }) => enabled).map(({ name }) => name),
      module.deviatedBy,
      units.map(({ source }) => createHash('sha256').update(source.text).digest('hex')),
    ]),
  );
  return createHash('sha256').update(parts.sort().join('\n')).digest('hex').slice(0, LENGTH);
}
