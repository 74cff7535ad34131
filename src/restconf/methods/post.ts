import type { EditNode } from '../../data/edit/edit-node.ts';
import { pathOfEdit } from '../../data/path/edit-at.ts';
import { formatApiPath } from '../../data/path/format.ts';
import { bodyOf } from '../body/body-of.ts';
import { readEdit } from '../body/read-edit.ts';
import type { Exchange } from '../exchange.ts';
import { insertOf, insertParameters } from '../insert.ts';
import { lacksAncestor } from '../instance.ts';
import { invoke } from '../invoke.ts';
import { isNotModified, versionHeaders } from '../preconditions.ts';
import { methodNotAllowed, notFound } from '../refusal.ts';
import type { Reply } from '../reply.ts';
import type { Target } from '../target.ts';
import { editedTree, writeRunning } from '../write-running.ts';

/** Puts the place of insertion on the edit that has the operation, at the end of its line of ancestors. */
function withInsert(edit: EditNode, insert: EditNode['insert']): EditNode {
  if (edit.operation !== undefined) return { ...edit, insert };
  return { ...edit, children: edit.children.map((child) => withInsert(child, insert)) };
}

/**
 * POST: creates a child of the resource and says where it is (RFC 8040 section 4.4.1), or invokes an action, or an RPC
 * that an old script addresses as if it were data.
 */
export async function post(exchange: Exchange, target: Target): Promise<Reply> {
  const { core, targets, tags } = exchange.face;
  const { node, path } = target;
  if (node?.kind === 'rpc' || node?.kind === 'action') return invoke(exchange, node, path.slice(0, -1));
  if (!target.allow.includes('POST')) {
    throw methodNotAllowed(target.allow, 'POST creates a child, which this resource cannot have');
  }
  const query = exchange.query(insertParameters);
  const { format } = exchange.contentType(false).encoding;
  const text = await bodyOf(exchange);
  const edit = readEdit(core, path, { operation: 'create', body: 'child' }, format, text);
  const created = pathOfEdit(edit);
  const insert = insertOf(query, targets, created);
  if (lacksAncestor(editedTree(core), created)) throw notFound({ path });
  isNotModified(exchange, () => tags.of(path), true);
  writeRunning(exchange, insert ? withInsert(edit, insert) : edit);
  const place = ['Location', `${exchange.base}/restconf/data/${formatApiPath(created)}`];
  return { status: 201, headers: [...place, ...versionHeaders(tags.of(created))] };
}
