import type { Schema } from '../../codegen/index.ts';
import type { Change } from '../data/diff/diff.ts';
import { diffTrees } from '../data/diff/diff-trees.ts';
import type { DatastoreName, Transaction, Tree, Who } from './contract.ts';

/** A change about to be made; what it changes is worked out when first asked for. */
export function newTransaction(
  schema: Schema,
  datastore: DatastoreName,
  before: Tree,
  after: Tree,
  who: Who,
): Transaction {
  let changes: readonly Change[] | undefined;
  return {
    datastore,
    before,
    after,
    get changes() {
      changes ??= diffTrees(schema, before, after);
      return changes;
    },
    sessionId: who.sessionId,
    username: who.username,
  };
}
