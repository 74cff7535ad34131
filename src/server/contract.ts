/**
 * The core that the faces (NETCONF, RESTCONF, shell) and the device share: sessions, operations, RPC handlers,
 * state providers, event streams. A face parses a request, calls one of these, and renders the result.
 */
import type { JsonObject, NotificationNode, RpcNode, Schema } from '../../codegen/index.ts';
import type { DefaultOperation, EditNode } from '../data/edit/edit-node.ts';
import type { Selection } from '../data/filter/selection.ts';
import type { InstancePath } from '../data/path/instance-path.ts';
import type { CarryOver } from '../datastore/carry-over.ts';
import type { CommitParticipant, DatastoreName, Lock, Tree } from '../datastore/contract.ts';

export interface User {
  readonly name: string;
  /** IOS privilege, 0 to 15. Below 15 a user may not use NETCONF or RESTCONF beyond what NACM rules permit. */
  readonly privilege: number;
}

export interface SessionCounters {
  inRpcs: number;
  inBadRpcs: number;
  outRpcErrors: number;
  outNotifications: number;
}

export interface Session {
  readonly id: number;
  readonly user: User;
  readonly transport: 'netconf-ssh' | 'restconf' | 'shell' | 'internal';
  readonly sourceHost: string;
  /** Epoch milliseconds. */
  readonly loginTime: number;
  readonly counters: SessionCounters;
  /** Ends the session from outside (kill-session, reload, shutdown). Set by the face. */
  terminate(reason: TerminationReason, killedBy?: number): void;
}

export type TerminationReason = 'closed' | 'killed' | 'dropped' | 'timeout' | 'bad-hello' | 'other';

/** How default values are reported (RFC 6243). */
export type WithDefaults = 'report-all' | 'report-all-tagged' | 'trim' | 'explicit';

export type ErrorOption = 'stop-on-error' | 'continue-on-error' | 'rollback-on-error';
export type TestOption = 'test-then-set' | 'set' | 'test-only';

/** Parameters of a commit (RFC 6241 section 8.4.5). */
export interface CommitRequest {
  /** To be taken back unless it is confirmed within `timeout` seconds. */
  readonly confirmed?: boolean;
  readonly timeout?: number;
  /** Lets any session that knows it confirm, and outlives the session. */
  readonly persist?: string | undefined;
  readonly persistId?: string | undefined;
  /** Whether startup becomes what running is then, in the same step. */
  readonly startupFollows?: boolean;
}

export interface EditOptions {
  readonly target: 'running' | 'candidate';
  readonly defaultOperation?: DefaultOperation;
  readonly testOption?: TestOption;
  readonly errorOption?: ErrorOption;
  /** Whether startup becomes what running is then, in the same step; only for edits of running. */
  readonly startupFollows?: boolean;
}

/**
 * The operations. All throw ProtocolError; all check locks and access (RFC 8341) for `session`.
 * Reads are synchronous on a snapshot. Writes return when they are durable.
 */
export interface Operations {
  /** `<get-config>`: configuration of one datastore. */
  getConfig(session: Session, source: DatastoreName, selection?: Selection): Tree;
  /** `<get>`: running configuration and state together. State providers outside the selection are not run. */
  get(session: Session, selection?: Selection): Tree;
  /** `<edit-config>` and every RESTCONF write. Running: edited, validated and in force on return. */
  edit(session: Session, edit: EditNode, options: EditOptions): void;
  /** `<copy-config>` between datastores or from inline configuration. */
  copyConfig(session: Session, target: DatastoreName, source: DatastoreName | Tree): void;
  deleteConfig(session: Session, target: 'startup'): void;
  lock(session: Session, target: DatastoreName): void;
  unlock(session: Session, target: DatastoreName): void;
  /** `<commit>`; with a request also confirmed and confirming ones (RFC 6241 section 8.4). */
  commit(session: Session, request?: CommitRequest): void;
  cancelCommit(session: Session, persistId: string | undefined): void;
  discardChanges(session: Session): void;
  validate(session: Session, source: DatastoreName | Tree): void;
  killSession(session: Session, sessionId: number): void;
  /** Throws access-denied unless the session may call an operation that a face carries out itself (get-schema). */
  checkExec(session: Session, moduleName: string, rpcName: string): void;
  /** Calls an RPC (or action, at `path`) of a module; resolves to the output's members, undefined for `<ok/>`. */
  invoke(
    session: Session,
    rpc: RpcNode,
    input: JsonObject,
    path?: InstancePath,
  ): Promise<JsonObject | undefined>;
}

/** Computes a piece of state. Registered for one container or list; called only when a read can see it. */
export interface StateProvider {
  /** The data node whose value is provided: given as schema path without choices, `module:a/b`. */
  readonly path: readonly string[];
  /**
   * The value in RFC 7951 form (of a list: its entries), or undefined when there is none. The types that are generated
   * from the schema say what fits.
   */
  read(now: number): object | string | number | boolean | undefined;
}

export type RpcHandler = (
  input: JsonObject,
  context: { readonly session: Session; readonly path: InstancePath },
) => JsonObject | undefined | Promise<JsonObject | undefined>;

/** An event as sent to streams (RFC 5277; RFC 8040 section 6). */
export interface EventRecord {
  /** Epoch milliseconds. */
  readonly time: number;
  readonly notification: NotificationNode;
  readonly content: JsonObject;
}

export interface StreamInfo {
  readonly name: string;
  readonly description: string;
  readonly replaySupport: boolean;
  /** Epoch milliseconds. */
  readonly replayLogCreationTime: number;
}

export interface Subscription {
  close(): void;
}

/** Event streams with replay from a bounded log. */
export interface Events {
  readonly streams: readonly StreamInfo[];
  publish(notification: string, content: JsonObject): void;
  /**
   * Delivers records that the session may read. With `replayFrom`, first those logged since then, followed by
   * `onReplayComplete`; with `stopTime` in the past, ends after the replay.
   */
  subscribe(
    session: Session,
    options: { stream: string; replayFrom?: number; stopTime?: number },
    sink: {
      onEvent(record: EventRecord): void;
      onReplayComplete?(): void;
      onComplete?(): void;
    },
  ): Subscription;
}

/** Time, passed in everywhere (idea 5). Milliseconds since the epoch. */
export interface Clock {
  now(): number;
  /** Runs `work` once at or after `at`; returns the way to cancel it. */
  schedule(at: number, work: () => void): () => void;
}

export interface Logger {
  /** True when debug lines are printed: what costs time to find out is looked for only then. */
  readonly verbose?: boolean;
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** How the server presents itself; a device profile sets it, with defaults for `--no-device`. */
export interface Personality {
  /** `xe`, `xr`: hello and messages as IOS XE or IOS XR prints them; `plain`: neutral. */
  readonly style: 'xe' | 'xr' | 'plain';
  readonly candidate: boolean;
  /** True when a startup datastore is advertised (`:startup`). */
  readonly startup: boolean;
}

/** Modules were added, removed or exchanged. */
export interface ModulesChange {
  readonly before: Schema;
  readonly after: Schema;
  /** Who did it; undefined for the server itself. */
  readonly session: Session | undefined;
}

/** What the faces and the device are given. */
export interface Core {
  /** The schema in force. It may be another one in the next turn of the event loop: ask again, or use `perSchema`. */
  readonly schema: Schema;
  readonly personality: Personality;
  readonly operations: Operations;
  readonly events: Events;
  /** The device's time. */
  readonly clock: Clock;
  /** Real time, for connections: their timeouts do not follow a virtual clock. */
  readonly wallClock: Clock;
  readonly log: Logger;
  readonly sessions: SessionRegistry;
  readonly users: UserStore;
  /** Current tree of a datastore, without access control: for the device and for state of the server itself. */
  tree(name: DatastoreName): Tree;
  /** Changes a datastore from inside (save-config, reload), through the same transaction and participants. */
  replace(name: DatastoreName, tree: Tree): void;
  /** What each datastore holds; a candidate without changes is left out. */
  trees(): { readonly [Name in DatastoreName]?: Tree };
  /**
   * Puts another schema in force, with all data carried over to it; `store` makes the change durable. Throws ProtocolError
   * `in-use` while others hold locks, a confirmed commit waits, or data is there that the schema has no place for, and
   * what validation finds; nothing has changed then.
   */
  replaceSchema(carryOver: CarryOver, session: Session | undefined, store: () => void): void;
  /** Calls back after each change of the schema. */
  onModulesChange(listener: (change: ModulesChange) => void): void;
  locks(): ReadonlyMap<DatastoreName, Lock>;
  /** Takes back a commit that nobody confirmed; to be called once, at the end. */
  close(): void;
  addParticipant(participant: CommitParticipant): void;
  addStateProvider(provider: StateProvider): void;
  /** Registers the handler of an RPC or action by `module:name` or schema path. */
  handle(rpc: string, handler: RpcHandler): void;
}

export interface SessionRegistry {
  /** Registers a session (and publishes netconf-session-start for NETCONF ones); ids count up from the personality's base. */
  open(init: {
    user: User;
    transport: Session['transport'];
    sourceHost: string;
    terminate: Session['terminate'];
  }): Session;
  close(session: Session, reason: TerminationReason, killedBy?: number): void;
  get(id: number): Session | undefined;
  list(): readonly Session[];
  /** Server-wide counters of RFC 6022 section 2.1.5. */
  readonly totals: {
    startTime: number;
    inBadHellos: number;
    inSessions: number;
    droppedSessions: number;
    inRpcs: number;
    inBadRpcs: number;
    outRpcErrors: number;
    outNotifications: number;
  };
}

/** Users, shared by all faces. Passwords are kept as salted scrypt hashes in memory. */
export interface UserStore {
  /** Constant-time check; undefined when name or password is wrong. Recent successes are remembered (hashed), so Basic auth is cheap. */
  checkPassword(name: string, password: string): Promise<User | undefined> | User | undefined;
  /** Public keys (OpenSSH wire blobs, base64) accepted for a user. */
  isAuthorizedKey(name: string, algorithm: string, blob: Buffer): User | undefined;
  find(name: string): User | undefined;
}
