import type { Problems } from '../../syntax/problems.ts';
import type { LeafNode, ListNode } from '../model.ts';
import { splitName } from '../modules/scope.ts';
import type { Mutable } from '../modules/unit.ts';
import { section } from '../section.ts';
import { checkNodeStatus } from '../status.ts';
import { type Draft, propertyOf } from '../tree/draft.ts';
import { findDescendant } from '../tree/lookup.ts';

const CODE = section('7.8.2');

/** The key leafs of a list, in order (RFC 7950 section 7.8.2). `inData` is false inside operations. */
export function findKeys(
  draft: Draft,
  list: ListNode,
  inData: boolean,
  problems: Problems,
): readonly LeafNode[] {
  const key = propertyOf(draft, 'key');
  if (!key) {
    if (inData && list.config) {
      problems.lookups.report(
        draft.statement.position,
        `list "${list.name}" is configuration and needs a key`,
        CODE,
      );
    }
    return [];
  }
  const position = key.statement.argumentPosition;
  const keys: LeafNode[] = [];
  for (const name of key.statement.argument!.trim().split(/\s+/)) {
    const found = findDescendant(draft, name, key.scope, draft.module);
    const leaf = 'draft' in found ? found.draft : undefined;
    if (leaf?.kind !== 'leaf') {
      problems.lookups.report(position, `key "${name}" is not a leaf of list "${list.name}"`, CODE);
    } else if (leaf.node?.kind !== 'leaf') {
      problems.lookups.report(
        position,
        `key "${name}" of list "${list.name}" is left out by if-feature or deviation`,
        CODE,
      );
    } else if (keys.includes(leaf.node)) {
      problems.report(position, `key "${splitName(name)[1]}" is given twice`, CODE);
    } else {
      checkKey(leaf, leaf.node, list, problems);
      checkNodeStatus(list, leaf.node, position, problems);
      keys.push(leaf.node);
    }
  }
  return keys;
}

function checkKey(draft: Draft, leaf: Mutable<LeafNode>, list: ListNode, problems: Problems): void {
  leaf.isKey = true;
  leaf.mandatory = true;
  const { position } = draft.statement;
  if (leaf.config !== list.config) {
    problems.report(
      position,
      `key "${leaf.name}" must have the same config as its list "${list.name}"`,
      CODE,
    );
  }
  if (draft.scope.unit.yangVersion === '1') {
    if (leaf.type.base === 'empty') {
      problems.report(position, `key "${leaf.name}" must not have type empty in YANG version 1`, CODE);
    }
    return;
  }
  if (leaf.when.length > 0)
    problems.report(position, `key "${leaf.name}" must not have a when`, section('7.21.5'));
  if (leaf.ifFeatures.length > 0) {
    problems.report(position, `key "${leaf.name}" must not have an if-feature`, section('7.20.2'));
  }
}
