/** The with-defaults modes (RFC 6243 section 3) as transformations of a tree, sharing all that does not change. */
import type { JsonObject, Schema } from '../../../codegen/index.ts';
import { fillDefaults } from './fill.ts';
import { trimDefaults } from './trim.ts';

export { isDefault } from './plan.ts';

export type WithDefaultsMode = 'report-all' | 'report-all-tagged' | 'trim' | 'explicit';

/**
 * The tree as a mode reports it. `explicit` (what was set, and nothing else) is the tree itself. `report-all` adds
 * the defaults in use of configuration; `report-all-tagged` does so with an annotation on each (RFC 7952:
 * `"@leaf": {"ietf-netconf-with-defaults:default": true}`), which both writers render; `trim` leaves out what equals
 * its default. To be applied before filters, so that these can match defaults.
 */
export function applyDefaults(schema: Schema, tree: JsonObject, mode: WithDefaultsMode): JsonObject {
  switch (mode) {
    case 'explicit':
      return tree;
    case 'trim':
      return trimDefaults(schema.root, tree);
    default:
      return fillDefaults(schema, tree, mode === 'report-all-tagged');
  }
}
