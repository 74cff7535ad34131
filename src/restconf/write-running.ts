import type { DefaultOperation, EditNode } from '../data/edit/edit-node.ts';
import { ProtocolError } from '../data/error.ts';
import { formatXmlPath } from '../data/path/format.ts';
import type { Exchange } from './exchange.ts';

/**
 * Makes an edit take effect in running, as RFC 8040 section 1.4 has it for servers that also speak NETCONF: a lock that
 * a NETCONF session holds on running, or on candidate where there is one, refuses the edit (in-use); a startup
 * datastore that clients can see follows by itself.
 */
export function writeRunning(exchange: Exchange, edit: EditNode, defaultOperation?: DefaultOperation): void {
  const { core } = exchange.face;
  const { session } = exchange;
  const lock = core.personality.candidate ? core.locks().get('candidate') : undefined;
  if (lock && lock.sessionId !== session.id) {
    throw new ProtocolError('in-use', `the candidate datastore is locked by session ${lock.sessionId}`, {
      type: 'protocol',
      info: { 'session-id': lock.sessionId },
    });
  }
  try {
    core.operations.edit(session, edit, {
      target: 'running',
      errorOption: 'rollback-on-error',
      ...(defaultOperation && { defaultOperation }),
    });
  } catch (error) {
    throw asDevicesSay(error);
  }
  if (core.personality.startup) core.operations.copyConfig(session, 'startup', 'running');
}

/** Gives an object that exists already the words by which clients know it. */
function asDevicesSay(error: unknown): unknown {
  if (!(error instanceof ProtocolError) || error.tag !== 'data-exists' || !error.details.path) return error;
  const path = formatXmlPath(error.details.path).text;
  return new ProtocolError('data-exists', `object already exists: ${path}`, error.details);
}
