import { ProtocolError } from '../../data/error.ts';
import { ok } from '../messages/reply.ts';
import { datastoreOf } from './datastore.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

/** `<delete-config>` (RFC 6241 section 7.4): running can never be deleted, and candidate only be discarded. */
export const prepareDeleteConfig: Prepare = (operation, { core }) => {
  const parameters = new Parameters(operation, ['target']);
  const target = datastoreOf(parameters, 'target', core.personality);
  if (target !== 'startup') {
    throw new ProtocolError('operation-not-supported', `${target} cannot be deleted`, {
      type: 'protocol',
      rpcPath: ['delete-config', 'target'],
    });
  }
  return ({ session }) => {
    core.operations.deleteConfig(session, target);
    return ok;
  };
};
