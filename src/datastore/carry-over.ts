import type { Schema } from '../../codegen/index.ts';
import { ProtocolError } from '../data/error.ts';
import { validateConfig } from '../data/validate/validate.ts';
import type { DatastoreName, Tree } from './contract.ts';
import { type Fitted, fitInSteps, fitTree } from './storage/fit-tree.ts';

/** At most this many places are named. */
const namedAtMost = 20;

/**
 * The content of datastores under another schema. All objects are new, also where nothing changed: what others keep by
 * object (defaults, texts, versions) was made under the old schema. Each object is made once, so trees that share
 * parts do so again, and what was done in steps before is not done again when the schemas are exchanged.
 */
export class CarryOver {
  readonly schema: Schema;
  readonly #fitted: Fitted = new WeakMap();
  readonly #valid: ReadonlySet<Tree>;

  /** `valid` are trees of the datastores that are known to be valid configurations under the schema. */
  constructor(schema: Schema, valid: Iterable<Tree> = []) {
    this.schema = schema;
    this.#valid = new Set(valid);
  }

  /** Carries a tree step by step: other work can be done between them, also what changes the datastore. */
  steps(tree: Tree): Generator<void> {
    return fitInSteps(this.schema, tree, this.#fitted);
  }

  /** A tree, carried over; throws ProtocolError `in-use` that names data that has no place any more. */
  carry(name: DatastoreName, tree: Tree): Tree {
    const { tree: carried, unfit } = fitTree(this.schema, tree, this.#fitted);
    if (unfit.length === 0) return carried;
    throw ProtocolError.combine(
      unfit.slice(0, namedAtMost).map(({ path, reason }) => {
        const message = `${name} holds ${path}, which then ${reason}: delete it first`;
        return new ProtocolError('in-use', message, { appTag: 'data-present' });
      }),
    );
  }

  /**
   * Throws what is wrong with a configuration that was carried over. There is little to do where it comes from one
   * that is known to be valid: `also`, or those given.
   */
  validate(carried: Tree, also?: Tree): void {
    const known = [...this.#valid].map((tree) => this.#fitted.get(tree)).filter((tree) => tree !== undefined);
    if (!known.includes(carried)) validateConfig(this.schema, carried, also ?? known[0]);
  }
}
