import type { Cursor, JsonObject, JsonValue } from '../../../codegen/index.ts';
import { childCursor } from '../../../codegen/xpath/cursor.ts';
import { findEntry } from '../list/find-entry.ts';
import { sameScalar } from '../list/keys.ts';
import { parseInstanceId } from '../path/instance-id.ts';
import type { InstancePath, PathStep } from '../path/instance-path.ts';
import { valueAt } from '../path/value-at.ts';
import type { CheckContext } from './check.ts';
import { childInstances } from './instances.ts';

/** Whether an instance-identifier names a node that exists, be it by its default (RFC 7950 sections 9.13 and 6.4.1). */
export function hasInstance(context: CheckContext, text: string): boolean {
  const path = parsed(context, text);
  if (!path) return false;
  if (valueAt(context.root.value as JsonObject, path) !== undefined) return true;
  let at: Cursor | undefined = context.root;
  for (const step of path) at = at && instanceAt(at, step);
  return at !== undefined;
}

/** The instance that a step leads to, which may not be in the data. */
function instanceAt(at: Cursor, { node, keys, value }: PathStep): Cursor | undefined {
  if (!('jsonName' in node)) return undefined;
  const member = (at.value as JsonObject)[node.jsonName];
  if (member !== undefined && (node.kind === 'list' || node.kind === 'leaf-list')) {
    const entries = member as readonly JsonValue[];
    const index = findEntry(node, entries, keys ?? (value === undefined ? [] : [value]));
    return index < 0 ? undefined : childCursor(at, node, entries[index]!, index);
  }
  return childInstances(at, node).find((found) => value === undefined || sameScalar(found.value, value));
}

function parsed(context: CheckContext, text: string): InstancePath | undefined {
  try {
    const path = parseInstanceId(context.schema, text);
    return path.every(isOneInstance) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a step names one instance: an entry by all its keys, by its value or, in a list without keys, by its place. */
function isOneInstance({ node, keys, value, position }: PathStep): boolean {
  if (node.kind === 'list') return (node.keys.length > 0 ? keys : position) !== undefined;
  return node.kind !== 'leaf-list' || value !== undefined;
}
