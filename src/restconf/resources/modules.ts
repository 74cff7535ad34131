import type { Schema } from '../../../codegen/index.ts';
import { notFound } from '../refusal.ts';
import { type Resource, readOnly } from './resource.ts';

/** The text of a module or submodule; without a revision, the one there is. */
function sourceOf(schema: Schema, name: string, revision: string | undefined): string | undefined {
  for (const module of schema.modules.values()) {
    for (const candidate of [module, ...module.submodules]) {
      if (candidate.name !== name) continue;
      if (revision === undefined || revision === candidate.revision) return candidate.source;
    }
  }
  return undefined;
}

/** A module's text (RFC 8040 section 3.7), where devices have it: `/restconf/tailf/modules/NAME/REVISION`. */
export function moduleText(name: string, revision: string | undefined): Resource {
  return readOnly((exchange) => {
    exchange.query([]);
    const body = sourceOf(exchange.face.core.schema, name, revision);
    if (body === undefined) throw notFound();
    return { status: 200, type: 'application/yang', body };
  });
}
