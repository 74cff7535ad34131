import { ProtocolError } from '../data/error.ts';
import type { DatastoreName, Lock } from './contract.ts';

/** Global locks on datastores (RFC 6241 section 7.5). */
export class LockTable {
  readonly #locks = new Map<DatastoreName, Lock>();

  get holders(): ReadonlyMap<DatastoreName, Lock> {
    return this.#locks;
  }

  /** Throws lock-denied with the id of the session that holds the lock. */
  lock(name: DatastoreName, sessionId: number, now: number): void {
    const held = this.#locks.get(name);
    if (held) throw denied(`${name} is already locked by session ${held.sessionId}`, held.sessionId);
    this.#locks.set(name, { sessionId, since: now });
  }

  /** Throws operation-failed when nothing is locked, lock-denied when another session holds the lock. */
  unlock(name: DatastoreName, sessionId: number): void {
    const held = this.#locks.get(name);
    if (!held) throw new ProtocolError('operation-failed', `${name} is not locked`, { type: 'protocol' });
    if (held.sessionId !== sessionId) {
      throw denied(`${name} is locked by session ${held.sessionId}`, held.sessionId);
    }
    this.#locks.delete(name);
  }

  /** Throws in-use when another session holds the lock. The device itself (no session) is never held up. */
  check(name: DatastoreName, sessionId: number | undefined): void {
    const held = this.#locks.get(name);
    if (!held || sessionId === undefined || held.sessionId === sessionId) return;
    throw new ProtocolError('in-use', `${name} is locked by session ${held.sessionId}`, {
      type: 'protocol',
      info: { 'session-id': held.sessionId },
    });
  }

  /** Frees all locks of a session that has ended; returns what they were on. */
  release(sessionId: number): readonly DatastoreName[] {
    const names = [...this.#locks].filter(([, lock]) => lock.sessionId === sessionId).map(([name]) => name);
    for (const name of names) this.#locks.delete(name);
    return names;
  }
}

const denied = (message: string, sessionId: number) =>
  new ProtocolError('lock-denied', message, { type: 'protocol', info: { 'session-id': sessionId } });
