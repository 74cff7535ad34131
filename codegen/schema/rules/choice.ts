import type { Problems } from '../../syntax/problems.ts';
import type { ChoiceNode } from '../model.ts';
import type { Mutable } from '../modules/unit.ts';
import { section } from '../section.ts';
import { checkNodeStatus } from '../status.ts';
import { type Draft, propertyOf } from '../tree/draft.ts';
import { findDescendant } from '../tree/lookup.ts';
import { isMandatoryNode } from './mandatory.ts';

/** The default case of a choice (RFC 7950 section 7.9.3). */
export function resolveDefaultCase(draft: Draft, choice: Mutable<ChoiceNode>, problems: Problems): void {
  const part = propertyOf(draft, 'default');
  if (!part) return;
  const { statement, scope } = part;
  const code = section('7.9.3');
  if (choice.mandatory) {
    const message = `choice "${choice.name}" is mandatory and cannot have a default`;
    problems.report(statement.position, message, section('7.9.4'));
  }
  const found = findDescendant(draft, statement.argument!, scope, draft.module);
  if ('missing' in found) {
    const message = `default "${statement.argument}" is not a case of choice "${choice.name}"`;
    problems.lookups.report(statement.argumentPosition, message, code);
    return;
  }
  const { node } = found.draft;
  if (node?.kind !== 'case') return;
  checkNodeStatus(choice, node, statement.argumentPosition, problems);
  const mandatory = node.children.find(isMandatoryNode);
  if (mandatory) {
    const message = `default case "${node.name}" must not have the mandatory node "${mandatory.name}"`;
    problems.report(statement.argumentPosition, message, code);
  }
  choice.defaultCase = node;
}
