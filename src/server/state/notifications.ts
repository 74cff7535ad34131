import type { JsonObject } from '../../../codegen/index.ts';
import { formatInstanceId } from '../../data/path/format.ts';
import type { CommitParticipant } from '../../datastore/contract.ts';
import type { Events, Session, SessionRegistry, TerminationReason } from '../contract.ts';

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

/** Tells of changes of running and startup (RFC 6470 section 2.1). */
export function changeNotifier(events: Events, sessions: SessionRegistry): CommitParticipant {
  return {
    apply({ datastore, changes, sessionId }) {
      if (changes.length === 0 || datastore === 'candidate') return;
      const session = sessionId === undefined ? undefined : sessions.get(sessionId);
      const user = session && {
        username: session.user.name,
        'session-id': session.id,
        ...sourceHost(session),
      };
      events.publish('ietf-netconf-notifications:netconf-config-change', {
        'changed-by': user ?? { server: [null] },
        datastore,
        edit: changes.slice(0, editsAtMost).map(({ operation, path }) => ({
          target: formatInstanceId(path),
          operation: operation === 'move' ? 'merge' : operation,
        })),
      });
    },
  };
}
