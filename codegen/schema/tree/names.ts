import type { Problems } from '../../syntax/problems.ts';
import { section } from '../section.ts';
import type { Draft } from './draft.ts';

/**
 * Takes a node's name in its identifier name space (RFC 7950 section 6.2.1): that of the closest ancestor which is
 * no choice or case, or for a case that of its choice.
 */
export function claimName(draft: Draft, problems: Problems): void {
  let owner = draft.parent!;
  if (draft.kind !== 'case') {
    while (owner.kind === 'choice' || owner.kind === 'case') owner = owner.parent!;
  }
  owner.names ??= new Map();
  const same = owner.names.get(draft.name);
  if (!same) {
    owner.names.set(draft.name, [draft]);
    return;
  }
  const other = same.find((taken) => taken.module.module === draft.module.module);
  if (other) {
    const { file, line } = other.statement.position;
    const where = file === draft.statement.position.file ? `in line ${line}` : `in ${file}:${line}`;
    const message = `${draft.kind} "${draft.name}" has the name of a ${other.kind} defined ${where}`;
    problems.report(draft.statement.argumentPosition, message, section('6.2.1'));
  } else same.push(draft);
}
