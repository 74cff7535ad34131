import { editAt } from '../../data/path/edit-at.ts';
import { valueAt } from '../../data/path/value-at.ts';
import type { Exchange } from '../exchange.ts';
import { isNotModified } from '../preconditions.ts';
import { methodNotAllowed, notFound } from '../refusal.ts';
import { noContent, type Reply } from '../reply.ts';
import type { Target } from '../target.ts';
import { editedTree, writeRunning } from '../write-running.ts';

/** DELETE: the resource goes, with all below it; 404 when it is not there (RFC 8040 section 4.7). */
export function remove(exchange: Exchange, { path, allow, whole }: Target): Reply {
  const { core, tags } = exchange.face;
  if (!allow.includes('DELETE')) {
    const why = whole ? 'DELETE needs the keys of a list entry' : 'DELETE is not for this resource';
    throw methodNotAllowed(allow, why);
  }
  exchange.query([]);
  if (valueAt(editedTree(core), path) === undefined) throw notFound({ path });
  isNotModified(exchange, () => tags.of(path), true);
  writeRunning(exchange, editAt(core.schema, path, 'delete'));
  return noContent;
}
