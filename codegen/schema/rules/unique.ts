import type { Problems } from '../../syntax/problems.ts';
import type { DataNode, ListNode } from '../model.ts';
import type { Mutable, Part } from '../modules/unit.ts';
import { section } from '../section.ts';
import { checkNodeStatus } from '../status.ts';
import { type Draft, propertiesOf } from '../tree/draft.ts';
import { findDescendant } from '../tree/lookup.ts';

const CODE = section('7.8.3');

/** Finds the leafs that `unique` names, below the list but not in lists inside it (RFC 7950 section 7.8.3). */
export function resolveUnique(draft: Draft, list: Mutable<ListNode>, problems: Problems): void {
  list.unique = propertiesOf(draft, 'unique').map((part) => {
    const paths: (readonly DataNode[])[] = [];
    for (const name of part.statement.argument!.trim().split(/\s+/)) {
      const path = findLeaf(draft, list, name, part, problems);
      if (path) paths.push(path);
    }
    const configs = new Set(paths.map((path) => path.at(-1)!.config));
    if (configs.size > 1) {
      const message = 'the leafs of a unique must be all configuration or all state';
      problems.report(part.statement.argumentPosition, message, CODE);
    }
    return paths;
  });
}

function findLeaf(
  draft: Draft,
  list: ListNode,
  name: string,
  { statement, scope }: Part,
  problems: Problems,
): readonly DataNode[] | undefined {
  const found = findDescendant(draft, name, scope, draft.module);
  const target = 'draft' in found ? found.draft : undefined;
  if (target?.kind !== 'leaf') {
    const message = `unique "${name}" is not a leaf of list "${list.name}"`;
    problems.lookups.report(statement.argumentPosition, message, CODE);
    return undefined;
  }
  const leaf = target.node;
  if (leaf?.kind !== 'leaf') {
    const message = `unique "${name}" of list "${list.name}" is left out by if-feature or deviation`;
    problems.lookups.report(statement.argumentPosition, message, CODE);
    return undefined;
  }
  checkNodeStatus(list, leaf, statement.argumentPosition, problems);
  const path: DataNode[] = [leaf];
  for (let at = leaf.dataParent; at !== list; at = at.dataParent) {
    if (at.kind !== 'container') {
      problems.report(statement.argumentPosition, `unique "${name}" leads into another list`, CODE);
      return undefined;
    }
    path.unshift(at);
  }
  return path;
}
