import { ProtocolError } from '../../data/error.ts';
import type { Tree } from '../../datastore/contract.ts';
import type { Core, Session } from '../../server/contract.ts';

export interface CommitRequest {
  readonly confirmed: boolean;
  /** Seconds. */
  readonly timeout: number;
  readonly persist: string | undefined;
  readonly persistId: string | undefined;
}

interface Pending {
  /** Running as it was before the first of the commits that wait. */
  readonly before: Tree;
  /** Set when any session that knows it may confirm; else only the one that began. */
  readonly persist: string | undefined;
  readonly session: Session;
  cancelTimer(): void;
}

/**
 * Commits that are taken back unless they are confirmed in time (RFC 6241 section 8.4). There is at most one at a
 * time in a server. Follow-up commits and confirmations need the session, or the persist-id, that it began with.
 */
export class ConfirmedCommits {
  private readonly core: Core;
  private pending: Pending | undefined;

  constructor(core: Core) {
    this.core = core;
  }

  /** The session that keeps others from locking running, if any (RFC 6241 section 7.5). */
  get holder(): Session | undefined {
    return this.pending?.session;
  }

  commit(session: Session, request: CommitRequest): void {
    const { confirmed, timeout, persist, persistId } = request;
    const before = this.pending?.before ?? this.core.tree('running');
    this.check(session, persistId, 'commit');
    this.core.operations.commit(session);
    const { pending } = this;
    pending?.cancelTimer();
    this.pending = undefined;
    if (!confirmed) {
      if (pending) this.publish('complete', session);
      return;
    }
    const { clock } = this.core;
    this.pending = {
      before,
      persist: persist ?? persistId,
      session,
      cancelTimer: clock.schedule(clock.now() + timeout * 1000, () => this.rollBack('timeout', undefined)),
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
    if (pending && pending.session === session && pending.persist === undefined)
      this.rollBack('cancel', session);
  }

  /** The server stops: what was not confirmed by then is taken back, as after any restart. */
  close(): void {
    this.rollBack('cancel', undefined);
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
    if (pending.session !== session) {
      const message = `a confirmed commit of session ${pending.session.id} waits`;
      throw new ProtocolError('in-use', message, { type: 'protocol' });
    }
  }

  private rollBack(event: 'timeout' | 'cancel', session: Session | undefined): void {
    const { pending } = this;
    if (!pending) return;
    pending.cancelTimer();
    this.pending = undefined;
    this.core.log.info({ event }, 'confirmed commit taken back');
    this.core.replace('running', pending.before);
    this.publish(event, session);
  }

  /** netconf-confirmed-commit (RFC 6470 section 2.5). */
  private publish(event: string, session: Session | undefined, timeout?: number): void {
    this.core.events.publish('ietf-netconf-notifications:netconf-confirmed-commit', {
      ...(session ? { username: session.user.name, 'session-id': session.id } : { server: [null] }),
      'confirm-event': event,
      ...(timeout === undefined ? {} : { timeout }),
    });
  }
}
