import { ok } from '../messages/reply.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

/** `<close-session>` (RFC 6241 section 7.8): the reply comes first. */
export const prepareCloseSession: Prepare = (operation) => {
  new Parameters(operation, []);
  return (session) => {
    session.closeAfterReply();
    return ok;
  };
};
