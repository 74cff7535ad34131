/**
 * Datastores: named pointers to immutable trees (RFC 6241 section 5, RFC 8342). Every change goes through a
 * transaction in phases: edit, transform, validate, prepare, store (durable), swap, apply.
 */
import type { JsonObject, JsonValue, Schema } from '../../codegen/index.ts';
import type { Change } from '../data/diff/diff.ts';
import type { DefaultOperation } from '../data/edit/edit-node.ts';

export type DatastoreName = 'running' | 'candidate' | 'startup';

/** Root of an instance tree: members are `module:name`. Never changed in place. */
export type Tree = JsonObject;

export interface Lock {
  readonly sessionId: number;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** What a commit is about to do, given to participants. */
export interface Transaction {
  readonly datastore: DatastoreName;
  readonly before: Tree;
  readonly after: Tree;
  /** Changes from before to after, computed once on first use. */
  readonly changes: readonly Change[];
  /** Session that commits; undefined for the device itself. */
  readonly sessionId: number | undefined;
  readonly username: string | undefined;
}

/**
 * Whoever takes part in changes of running (the device). Order: `transform` of all, validation, `prepare` of all,
 * then storage, then `apply` of all. A throw from the first two aborts the commit, and nothing has changed.
 */
export interface CommitParticipant {
  /** May return an adjusted tree, such as one in which two models that show the same thing agree. Must be pure. */
  transform?(before: Tree, after: Tree): Tree;
  /** Refuses by throwing a ProtocolError. Must not have effects. */
  prepare?(transaction: Transaction): void;
  /** The change is in force and durable. Must not throw. */
  apply?(transaction: Transaction): void;
}

/** Key-value and tree storage. One implementation in SQLite, one in memory. All writes are durable on return. */
export interface Storage {
  /** The stored tree, or undefined when there is none. */
  loadTree(name: DatastoreName): Tree | undefined;
  /** Replaces the stored tree; `undefined` deletes it. */
  saveTree(name: DatastoreName, tree: Tree | undefined): void;
  /**
   * Stores what led to a tree, for all datastores that are to hold it or for none, at a cost in proportion to the
   * changes: appends them to a log, compacted now and then.
   */
  appendChanges(names: readonly DatastoreName[], after: Tree, changes: readonly Change[]): void;
  get(key: string): JsonValue | undefined;
  set(key: string, value: JsonValue): void;
  /** Several writes, all or none. */
  transaction(work: () => void): void;
  close(): void;
}

/** How an edit is applied: the parameters of `<edit-config>` (RFC 6241 section 7.2). */
export interface EditOptions {
  readonly target: 'running' | 'candidate';
  readonly defaultOperation?: DefaultOperation | undefined;
  readonly testOption?: 'test-then-set' | 'set' | 'test-only' | undefined;
  readonly errorOption?: 'stop-on-error' | 'continue-on-error' | 'rollback-on-error' | undefined;
  /** Whether startup becomes what running is then, in the same step; only for edits of running. */
  readonly startupFollows?: boolean | undefined;
}

/** Who asks for a change; a session id of undefined is the device itself, which no lock keeps out. */
export interface Who {
  readonly sessionId: number | undefined;
  readonly username: string | undefined;
}

export interface DatastoreOptions {
  readonly schema: Schema;
  readonly storage: Storage;
  /** True: clients edit candidate and commit; false: they write running directly (`:writable-running`). */
  readonly candidate: boolean;
  /** What is durable: `running` (every change; XR and --no-device) or `startup` (after save-config; XE). */
  readonly durable: 'running' | 'startup';
  /** Contents at first start. */
  readonly initial: Tree;
}
