import { valueAt } from '../../data/path/value-at.ts';
import { bodyOf } from '../body/body-of.ts';
import { readEdit } from '../body/read-edit.ts';
import type { Exchange } from '../exchange.ts';
import { insertOf, insertParameters } from '../insert.ts';
import { lacksAncestor } from '../instance.ts';
import { isNotModified, versionHeaders } from '../preconditions.ts';
import { methodNotAllowed, notFound } from '../refusal.ts';
import { noContent, type Reply } from '../reply.ts';
import type { Target } from '../target.ts';
import { editedTree, writeRunning } from '../write-running.ts';

/** PUT: the resource becomes what the body says; 201 when it was not there before (RFC 8040 section 4.5). */
export async function put(exchange: Exchange, target: Target): Promise<Reply> {
  const { core, tags, targets } = exchange.face;
  const { path } = target;
  if (!target.allow.includes('PUT')) {
    const why = target.whole ? 'PUT needs the keys of a list entry' : 'PUT is not for this resource';
    throw methodNotAllowed(target.allow, why);
  }
  const query = exchange.query(insertParameters);
  const { format } = exchange.contentType(false).encoding;
  const insert = insertOf(query, targets, path);
  const text = await bodyOf(exchange);
  const edit = readEdit(core, path, { operation: 'replace', body: 'target', insert }, format, text);
  const tree = editedTree(core);
  if (lacksAncestor(tree, path)) throw notFound({ path });
  const exists = valueAt(tree, path) !== undefined;
  isNotModified(exchange, () => tags.of(path), exists);
  writeRunning(exchange, edit);
  if (path.length === 0) return { status: 204, headers: versionHeaders(tags.of(path)) };
  return exists ? noContent : { status: 201, headers: ['Location', `${exchange.base}${exchange.path}`] };
}
