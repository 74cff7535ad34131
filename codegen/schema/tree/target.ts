import type { Problems } from '../../syntax/problems.ts';
import type { Statement } from '../../syntax/statement.ts';
import { section } from '../section.ts';
import type { Draft } from './draft.ts';

const TARGETS: ReadonlySet<string> = new Set([
  'container',
  'list',
  'choice',
  'case',
  'input',
  'output',
  'notification',
]);

/** Refuses targets that cannot be augmented, and nodes that do not go into the target. */
export function checkAugmentTarget(target: Draft, augment: Statement, problems: Problems): boolean {
  if (!TARGETS.has(target.kind)) {
    const message = `a ${target.kind} cannot be augmented`;
    problems.report(augment.argumentPosition, message, section('7.17'));
    return false;
  }
  const before = problems.count;
  for (const { keyword, prefix, position } of augment.substatements) {
    if (prefix !== undefined) continue;
    const inTree = keyword === 'action' || keyword === 'notification';
    const misplaced =
      (keyword === 'case' && target.kind !== 'choice') ||
      (keyword === 'uses' && target.kind === 'choice') ||
      (inTree && target.kind !== 'container' && target.kind !== 'list');
    if (!misplaced) continue;
    const message = `"${keyword}" cannot be added to ${target.kind} "${target.name}"`;
    problems.report(position, message, section('7.17'));
  }
  return problems.count === before;
}
