import type { Clock, Session, SessionRegistry, TerminationReason } from './contract.ts';

export interface SessionEvents {
  opened?(session: Session): void;
  closed?(session: Session, reason: TerminationReason, killedBy: number | undefined): void;
}

/**
 * All open sessions, of every face, their ids counted from `firstId` on. `listeners` get each opening and closing (lock release, notifications).
 * Counters follow RFC 6022 section 2.1.5.
 */
export function createSessionRegistry(clock: Clock, listeners: SessionEvents, firstId = 1): SessionRegistry {
  const open = new Map<number, Session>();
  let nextId = firstId;
  const totals = {
    startTime: clock.now(),
    inBadHellos: 0,
    inSessions: 0,
    droppedSessions: 0,
    inRpcs: 0,
    inBadRpcs: 0,
    outRpcErrors: 0,
    outNotifications: 0,
  };
  return {
    totals,
    open(init) {
      const session: Session = {
        id: nextId++,
        ...init,
        loginTime: clock.now(),
        counters: { inRpcs: 0, inBadRpcs: 0, outRpcErrors: 0, outNotifications: 0 },
      };
      open.set(session.id, session);
      if (session.transport === 'netconf-ssh') totals.inSessions++;
      listeners.opened?.(session);
      return session;
    },
    close(session, reason, killedBy) {
      if (!open.delete(session.id)) return;
      if (reason === 'bad-hello') totals.inBadHellos++;
      if (reason === 'dropped') totals.droppedSessions++;
      listeners.closed?.(session, reason, killedBy);
    },
    get: (id) => open.get(id),
    list: () => [...open.values()],
  };
}
