import type { Core, Session, SessionCounters } from '../../server/contract.ts';

/** Counts an event for a session and for the server (RFC 6022 sections 2.1.4 and 2.1.5). */
export function count({ sessions }: Core, session: Session, counter: keyof SessionCounters): void {
  session.counters[counter]++;
  sessions.totals[counter]++;
}
