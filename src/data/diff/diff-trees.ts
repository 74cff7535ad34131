import type { JsonObject, JsonValue, ParentNode, Schema } from '../../../codegen/index.ts';
import { sameValue } from '../edit/reconcile.ts';
import type { EntryNode } from '../list/keys.ts';
import type { InstancePath, PathStep } from '../path/instance-path.ts';
import type { Change } from './diff.ts';
import { diffEntries, type Matched } from './diff-entries.ts';

const NO_ENTRIES: readonly JsonValue[] = [];

/**
 * Changes that lead from one tree to another. Subtrees that are one and the same object are passed over, so the cost
 * is in proportion to what an edit has touched. The order of entries counts only where the user sets it
 * (RFC 7950 section 7.7.7).
 */
export function diffTrees(schema: Schema, before: JsonObject, after: JsonObject): Change[] {
  const changes: Change[] = [];
  diffObjects(schema.root, before, after, [], changes);
  return changes;
}

function diffObjects(
  parent: ParentNode,
  before: JsonObject,
  after: JsonObject,
  path: InstancePath,
  changes: Change[],
): void {
  if (before === after) return;
  for (const name in before) {
    if (after[name] === undefined) diffMember(parent, name, before[name], undefined, path, changes);
  }
  for (const name in after) {
    if (before[name] !== after[name]) diffMember(parent, name, before[name], after[name], path, changes);
  }
}

function diffMember(
  parent: ParentNode,
  name: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: InstancePath,
  changes: Change[],
): void {
  const node = parent.byJsonName.get(name);
  if (!node) throw new TypeError(`${name} is not in the schema`);
  if ((node.kind === 'list' || node.kind === 'leaf-list') && isKeyed(node)) {
    const old = (before ?? NO_ENTRIES) as readonly JsonValue[];
    for (const matched of diffEntries(node, old, (after ?? NO_ENTRIES) as readonly JsonValue[], path)) {
      addEntry(node, matched, path, changes);
    }
  } else if (before === undefined || after === undefined) {
    const operation = before === undefined ? 'create' : 'delete';
    changes.push({ operation, path: [...path, { node }], before, after });
  } else if (node.kind === 'container') {
    diffObjects(node, before as JsonObject, after as JsonObject, [...path, { node }], changes);
  } else if (!sameValue(before, after)) {
    changes.push({ operation: 'replace', path: [...path, { node }], before, after });
  }
}

function addEntry(node: EntryNode, matched: Matched, path: InstancePath, changes: Change[]): void {
  const { change, before, after } = matched;
  if (change) changes.push(change);
  else if (node.kind === 'list') {
    diffObjects(node, before as JsonObject, after as JsonObject, [...path, stepTo(node, matched)], changes);
  }
}

function stepTo(node: EntryNode, { keys }: Matched): PathStep {
  return { node, keys };
}

/** Lists without keys and leaf-lists of state, which may repeat values, are compared as a whole. */
function isKeyed(node: EntryNode): boolean {
  return node.kind === 'list' ? node.keys.length > 0 : node.config;
}
