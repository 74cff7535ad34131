import type { JsonObject, JsonValue } from '../../../codegen/index.ts';
import type { EntryNode } from '../list/keys.ts';
import type { Check, CheckedNode } from './check.ts';
import { pathOfCursor } from './instances.ts';
import { requiredIn, whenAllows, whenScope } from './presence.ts';

/** The number of entries is within min-elements and max-elements (RFC 7950 sections 7.7.5, 7.7.6, 15.2 and 15.3). */
export function elementChecks(parent: CheckedNode, includeState: boolean): readonly Check[] {
  if (!('dataChildren' in parent)) return [];
  return parent.dataChildren.flatMap((node) => {
    if ((node.kind !== 'list' && node.kind !== 'leaf-list') || !(node.config || includeState)) return [];
    return [
      ...(node.minElements > 0 ? [minCheck(parent, node)] : []),
      ...(Number.isFinite(node.maxElements) ? [maxCheck(parent, node)] : []),
    ];
  });
}

function minCheck(parent: CheckedNode, node: EntryNode): Check {
  const inForce = requiredIn(node);
  return {
    node: parent,
    ...whenScope(node),
    run(at, context) {
      const members = at.value as JsonObject;
      if (countOf(members, node) >= node.minElements || !inForce(members) || !whenAllows(at, node)) return;
      context.report(at, 'operation-failed', `${node.name} has fewer than ${node.minElements} entries`, {
        appTag: 'too-few-elements',
        path: [...pathOfCursor(at), { node }],
        schemaPath: node.path,
      });
    },
  };
}

function maxCheck(parent: CheckedNode, node: EntryNode): Check {
  return {
    node: parent,
    reach: 0,
    dependencies: undefined,
    run(at, context) {
      if (countOf(at.value as JsonObject, node) <= node.maxElements) return;
      context.report(at, 'operation-failed', `${node.name} has more than ${node.maxElements} entries`, {
        appTag: 'too-many-elements',
        path: [...pathOfCursor(at), { node }],
        schemaPath: node.path,
      });
    },
  };
}

function countOf(members: JsonObject, node: EntryNode): number {
  return (members[node.jsonName] as readonly JsonValue[] | undefined)?.length ?? 0;
}
