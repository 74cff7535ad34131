import { ProtocolError } from '../../data/error.ts';
import { ok } from '../messages/reply.ts';
import { datastoreOf } from './datastore.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

/** `<lock>` (RFC 6241 section 7.5). */
export const prepareLock: Prepare = (operation, { core, confirmedCommits }) => {
  const target = datastoreOf(new Parameters(operation, ['target']), 'target', core.personality);
  return ({ session }) => {
    const { holder } = confirmedCommits;
    if (target === 'running' && holder && holder !== session) {
      throw new ProtocolError('lock-denied', `session ${holder.id} has a confirmed commit waiting`, {
        type: 'protocol',
        info: { 'session-id': core.sessions.get(holder.id) ? holder.id : 0 },
      });
    }
    core.operations.lock(session, target);
    return ok;
  };
};
