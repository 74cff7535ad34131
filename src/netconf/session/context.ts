import type { Core, Session } from '../../server/contract.ts';
import type { Content } from '../messages/reply.ts';

/** What the operations of all NETCONF sessions of a server share. */
export interface NetconfContext {
  readonly core: Core;
  /** Ids of push subscriptions, from 2147483648 up, as IOS XE gives them. */
  nextSubscriptionId(): number;
  /** Calls back after each change of running, until the function given is called. */
  onCommit(listener: () => void): () => void;
}

/** Makes what the sessions of a server share. */
export function createContext(core: Core): NetconfContext {
  let id = 2147483648;
  const listeners = new Set<() => void>();
  core.addParticipant({
    apply({ datastore }) {
      if (datastore === 'running') for (const listener of [...listeners]) listener();
    },
  });
  return {
    core,
    nextSubscriptionId: () => id++,
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A push subscription in progress. */
export interface Push {
  close(): void;
  /** Sends the whole content again; only where changes are sent. */
  resync?(): void;
}

/** The session that an operation runs in. */
export interface OperationSession {
  readonly session: Session;
  /** True while notifications are sent on the session. */
  readonly subscribed: boolean;
  /** Runs `work` right after the reply has been written: what must not overtake it. */
  afterReply(work: () => void): void;
  /** Sends a notification, unless the session is at its end. */
  notify(time: number, content: string): void;
  /** Keeps the ending of a subscription until the session ends. */
  setSubscription(close: (() => void) | undefined): void;
  readonly pushCount: number;
  /** Keeps a push subscription until it is removed or the session ends. */
  addPush(id: number, push: Push): void;
  /** Ends a push subscription of the session; false when it has none of that id. */
  removePush(id: number): boolean;
  findPush(id: number): Push | undefined;
  /** Ends the session once the reply has been written (close-session). */
  closeAfterReply(): void;
}

/**
 * A request once understood: does it, and gives the content of the reply as XML. Throws ProtocolError. Holds nothing of
 * the session, so that it can be kept and used for the next equal request, of any session.
 */
export type Invocation = (session: OperationSession) => Content | Promise<Content>;
