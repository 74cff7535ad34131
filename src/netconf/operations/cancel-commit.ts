import { ok } from '../messages/reply.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

/** `<cancel-commit>` (RFC 6241 section 8.4.4.1). */
export const prepareCancelCommit: Prepare = (operation, { core }) => {
  const persistId = new Parameters(operation, ['persist-id']).text('persist-id');
  return ({ session }) => {
    core.operations.cancelCommit(session, persistId);
    return ok;
  };
};
