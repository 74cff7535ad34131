import { ok } from '../messages/reply.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

/** `<discard-changes>` (RFC 6241 section 8.3.4.2). */
export const prepareDiscardChanges: Prepare = (operation, { core }) => {
  new Parameters(operation, []);
  return ({ session }) => {
    core.operations.discardChanges(session);
    return ok;
  };
};
