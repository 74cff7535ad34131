import { ok } from '../messages/reply.ts';
import { datastoreOf } from './datastore.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

/** `<lock>` (RFC 6241 section 7.5). */
export const prepareLock: Prepare = (operation, { core }) => {
  const target = datastoreOf(new Parameters(operation, ['target']), 'target', core.personality);
  return ({ session }) => {
    core.operations.lock(session, target);
    return ok;
  };
};
