import { ProtocolError } from '../data/error.ts';
import type { DatastoreName, Lock } from './contract.ts';

/** Session id that stands for an owner that is no NETCONF session (RFC 6241 section 7.5). */
const DEVICE = 0;

/** Who has locked which datastore (RFC 6241 sections 7.5 and 7.6). */
export class LockTable {
  readonly #locks = new Map<DatastoreName, Lock>();

  get holders(): ReadonlyMap<DatastoreName, Lock> {
    return this.#locks;
  }

  /** `now`: epoch milliseconds. Throws lock-denied, with the holder, when somebody has the lock, be it the same session. */
  lock(name: DatastoreName, sessionId: number, now: number): void {
    const held = this.#locks.get(name);
    if (held) {
      throw new ProtocolError('lock-denied', `${name} is locked by ${describe(held)}`, {
        type: 'protocol',
        rpcPath: ['lock', 'target', name],
        info: { 'session-id': held.sessionId },
      });
    }
    this.#locks.set(name, { sessionId, since: now });
  }

  /** Throws when the lock is not there, or not this session's. */
  unlock(name: DatastoreName, sessionId: number): void {
    const held = this.#locks.get(name);
    if (held?.sessionId === sessionId) {
      this.#locks.delete(name);
      return;
    }
    const rpcPath = ['unlock', 'target', name];
    if (!held)
      throw new ProtocolError('operation-failed', `${name} is not locked`, { type: 'protocol', rpcPath });
    throw new ProtocolError('lock-denied', `${name} is locked by ${describe(held)}`, {
      type: 'protocol',
      rpcPath,
      info: { 'session-id': held.sessionId },
    });
  }

  /** Throws in-use when somebody else has locked a datastore about to be changed (RFC 6241 appendix A). */
  check(name: DatastoreName, sessionId: number | undefined): void {
    const held = this.#locks.get(name);
    if (!held || sessionId === undefined || held.sessionId === sessionId) return;
    throw new ProtocolError('in-use', `${name} is locked by ${describe(held)}`, {
      type: 'protocol',
      info: { 'session-id': held.sessionId },
    });
  }

  /** Gives up all locks of a session that ends; returns what they were on. */
  release(sessionId: number): readonly DatastoreName[] {
    const names = [...this.#locks].filter(([, lock]) => lock.sessionId === sessionId).map(([name]) => name);
    for (const name of names) this.#locks.delete(name);
    return names;
  }
}

function describe({ sessionId }: Lock): string {
  return sessionId === DEVICE ? 'the device' : `session ${sessionId}`;
}
