import type { Schema } from '../../codegen/index.ts';
import { ProtocolError } from '../data/error.ts';
import type { DatastoreName, Tree } from './contract.ts';
import { fitTree } from './storage/fit-tree.ts';

/** At most this many places are named. */
const namedAtMost = 20;

/**
 * A datastore's content under another schema. All objects are new, also where nothing changed: what others keep by
 * object (defaults, texts, versions) was made under the old schema. `problems` names data that has no place any more.
 */
export function carryTree(
  schema: Schema,
  name: DatastoreName,
  tree: Tree,
): { readonly tree: Tree; readonly problems: readonly ProtocolError[] } {
  const { tree: carried, unfit } = fitTree(schema, tree);
  const problems = unfit.slice(0, namedAtMost).map(({ path, reason }) => {
    const message = `${name} holds ${path}, which then ${reason}: delete it first`;
    return new ProtocolError('in-use', message, { appTag: 'data-present' });
  });
  return { tree: carried, problems };
}
