import type { Schema } from '../../codegen/index.ts';
import type { Change } from '../data/diff/diff.ts';
import { applyEdit } from '../data/edit/apply-edit.ts';
import type { EditNode } from '../data/edit/edit-node.ts';
import { reconcile } from '../data/edit/reconcile.ts';
import { ProtocolError } from '../data/error.ts';
import { validateConfig } from '../data/validate/validate.ts';
import type { CarryOver } from './carry-over.ts';
import type {
  CommitParticipant,
  DatastoreName,
  DatastoreOptions,
  EditOptions,
  Storage,
  Transaction,
  Tree,
  Who,
} from './contract.ts';
import { LockTable } from './locks.ts';
import { newTransaction } from './transaction.ts';

export type { Who } from './contract.ts';

const EMPTY: Tree = {};

/**
 * The configuration datastores (RFC 6241 section 5; RFC 8342 section 5): running, candidate and startup.
 *
 * Each is a pointer to a tree that never changes. A change of running is made beside it, checked, stored and then
 * put in its place in one step, so readers see all of it or nothing, and a failure anywhere before leaves no trace.
 * The candidate is running itself until it is first edited; a commit sets running to the candidate's content, also
 * where running was changed by others in the meantime (RFC 6241 section 8.3.4.1): lock both to be safe from that.
 */
export class Datastores {
  readonly locks = new LockTable();
  #schema: Schema;
  readonly #storage: Storage;
  readonly #hasCandidate: boolean;
  readonly #durable: 'running' | 'startup';
  readonly #participants: CommitParticipant[] = [];
  #running: Tree;
  /** Undefined while it is the same as running. */
  #candidate: Tree | undefined;
  /** Undefined when there is none, as after delete-config. */
  #startup: Tree | undefined;
  /** False while running holds what is not valid: stored under an older schema, or an invalid initial tree. */
  #runningIsValid: boolean;
  #changing = false;

  constructor(options: DatastoreOptions) {
    this.#schema = options.schema;
    this.#storage = options.storage;
    this.#hasCandidate = options.candidate;
    this.#durable = options.durable;
    this.#startup = options.storage.loadTree('startup');
    const stored = options.durable === 'running' ? options.storage.loadTree('running') : this.#startup;
    this.#running = stored ?? reconcile(options.schema.root, undefined, options.initial);
    if (!stored && options.durable === 'running') options.storage.saveTree('running', this.#running);
    this.#runningIsValid = this.#problemsOf(this.#running).length === 0;
  }

  /** Content of a datastore; of a startup that was deleted nothing. */
  tree(name: DatastoreName): Tree {
    if (name === 'candidate') return this.#candidate ?? this.#running;
    return name === 'running' ? this.#running : (this.#startup ?? EMPTY);
  }

  /** Whether there is a startup configuration at all. */
  get hasStartup(): boolean {
    return this.#startup !== undefined;
  }

  /** True while the candidate holds changes that were neither committed nor discarded. */
  get candidateIsDirty(): boolean {
    return this.#candidate !== undefined && this.#candidate !== this.#running;
  }

  /** What is wrong with running as it was found at the start; empty as a rule. */
  get startProblems(): readonly ProtocolError[] {
    return this.#runningIsValid ? [] : this.#problemsOf(this.#running);
  }

  addParticipant(participant: CommitParticipant): void {
    this.#participants.push(participant);
  }

  /**
   * Edits running (in force on return) or the candidate (checked as a whole when it is committed, or at once with
   * `test-then-set`). With `continue-on-error` the rest of the edit is done before the errors are thrown.
   */
  edit(edit: EditNode, options: EditOptions, who: Who): void {
    const { target, testOption } = options;
    this.#checkWritable(target, who);
    const before = this.tree(target);
    const { tree, errors } = applyEdit(this.#schema, before, edit, options);
    if (errors.length > 0 && options.errorOption !== 'continue-on-error') throw ProtocolError.combine(errors);
    if (testOption === 'test-only') this.validate(tree);
    else if (target === 'running') this.#changeRunning(tree, who, options.startupFollows);
    else {
      if (testOption === 'test-then-set') this.validate(tree);
      this.#setCandidate(tree);
    }
    if (errors.length > 0) throw ProtocolError.combine(errors);
  }

  /** Puts a whole tree in the place of a datastore's content (copy-config, delete-config with undefined). */
  replace(name: DatastoreName, tree: Tree | undefined, who: Who): void {
    this.#checkWritable(name, who);
    const fresh = tree && reconcile(this.#schema.root, this.tree(name), tree);
    if (name === 'startup') this.#setStartup(fresh);
    else if (name === 'candidate') this.#setCandidate(fresh ?? EMPTY);
    else this.#changeRunning(fresh ?? EMPTY, who);
  }

  /**
   * Makes the candidate's content running's (RFC 6241 section 8.3.4.1), and startup's, too, if that is to follow.
   * Fails as a whole or not at all.
   */
  commit(who: Who, startupFollows = false): void {
    this.#checkWritable('candidate', who);
    this.#checkWritable('running', who);
    if (this.#candidate === undefined && !startupFollows) return;
    this.#changeRunning(this.#candidate ?? this.#running, who, startupFollows);
    this.#candidate = undefined;
  }

  /** Makes the candidate the same as running again (RFC 6241 section 8.3.4.2). */
  discard(who: Who = { sessionId: undefined, username: undefined }): void {
    this.#checkWritable('candidate', who);
    this.#candidate = undefined;
  }

  /** Throws all that is wrong with a tree (RFC 6241 section 8.6.4.1). */
  validate(tree: Tree): void {
    validateConfig(this.#schema, tree, this.#runningIsValid ? this.#running : undefined);
  }

  /** RFC 6241 section 7.5: a candidate with pending changes, whoever made them, cannot be locked. */
  lock(name: DatastoreName, sessionId: number, now: number): void {
    this.#checkExists(name);
    if (name === 'candidate' && this.candidateIsDirty && !this.locks.holders.has(name)) {
      throw new ProtocolError('resource-denied', 'the candidate has changes that are not committed', {
        type: 'protocol',
        rpcPath: ['lock', 'target', name],
      });
    }
    this.locks.lock(name, sessionId, now);
  }

  /** Giving up the lock of the candidate discards its changes (RFC 6241 section 8.3.5.2). */
  unlock(name: DatastoreName, sessionId: number): void {
    this.#checkExists(name);
    this.locks.unlock(name, sessionId);
    if (name === 'candidate') this.#candidate = undefined;
  }

  /** For a session that ends: as unlocking all it has locked. */
  release(sessionId: number): void {
    if (this.locks.release(sessionId).includes('candidate')) this.#candidate = undefined;
  }

  /**
   * Carries all trees over to another schema. Throws ProtocolError `in-use` that names what it has no place for, and
   * what validation finds in running or startup if that was valid before. Gives the work that puts the trees in place;
   * until then nothing has changed.
   */
  carryOver(to: CarryOver): () => void {
    const carried = new Map<Tree, Tree>();
    const problems: ProtocolError[] = [];
    for (const [name, tree] of Object.entries(this.trees) as [DatastoreName, Tree][]) {
      try {
        carried.set(tree, to.carry(name, tree));
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        problems.push(...error.all);
      }
    }
    if (problems.length > 0) throw ProtocolError.combine(problems);
    const running = this.#transformed(carried.get(this.#running)!);
    const startup = this.#startup && carried.get(this.#startup);
    if (this.#runningIsValid) to.validate(running);
    if (startup) this.#validateStartup(to, startup, this.#runningIsValid ? running : undefined);
    return () => {
      this.#candidate = this.#candidate && carried.get(this.#candidate);
      this.#running = running;
      this.#startup = startup;
      this.#schema = to.schema;
    };
  }

  /** Throws what is wrong with startup under another schema, unless something is wrong with it now. */
  #validateStartup(to: CarryOver, startup: Tree, running: Tree | undefined): void {
    try {
      to.validate(startup, running);
    } catch (error) {
      if (this.#problemsOf(this.#startup!).length === 0) throw error;
    }
  }

  /** What each datastore holds; a candidate that is running is left out. */
  get trees(): { readonly [Name in DatastoreName]?: Tree } {
    return {
      running: this.#running,
      ...(this.#startup && { startup: this.#startup }),
      ...(this.#candidate && { candidate: this.#candidate }),
    };
  }

  /** Running as all participants have it. What they cannot do without, a schema may lack. */
  #transformed(tree: Tree): Tree {
    try {
      return this.#participants.reduce((after, { transform }) => transform?.(after, after) ?? after, tree);
    } catch (error) {
      if (error instanceof ProtocolError) throw error;
      throw new ProtocolError('in-use', `the device needs what would be gone: ${(error as Error).message}`);
    }
  }

  #setCandidate(tree: Tree): void {
    this.#candidate = tree === this.#running ? undefined : tree;
  }

  #setStartup(tree: Tree | undefined): void {
    this.#storeStartup(tree);
    this.#startup = tree;
  }

  #storeStartup(tree: Tree | undefined): void {
    const before = this.#startup;
    if (tree === before) return;
    if (before && tree) {
      const { changes } = newTransaction(this.#schema, 'startup', before, tree, DEVICE);
      this.#append(['startup'], tree, changes);
    } else this.#storage.saveTree('startup', tree);
  }

  /** The phases of a change of running, as `CommitParticipant` describes them. */
  #changeRunning(wanted: Tree, who: Who, startupFollows = false): void {
    if (this.#changing) throw new TypeError('running cannot be changed from within a change of running');
    if (startupFollows) this.#checkWritable('startup', who);
    this.#changing = true;
    const before = this.#running;
    try {
      let after = wanted;
      for (const participant of this.#participants) after = participant.transform?.(before, after) ?? after;
      if (after === before) {
        if (startupFollows) this.#setStartup(after);
        return;
      }
      validateConfig(this.#schema, after, this.#runningIsValid ? before : undefined);
      const transaction = newTransaction(this.#schema, 'running', before, after, who);
      for (const participant of this.#participants) participant.prepare?.(transaction);
      this.#store(transaction, startupFollows);
      this.#running = after;
      if (startupFollows) this.#startup = after;
      this.#runningIsValid = true;
      this.#changing = false;
      if (transaction.changes.length > 0) this.#applyAll(transaction);
    } finally {
      this.#changing = false;
    }
  }

  /** Has on record what running, and startup if that follows, are to be: both or neither. */
  #store({ before, after, changes }: Transaction, startupFollows: boolean): void {
    const running = this.#durable === 'running' ? (['running'] as const) : [];
    if (!startupFollows) this.#append(running, after, changes);
    else if (this.#startup === before) this.#append([...running, 'startup'], after, changes);
    else {
      this.#storage.transaction(() => {
        this.#append(running, after, changes);
        this.#storeStartup(after);
      });
    }
  }

  #append(names: readonly DatastoreName[], after: Tree, changes: readonly Change[]): void {
    if (names.length > 0 && changes.length > 0) this.#storage.appendChanges(names, after, changes);
  }

  /** All participants learn of the change, also when one breaks its promise not to throw. */
  #applyAll(transaction: Transaction): void {
    const failures: unknown[] = [];
    for (const participant of this.#participants) {
      try {
        participant.apply?.(transaction);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  #problemsOf(tree: Tree): readonly ProtocolError[] {
    try {
      validateConfig(this.#schema, tree);
      return [];
    } catch (error) {
      if (error instanceof ProtocolError) return error.all;
      throw error;
    }
  }

  #checkExists(name: DatastoreName): void {
    if (name !== 'candidate' || this.#hasCandidate) return;
    throw new ProtocolError('operation-not-supported', 'there is no candidate configuration', {
      type: 'protocol',
    });
  }

  #checkWritable(name: DatastoreName, who: Who): void {
    this.#checkExists(name);
    this.locks.check(name, who.sessionId);
  }
}

const DEVICE: Who = { sessionId: undefined, username: undefined };
