/** RFC 6241 section 7.2 in the most naive way: on a copy, one node after the other, leaving at the first error. */
import type { DataNode, JsonObject, JsonScalar, JsonValue } from '../../../codegen/index.ts';
import type { EditNode } from '../../../src/data/edit/edit-node.ts';

type Members = Record<string, JsonValue>;

export class Refused extends Error {}

export function applyNaively(tree: JsonObject, edit: EditNode): JsonObject {
  const copy = structuredClone(tree) as Members;
  editMembers(copy, edit.children, 'merge');
  return copy;
}

function editMembers(members: Members, edits: readonly EditNode[], inherited: string): void {
  for (const edit of edits) {
    const node = edit.node as DataNode;
    const operation = edit.operation ?? inherited;
    if (node.kind === 'list' || node.kind === 'leaf-list') editEntry(members, node, edit, operation);
    else editMember(members, node, edit, operation);
  }
}

function refuseOn(operation: string, exists: boolean): void {
  if (operation === 'create' && exists) throw new Refused('data-exists');
  if (operation === 'delete' && !exists) throw new Refused('data-missing');
}

function editMember(members: Members, node: DataNode, edit: EditNode, operation: string): void {
  refuseOn(operation, members[node.jsonName] !== undefined);
  if (operation === 'delete' || operation === 'remove') {
    delete members[node.jsonName];
    return;
  }
  if (node.kind !== 'container') {
    members[node.jsonName] = edit.value!;
    return;
  }
  const inner = (operation === 'replace' ? {} : (members[node.jsonName] ?? {})) as Members;
  editMembers(inner, edit.children, 'merge');
  members[node.jsonName] = inner;
  if (node.presence === undefined && Object.keys(inner).length === 0) delete members[node.jsonName];
}

function editEntry(
  members: Members,
  node: DataNode & { kind: 'list' | 'leaf-list' },
  edit: EditNode,
  operation: string,
): void {
  const entries = [...((members[node.jsonName] ?? []) as JsonValue[])];
  const keys = node.kind === 'list' ? edit.keys! : [edit.value as JsonScalar];
  const at = find(node, entries, keys);
  refuseOn(operation, at >= 0);
  if (operation === 'delete' || operation === 'remove') {
    if (at >= 0) entries.splice(at, 1);
  } else {
    const { insert } = edit;
    if (insert?.point && find(node, entries, insert.point) < 0) throw new Refused('bad-attribute');
    const value = node.kind === 'leaf-list' ? edit.value! : entryValue(node, edit, operation, entries[at]);
    if (at >= 0) entries[at] = value;
    else entries.push(value);
    const from = at >= 0 ? at : entries.length - 1;
    const self = insert?.point && find(node, entries, insert.point) === from;
    if (insert && !self) {
      entries.splice(from, 1);
      const reference = insert.point ? find(node, entries, insert.point) : -1;
      const place = { first: 0, last: entries.length, before: reference, after: reference + 1 }[insert.where];
      entries.splice(place, 0, value);
    }
  }
  if (entries.length > 0) members[node.jsonName] = entries;
  else delete members[node.jsonName];
}

function entryValue(
  node: DataNode & { kind: 'list' },
  edit: EditNode,
  operation: string,
  old: JsonValue | undefined,
): JsonValue {
  const fresh = Object.fromEntries(node.keys.map((key, i) => [key.jsonName, edit.keys![i]!]));
  const value = operation === 'replace' || old === undefined ? fresh : (old as Members);
  editMembers(value, edit.children, 'merge');
  return value;
}

function find(
  node: DataNode & { kind: 'list' | 'leaf-list' },
  entries: JsonValue[],
  keys: readonly JsonScalar[],
): number {
  return entries.findIndex((entry) =>
    node.kind === 'list'
      ? node.keys.every((key, i) => (entry as JsonObject)[key.jsonName] === keys[i])
      : entry === keys[0],
  );
}
