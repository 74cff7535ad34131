import { valueAt } from '../../data/path/value-at.ts';
import { bodyOf } from '../body/body-of.ts';
import { readEdit } from '../body/read-edit.ts';
import type { Exchange } from '../exchange.ts';
import { isNotModified, versionHeaders } from '../preconditions.ts';
import { methodNotAllowed } from '../refusal.ts';
import { noContent, type Reply } from '../reply.ts';
import type { Target } from '../target.ts';
import { editedTree, writeRunning } from '../write-running.ts';
import { yangPatch } from './yang-patch.ts';

/**
 * PATCH: the body is merged into the resource (RFC 8040 section 4.6.1). As on devices, and unlike the RFC, what is not
 * there yet is created, and a list may be named without keys to merge several entries at once.
 */
export async function patch(exchange: Exchange, target: Target): Promise<Reply> {
  const { core, tags } = exchange.face;
  const { path } = target;
  if (!target.allow.includes('PATCH')) throw methodNotAllowed(target.allow, 'PATCH is not for this resource');
  exchange.query([]);
  const type = exchange.contentType(true);
  const text = await bodyOf(exchange);
  const exists = path.length === 0 || valueAt(editedTree(core), path) !== undefined;
  const checkConditions = () => isNotModified(exchange, () => tags.of(path), exists);
  if (type.patch) {
    checkConditions();
    return yangPatch(exchange, target, type.encoding, text);
  }
  const action = { operation: 'merge', body: 'target' } as const;
  const edit = readEdit(core, path, action, type.encoding.format, text);
  checkConditions();
  writeRunning(exchange, edit);
  return path.length === 0 ? { status: 204, headers: versionHeaders(tags.of(path)) } : noContent;
}
