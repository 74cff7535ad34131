import type { JsonObject } from '../../codegen/index.ts';
import { ProtocolError } from '../data/error.ts';
import type { Storage, Tree } from '../datastore/contract.ts';
import type { Datastores } from '../datastore/datastores.ts';
import type { Clock, CommitRequest, Events, Logger, Session } from './contract.ts';

/** What confirmed commits work on. */
export interface CommitParts {
  readonly datastores: Datastores;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly events: Events;
  readonly log: Logger;
}

/** Where the configuration to go back to is kept, in case the process ends before a commit is confirmed. */
const storageKey = 'confirmed-commit';

const device = { sessionId: undefined, username: undefined };
/** How long to wait, in milliseconds, before a commit is taken back again that could not be. */
const RETRY = 60_000;

interface Pending {
  /** Running as it was before the first of the commits that wait. */
  readonly before: Tree;
  /** Set when any session that knows it may confirm; else only the one that began. */
  readonly persist: string | undefined;
  readonly session: Session;
  /** False once the session has ended. */
  sessionOpen: boolean;
  cancelTimer: () => void;
}

/**
 * Commits that are taken back unless they are confirmed in time (RFC 6241 section 8.4). There is at most one at a
 * time in a server. Follow-up commits and confirmations need the session, or the persist-id, that it began with.
 */
export class ConfirmedCommits {
  private readonly parts: CommitParts;
  private pending: Pending | undefined;

  /** Takes back what was not confirmed when the process ended (RFC 6241 section 8.4.1: as after a reboot). */
  constructor(parts: CommitParts) {
    this.parts = parts;
    const kept = parts.storage.get(storageKey) as JsonObject | undefined;
    if (!kept?.before) return;
    parts.log.warn({}, 'a commit was not confirmed before the end of the process: taken back');
    parts.datastores.replace('running', kept.before as Tree, device);
    parts.storage.set(storageKey, {});
  }

  /** Throws in-use while a commit waits to be confirmed: what it would go back to must stay what it was. */
  checkNoneWaits(): void {
    if (!this.pending) return;
    const message = 'a confirmed commit waits: confirm or cancel it first';
    throw new ProtocolError('in-use', message, { type: 'protocol' });
  }

  /** Throws lock-denied while another session's commit waits (RFC 6241 section 7.5); 0 stands for one that is gone. */
  checkLock(session: Session): void {
    const holder = this.pending?.session;
    if (!holder || holder === session) return;
    throw new ProtocolError('lock-denied', `session ${holder.id} has a confirmed commit waiting`, {
      type: 'protocol',
      info: { 'session-id': this.pending?.sessionOpen ? holder.id : 0 },
    });
  }

  /** `<commit>`: plain, confirming, or one to be confirmed. */
  commit(session: Session, request: CommitRequest = {}): void {
    const { confirmed = false, timeout = 0, persist, persistId, startupFollows } = request;
    const { datastores, storage, clock } = this.parts;
    const { pending } = this;
    const before = pending?.before ?? datastores.tree('running');
    this.check(session, persistId, 'commit');
    // Kept before the change is: a process that ends in between only goes back to what there is.
    if (confirmed && !pending) storage.set(storageKey, { before });
    try {
      datastores.commit({ sessionId: session.id, username: session.user.name }, startupFollows);
    } catch (error) {
      if (confirmed && !pending) storage.set(storageKey, {});
      throw error;
    }
    pending?.cancelTimer();
    this.pending = undefined;
    if (!confirmed) {
      if (!pending) return;
      storage.set(storageKey, {});
      this.publish('complete', session);
      return;
    }
    this.pending = {
      before,
      persist: persist ?? persistId,
      session,
      sessionOpen: true,
      cancelTimer: clock.schedule(clock.now() + timeout * 1000, () => this.expire('timeout')),
    };
    this.publish(pending ? 'extend' : 'start', session, timeout);
  }

  /** `<cancel-commit>` (RFC 6241 section 8.4.4.1). */
  cancel(session: Session, persistId: string | undefined): void {
    if (!this.pending) {
      throw new ProtocolError('operation-failed', 'there is no confirmed commit to cancel', {
        type: 'protocol',
      });
    }
    this.check(session, persistId, 'cancel-commit');
    this.rollBack('cancel', session);
  }

  /** A session has ended: its confirmed commit goes with it, unless it is to persist. */
  sessionEnded(session: Session): void {
    const { pending } = this;
    if (pending?.session !== session) return;
    pending.sessionOpen = false;
    if (pending.persist === undefined) this.expire('cancel', session);
  }

  /** The server stops: what was not confirmed by then is taken back, as after any restart. */
  close(): void {
    this.expire('cancel');
    this.pending?.cancelTimer();
  }

  private check(session: Session, persistId: string | undefined, operation: string): void {
    const { pending } = this;
    if (persistId !== undefined && pending?.persist !== persistId) {
      throw new ProtocolError('invalid-value', 'no confirmed commit has this persist-id', {
        type: 'protocol',
        rpcPath: [operation, 'persist-id'],
        info: { 'bad-element': 'persist-id' },
      });
    }
    if (!pending || persistId !== undefined) return;
    if (pending.persist !== undefined) {
      throw new ProtocolError('in-use', 'a confirmed commit waits that needs its persist-id', {
        type: 'protocol',
      });
    }
    // RFC 8040 section 1.4: any RESTCONF edit confirms.
    if (pending.session !== session && session.transport !== 'restconf') {
      const message = `a confirmed commit of session ${pending.session.id} waits`;
      throw new ProtocolError('in-use', message, { type: 'protocol' });
    }
  }

  /** Takes it back when nobody is there to hear of a failure: while it cannot be stored, it is tried again. */
  private expire(event: 'timeout' | 'cancel', session?: Session): void {
    try {
      this.rollBack(event, session);
    } catch (err) {
      const { pending } = this;
      if (!(err instanceof ProtocolError) || !pending) throw err;
      const { clock, log } = this.parts;
      log.error({ err }, 'a commit that nobody confirmed cannot be taken back; tried again in a minute');
      pending.cancelTimer();
      pending.cancelTimer = clock.schedule(clock.now() + RETRY, () => this.expire(event, session));
    }
  }

  /** Throws ProtocolError when it cannot be stored; then the commit waits as before. */
  private rollBack(event: 'timeout' | 'cancel', session: Session | undefined): void {
    const { pending } = this;
    if (!pending) return;
    const { datastores, storage, log } = this.parts;
    datastores.replace('running', pending.before, device);
    storage.set(storageKey, {});
    pending.cancelTimer();
    this.pending = undefined;
    log.info({ event }, 'confirmed commit taken back');
    this.publish(event, session);
  }

  /** netconf-confirmed-commit (RFC 6470 section 2.5). */
  private publish(event: string, session: Session | undefined, timeout?: number): void {
    this.parts.events.publish('ietf-netconf-notifications:netconf-confirmed-commit', {
      ...(session ? { username: session.user.name, 'session-id': session.id } : { server: [null] }),
      'confirm-event': event,
      ...(timeout === undefined ? {} : { timeout }),
    });
  }
}
