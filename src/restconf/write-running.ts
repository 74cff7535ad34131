import type { EditNode } from '../data/edit/edit-node.ts';
import { ProtocolError } from '../data/error.ts';
import { formatXmlPath } from '../data/path/format.ts';
import type { Tree } from '../datastore/contract.ts';
import type { Core } from '../server/contract.ts';
import type { Exchange } from './exchange.ts';

const wholly = { errorOption: 'rollback-on-error' } as const;

/** What edits are made on, and so what tells whether a resource exists: candidate where there is one. */
export function editedTree(core: Core): Tree {
  return core.tree(core.personality.candidate ? 'candidate' : 'running');
}

/**
 * Makes an edit take effect in running, as RFC 8040 section 1.4 has it for servers that also speak NETCONF: where there
 * is a candidate, the edit is made there and committed at once, along with what others had left in it; a lock that
 * another session holds on either refuses the edit (in-use). A startup that clients can see follows in the same step.
 */
export function writeRunning(exchange: Exchange, edit: EditNode): void {
  const { core } = exchange.face;
  const startupFollows = core.personality.startup;
  try {
    if (core.personality.candidate) throughCandidate(exchange, edit);
    else core.operations.edit(exchange.session, edit, { target: 'running', ...wholly, startupFollows });
  } catch (error) {
    throw asDevicesSay(error);
  }
}

function throughCandidate({ face, session }: Exchange, edit: EditNode): void {
  const { core } = face;
  const { operations } = core;
  for (const name of ['candidate', 'running'] as const) {
    const lock = core.locks().get(name);
    if (!lock || lock.sessionId === session.id) continue;
    throw new ProtocolError('in-use', `${name} is locked by session ${lock.sessionId}`, {
      type: 'protocol',
      info: { 'session-id': lock.sessionId },
    });
  }
  const before = core.tree('candidate');
  const clean = before === core.tree('running');
  operations.edit(session, edit, { target: 'candidate', ...wholly });
  try {
    operations.commit(session, { startupFollows: core.personality.startup });
  } catch (error) {
    // Only this edit is taken back, not what others have in candidate.
    if (clean) operations.discardChanges(session);
    else operations.copyConfig(session, 'candidate', before);
    throw error;
  }
}

/** Gives an object that exists already the words by which clients know it. */
function asDevicesSay(error: unknown): unknown {
  if (!(error instanceof ProtocolError) || error.tag !== 'data-exists' || !error.details.path) return error;
  const path = formatXmlPath(error.details.path).text;
  return new ProtocolError('data-exists', `object already exists: ${path}`, error.details);
}
