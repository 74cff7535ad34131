import type { JsonObject } from '../../../codegen/index.ts';
import { formatInstanceId } from '../../data/path/format.ts';
import type { CommitParticipant } from '../../datastore/contract.ts';
import type { Events, ModulesChange, Session, SessionRegistry, TerminationReason } from '../contract.ts';

/** At most this many edits are listed in one netconf-config-change. */
const editsAtMost = 100;

const sourceHost = ({ sourceHost }: Session): JsonObject =>
  /^[0-9a-fA-F.:]+$/.test(sourceHost) ? { 'source-host': sourceHost } : {};

/** Tells of sessions that begin and end (RFC 6470 sections 2.3 and 2.4). Only NETCONF sessions count. */
export function sessionNotifier(events: Events) {
  const common = (session: Session): JsonObject => ({
    username: session.user.name,
    'session-id': session.id,
    ...sourceHost(session),
  });
  return {
    opened(session: Session) {
      if (session.transport !== 'netconf-ssh') return;
      events.publish('ietf-netconf-notifications:netconf-session-start', common(session));
    },
    closed(session: Session, reason: TerminationReason, killedBy: number | undefined) {
      if (session.transport !== 'netconf-ssh') return;
      events.publish('ietf-netconf-notifications:netconf-session-end', {
        ...common(session),
        ...(killedBy === undefined ? {} : { 'killed-by': killedBy }),
        'termination-reason': reason,
      });
    },
  };
}

/** `changed-by` (RFC 6470 section 2.1): a session, or the server itself. */
export const changedBy = (session: Session | undefined): JsonObject =>
  session
    ? { username: session.user.name, 'session-id': session.id, ...sourceHost(session) }
    : { server: [null] };

/** Tells of other modules: in the form of RFC 8525 section 4, and of RFC 7895 section 2.2. */
export function libraryNotifier(events: Events) {
  return ({ after }: ModulesChange) => {
    events.publish('ietf-yang-library:yang-library-update', { 'content-id': after.contentId });
    events.publish('ietf-yang-library:yang-library-change', { 'module-set-id': after.contentId });
  };
}

/** Tells of changes of running and startup (RFC 6470 section 2.1). */
export function changeNotifier(events: Events, sessions: SessionRegistry): CommitParticipant {
  return {
    apply({ datastore, changes, sessionId }) {
      if (changes.length === 0 || datastore === 'candidate') return;
      const session = sessionId === undefined ? undefined : sessions.get(sessionId);
      events.publish('ietf-netconf-notifications:netconf-config-change', {
        'changed-by': changedBy(session),
        datastore,
        edit: changes.slice(0, editsAtMost).map(({ operation, path }) => ({
          target: formatInstanceId(path),
          operation: operation === 'move' ? 'merge' : operation,
        })),
      });
    },
  };
}
