import { ok } from '../messages/reply.ts';
import { inlineConfig } from './content.ts';
import { placeOf } from './datastore.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

/** `<validate>` (RFC 6241 section 8.6.4.1). */
export const prepareValidate: Prepare = (operation, { core }) => {
  const place = placeOf(new Parameters(operation, ['source']), 'source', core.personality);
  const source =
    typeof place === 'string' ? place : inlineConfig(place, core, ['validate', 'source', 'config']);
  return ({ session }) => {
    core.operations.validate(session, source);
    return ok;
  };
};
