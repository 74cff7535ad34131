import { ok } from '../messages/reply.ts';
import { datastoreOf } from './datastore.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

/** `<unlock>` (RFC 6241 section 7.6). */
export const prepareUnlock: Prepare = (operation, { core }) => {
  const target = datastoreOf(new Parameters(operation, ['target']), 'target', core.personality);
  return ({ session }) => {
    core.operations.unlock(session, target);
    return ok;
  };
};
