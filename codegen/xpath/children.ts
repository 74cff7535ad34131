/** Instances of schema nodes below a cursor, with what counts as existing (RFC 7950 sections 6.4.1, 7.5.1 and 7.6.1). */
import type { CaseNode, DataNode, JsonObject, JsonValue, ParentNode, SchemaNode } from '../schema/model.ts';
import { type Place, place } from './cursor.ts';
import type { Cursor } from './xpath.ts';

/** How deep `when` conditions of defaults may lead to each other before they count as true. */
const MAX_WHENS = 16;

/** The node as a parent of data nodes; undefined for leaves and anydata. */
export function asParent(node: Cursor['node']): ParentNode | undefined {
  return 'byLocalName' in node ? node : undefined;
}

/** A member of an object; names such as `constructor` must not find what all objects inherit. */
function memberOf(object: JsonObject, name: string): JsonValue | undefined {
  const value = object[name];
  return value !== undefined && Object.hasOwn(object, name) ? value : undefined;
}

/** Appends all instances of a child node. */
export function pushInstances(out: Place[], parent: Place, node: DataNode): void {
  const members = parent.value as JsonObject;
  const value = memberOf(members, node.jsonName);
  if (node.kind === 'list' || node.kind === 'leaf-list') {
    if (Array.isArray(value) && value.length > 0) {
      for (let i = 0; i < value.length; i++) out.push(place(parent, node, value[i] as JsonValue, i));
    } else if (node.kind === 'leaf-list' && node.defaults.length > 0 && mayDefault(parent, node)) {
      node.defaults.forEach((entry, i) => {
        const found = place(parent, node, entry, i);
        if (whensHold(found)) out.push(found);
      });
    }
    return;
  }
  if (value !== undefined) {
    out.push(place(parent, node, value, 0));
    return;
  }
  const absent = absentValue(node);
  if (absent === undefined || !mayDefault(parent, node)) return;
  const found = place(parent, node, absent, 0);
  if (whensHold(found)) out.push(found);
}

const NOTHING: JsonObject = {};

function absentValue(node: DataNode): JsonValue | undefined {
  if (node.kind === 'leaf') return node.isKey ? undefined : node.default;
  return node.kind === 'container' && node.presence === undefined ? NOTHING : undefined;
}

/** True when the tree shows defaults and no other case stands against this node. */
function mayDefault(parent: Place, node: DataNode): boolean {
  if (!parent.tree?.defaults) return false;
  const inside = node.parent?.kind === 'case' || node.parent?.kind === 'choice';
  return !inside || caseInUse(parent.value as JsonObject, node);
}

/** Defaults in a case are in use only if the case is: it has data, or is the default and no other has (7.9.3). */
function caseInUse(members: JsonObject, node: DataNode): boolean {
  for (
    let at: SchemaNode | undefined = node.parent;
    at?.kind === 'case' || at?.kind === 'choice';
    at = at.parent
  ) {
    if (at.kind !== 'case' || at.parent?.kind !== 'choice') continue;
    const used = at.parent.cases.find((other) => caseHasData(members, other));
    if ((used ?? at.parent.defaultCase) !== at) return false;
  }
  return true;
}

function caseHasData(members: JsonObject, node: CaseNode): boolean {
  return node.children.some((child) => {
    if (child.kind === 'choice') return child.cases.some((inner) => caseHasData(members, inner));
    return 'jsonName' in child && memberOf(members, child.jsonName) !== undefined;
  });
}

/** A default is not in use where a `when` forbids the node. */
function whensHold(found: Place): boolean {
  const { node, parent, tree } = found;
  if (node.kind === 'root' || node.when.length === 0 || !tree || !parent || tree.depth >= MAX_WHENS)
    return true;
  tree.depth++;
  try {
    return node.when.every(({ xpath, context }) =>
      xpath.evaluateBoolean(context === 'self' ? found : parent),
    );
  } finally {
    tree.depth--;
  }
}

/** Appends all children in document order. */
export function pushChildren(out: Place[], at: Place): void {
  const parent = asParent(at.node);
  if (!parent) return;
  for (const node of parent.dataChildren) pushInstances(out, at, node);
  const operation = operationAt(at);
  if (operation) out.push(operation);
}

/** Below the root, the operation or notification that is being checked (RFC 7950 section 6.4.1). */
export function operationAt({ node, tree }: Place): Place | undefined {
  return node.kind === 'root' ? tree?.operation : undefined;
}

/** Appends all descendants in document order. */
export function pushDescendants(out: Place[], at: Place): void {
  const children: Place[] = [];
  pushChildren(children, at);
  for (const child of children) {
    out.push(child);
    pushDescendants(out, child);
  }
}
