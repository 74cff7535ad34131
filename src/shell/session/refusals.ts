/** Errors of the core, in the words of IOS. */
import { ProtocolError } from '../../data/error.ts';
import type { Core, User } from '../../server/contract.ts';
import { type Lines, Refusal } from './context.ts';

/** Undefined for what is no refusal but a mistake of ours. */
export function linesOf(error: unknown, core: Core): Lines | undefined {
  if (error instanceof Refusal) return error.lines;
  if (!(error instanceof ProtocolError)) return undefined;
  switch (error.tag) {
    case 'lock-denied':
    case 'in-use':
      return lockedBy(core) ?? ['% Configuration is locked'];
    case 'access-denied':
      return ['% Authorization failed.', ''];
    default:
      return [`% ${error.message}`, ''];
  }
}

/** What IOS XE says while a NETCONF or RESTCONF session holds the configuration; undefined when none does. */
export function lockedBy(core: Core, sessionId?: number): Lines | undefined {
  const lock = core.locks().get('running');
  if (!lock || lock.sessionId === sessionId) return undefined;
  const user: User | undefined = core.sessions.get(lock.sessionId)?.user;
  return [
    `Configuration mode is locked by process '${lock.sessionId}' user '${user?.name ?? 'unknown'}' from terminal '0'. Please try later.`,
  ];
}
