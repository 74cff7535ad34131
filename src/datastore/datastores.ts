import type { Schema } from '../../codegen/index.ts';
import type { Change } from '../data/diff/diff.ts';
import { diffTrees } from '../data/diff/diff-trees.ts';
import { type ApplyEditOptions, applyEdit } from '../data/edit/apply-edit.ts';
import type { EditNode } from '../data/edit/edit-node.ts';
import { ProtocolError } from '../data/error.ts';
import { validateConfig } from '../data/validate/validate.ts';
import type {
  CommitParticipant,
  DatastoreName,
  DatastoreOptions,
  Storage,
  Transaction,
  Tree,
} from './contract.ts';
import { LockTable } from './locks.ts';

/** Who makes a change; both undefined for the device itself. */
export interface Who {
  readonly sessionId: number | undefined;
  readonly username: string | undefined;
}

export interface DatastoreEdit extends ApplyEditOptions {
  readonly target: 'running' | 'candidate';
  readonly testOption?: 'test-then-set' | 'set' | 'test-only' | undefined;
}

const empty: Tree = {};

/** Running, candidate and startup: pointers to immutable trees (RFC 6241 section 5.1). */
export class Datastores {
  readonly locks = new LockTable();
  readonly #schema: Schema;
  readonly #storage: Storage;
  readonly #durable: DatastoreOptions['durable'];
  readonly #participants: CommitParticipant[] = [];
  #running: Tree;
  #startup: Tree;
  /** Undefined while candidate is what running is. */
  #candidate: Tree | undefined;

  constructor({ schema, storage, durable, initial }: DatastoreOptions) {
    this.#schema = schema;
    this.#storage = storage;
    this.#durable = durable;
    const startup = storage.loadTree('startup');
    const running = durable === 'running' ? storage.loadTree('running') : startup;
    this.#startup = startup ?? (durable === 'startup' ? initial : empty);
    this.#running = running ?? initial;
    validateConfig(schema, this.#running);
  }

  tree(name: DatastoreName): Tree {
    if (name === 'running') return this.#running;
    return name === 'startup' ? this.#startup : (this.#candidate ?? this.#running);
  }

  get candidateIsDirty(): boolean {
    return this.#candidate !== undefined && this.#candidate !== this.#running;
  }

  addParticipant(participant: CommitParticipant): void {
    this.#participants.push(participant);
  }

  /** Applies an edit (RFC 6241 section 7.2). Candidate is only checked for structure, running in full. */
  edit(edit: EditNode, options: DatastoreEdit, who: Who): void {
    const { target, testOption } = options;
    this.locks.check(target, who.sessionId);
    const { tree, errors } = applyEdit(this.#schema, this.tree(target), edit, options);
    if (errors.length > 0 && options.errorOption !== 'continue-on-error') throw ProtocolError.combine(errors);
    if (testOption === 'test-only') {
      if (errors.length > 0) throw ProtocolError.combine(errors);
      validateConfig(this.#schema, tree);
      return;
    }
    if (target === 'candidate') this.#candidate = tree;
    else this.#commit('running', tree, who);
    if (errors.length > 0) throw ProtocolError.combine(errors);
  }

  /** Makes a datastore what `tree` is; undefined empties it (copy-config, delete-config). */
  replace(name: DatastoreName, tree: Tree | undefined, who: Who): void {
    this.locks.check(name, who.sessionId);
    const after = tree ?? empty;
    if (name === 'candidate') this.#candidate = after;
    else this.#commit(name, after, who);
  }

  /** Makes running what candidate is (RFC 6241 section 8.3.4.1). */
  commit(who: Who): void {
    this.locks.check('running', who.sessionId);
    this.locks.check('candidate', who.sessionId);
    if (this.candidateIsDirty) this.#commit('running', this.tree('candidate'), who);
    this.#candidate = undefined;
  }

  discard(who: Who): void {
    this.locks.check('candidate', who.sessionId);
    this.#candidate = undefined;
  }

  validate(tree: Tree): void {
    validateConfig(this.#schema, tree);
  }

  lock(name: DatastoreName, sessionId: number, now: number): void {
    if (name === 'candidate' && this.candidateIsDirty && !this.locks.holders.has('candidate')) {
      throw new ProtocolError(
        'lock-denied',
        'candidate has changes that are not committed: commit or discard',
        {
          type: 'protocol',
          info: { 'session-id': 0 },
        },
      );
    }
    this.locks.lock(name, sessionId, now);
  }

  unlock(name: DatastoreName, sessionId: number): void {
    this.locks.unlock(name, sessionId);
  }

  /** Frees what a session that has ended held; changes in a candidate it had locked are discarded (section 7.5). */
  release(sessionId: number): void {
    if (this.locks.release(sessionId).includes('candidate')) this.#candidate = undefined;
  }

  /** The phases of a change; a throw before the swap leaves everything as it was. */
  #commit(name: 'running' | 'startup', wanted: Tree, who: Who): void {
    const before = this.tree(name);
    const running = name === 'running';
    let after = wanted;
    if (running) {
      for (const participant of this.#participants) after = participant.transform?.(before, after) ?? after;
    }
    if (after === before) return;
    if (running) validateConfig(this.#schema, after, before);
    let changes: readonly Change[] | undefined;
    const schema = this.#schema;
    const transaction: Transaction = {
      datastore: name,
      before,
      after,
      get changes() {
        changes ??= diffTrees(schema, before, after);
        return changes;
      },
      ...who,
    };
    for (const participant of this.#participants) participant.prepare?.(transaction);
    if (this.#durable === name || name === 'startup') {
      this.#storage.appendChanges(name, before, after, transaction.changes);
    }
    if (running) this.#running = after;
    else this.#startup = after;
    for (const participant of this.#participants) participant.apply?.(transaction);
  }
}
