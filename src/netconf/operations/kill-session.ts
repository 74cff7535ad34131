import { ok } from '../messages/reply.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

/** `<kill-session>` (RFC 6241 section 7.9). */
export const prepareKillSession: Prepare = (operation, { core }) => {
  const parameters = new Parameters(operation, ['session-id']);
  parameters.required('session-id');
  const id = parameters.positive('session-id')!;
  return ({ session }) => {
    core.operations.killSession(session, id);
    return ok;
  };
};
