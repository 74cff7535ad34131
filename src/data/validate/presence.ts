import type {
  CaseNode,
  Cursor,
  DataNode,
  JsonObject,
  JsonValue,
  SchemaNode,
} from '../../../codegen/index.ts';
import { childCursor } from '../../../codegen/xpath/cursor.ts';
import { reachOf } from './reach.ts';

/** Whether a member has an instance; an empty list counts as absent. */
export function isPresent(value: JsonValue | undefined): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** Data nodes of a case, those in inner choices included. */
export function caseNodes(node: CaseNode): readonly DataNode[] {
  return node.children.flatMap((child): readonly DataNode[] => {
    if (child.kind === 'choice') return child.cases.flatMap(caseNodes);
    return 'jsonName' in child ? [child] : [];
  });
}

/**
 * When a rule that asks for the existence of a node is in force below an instance of its parent: always, except in a
 * case, where it is only if the case has data (RFC 7950 sections 7.6.5, 7.7.5 and 7.9.4).
 */
export function requiredIn(node: SchemaNode): (members: JsonObject) => boolean {
  const around = node.parent;
  if (around?.kind !== 'case') return () => true;
  const names = caseNodes(around).map((inner) => inner.jsonName);
  return (members) => names.some((name) => isPresent(members[name]));
}

/** Whether all `when` of an absent node would let it exist (RFC 7950 section 7.21.5, with a dummy in its place). */
export function whenAllows(parent: Cursor, node: SchemaNode): boolean {
  return node.when.every(({ xpath, context }) => {
    if (context === 'parent' || !('jsonName' in node)) return xpath.evaluateBoolean(parent);
    return xpath.evaluateBoolean(childCursor(parent, node, ''));
  });
}

/** What the `when` of a node depend on, as seen from its data parent. */
export function whenScope(node: SchemaNode): {
  reach: number | undefined;
  dependencies: readonly DataNode[] | undefined;
} {
  let reach: number | undefined = 0;
  let dependencies: readonly DataNode[] | undefined = [];
  for (const { xpath, context } of node.when) {
    const up = reachOf(xpath.text);
    const fromParent = context === 'self' && up !== undefined ? Math.max(0, up - 1) : up;
    reach = reach === undefined || fromParent === undefined ? undefined : Math.max(reach, fromParent);
    dependencies = dependencies && xpath.dependencies && [...dependencies, ...xpath.dependencies];
  }
  return { reach, dependencies };
}
