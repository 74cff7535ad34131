import type { Problems } from '../../syntax/problems.ts';
import type { LeafListNode, ListNode } from '../model.ts';
import { section } from '../section.ts';
import { type Draft, propertyOf } from '../tree/draft.ts';

/** A list must be able to hold as many entries as it must have (RFC 7950 sections 7.7.5 and 7.7.6). */
export function checkElements(draft: Draft, node: ListNode | LeafListNode, problems: Problems): void {
  if (node.minElements <= node.maxElements) return;
  const { position } = (propertyOf(draft, 'min-elements') ?? draft).statement;
  const message = `min-elements ${node.minElements} is more than max-elements ${node.maxElements}`;
  problems.report(position, message, section('7.7.5'));
}
