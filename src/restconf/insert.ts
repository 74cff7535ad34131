import type { JsonScalar } from '../../codegen/index.ts';
import type { EditNode, Insert } from '../data/edit/edit-node.ts';
import type { InstancePath } from '../data/path/instance-path.ts';
import { type Query, word } from './query.ts';
import { invalidValue } from './refusal.ts';
import type { Targets } from './target.ts';

/** The query parameters of POST and PUT. */
export const insertParameters = ['insert', 'point'] as const;

const sameAncestors = (a: InstancePath, b: InstancePath): boolean =>
  a.length === b.length &&
  a.every((step, index) => {
    const other = b[index]!;
    const values = (one: typeof step) => JSON.stringify([one.keys, one.value]);
    return step.node === other.node && (index === a.length - 1 || values(step) === values(other));
  });

/**
 * Where a new or moved entry goes (RFC 8040 sections 4.8.5 and 4.8.6). `place` is the entry itself; `where` and `point`
 * are as sent. Only entries that users order have a place.
 */
export function insertAt(
  targets: Targets,
  place: InstancePath,
  where: Insert['where'] | undefined,
  point: string | undefined,
): Insert | undefined {
  const needsPoint = where === 'before' || where === 'after';
  if (point !== undefined && !needsPoint) {
    throw invalidValue('"point" goes together with an "insert" of before or after');
  }
  if (where === undefined) return undefined;
  const node = place.at(-1)?.node;
  if ((node?.kind !== 'list' && node?.kind !== 'leaf-list') || node.orderedBy !== 'user') {
    throw invalidValue('"insert" is for entries of lists that are "ordered-by user"');
  }
  if (!needsPoint) return { where };
  if (point === undefined) throw invalidValue(`"insert" of ${where} needs "point", the entry to stand by`);
  const { path } = targets(point.replace(/^\/restconf\/data/, ''));
  const last = path.at(-1);
  const keys: readonly JsonScalar[] | undefined =
    last?.keys ?? (last?.value === undefined ? undefined : [last.value]);
  if (!keys || !sameAncestors(place, path)) {
    throw invalidValue(`"point" ${point} is no entry of the same ${node.kind}`);
  }
  return { where, point: keys };
}

/** The same, from a query. */
export function insertOf(query: Query, targets: Targets, place: InstancePath): EditNode['insert'] {
  const where = query.has('insert')
    ? word(query, 'insert', ['first', 'last', 'before', 'after'], 'last')
    : undefined;
  return insertAt(targets, place, where, query.get('point'));
}
