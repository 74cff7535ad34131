import { ok } from '../messages/reply.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

/** Seconds that a confirmed commit waits unless told otherwise (RFC 6241 section 8.4.5.1). */
const defaultTimeout = 600;

/** `<commit>`, plain and confirmed (RFC 6241 sections 8.3.4.1 and 8.4.5.1). */
export const prepareCommit: Prepare = (operation, { core }) => {
  const names = ['confirmed', 'confirm-timeout', 'persist', 'persist-id'];
  const parameters = new Parameters(operation, names);
  const confirmed = parameters.get('confirmed') !== undefined;
  const timeout = parameters.positive('confirm-timeout') ?? defaultTimeout;
  const persist = parameters.text('persist');
  const persistId = parameters.text('persist-id');
  return ({ session }) => {
    core.operations.commit(session, {
      confirmed,
      timeout,
      persist: confirmed ? persist : undefined,
      persistId,
    });
    return ok;
  };
};
