import type { DataNode, JsonObject } from '../../../codegen/index.ts';
import type { Check, CheckContext, CheckedNode } from './check.ts';
import { pathOfCursor } from './instances.ts';
import { isPresent, requiredIn, whenAllows, whenScope } from './presence.ts';

/** Mandatory leafs, anydata and anyxml exist (RFC 7950 section 7.6.5). */
export function mandatoryChecks(parent: CheckedNode, includeState: boolean): readonly Check[] {
  if (!('dataChildren' in parent)) return [];
  const asked = parent.dataChildren.filter((node) => isMandatory(node) && (node.config || includeState));
  return asked.map((node) => mandatoryCheck(parent, node));
}

/** Containers and lists are called mandatory for what is inside of them, which is checked there. */
function isMandatory(node: DataNode): boolean {
  return node.mandatory && (node.kind === 'leaf' || node.kind === 'anydata' || node.kind === 'anyxml');
}

function mandatoryCheck(parent: CheckedNode, node: DataNode): Check {
  const inForce = requiredIn(node);
  return {
    node: parent,
    ...whenScope(node),
    run(at, context) {
      const members = at.value as JsonObject;
      if (isPresent(members[node.jsonName]) || !inForce(members) || !whenAllows(at, node)) return;
      context.report(at, missingTag(context), `the mandatory ${node.name} is missing`, {
        path: [...pathOfCursor(at), { node }],
        info: { 'bad-element': node.name },
        schemaPath: node.path,
      });
    },
  };
}

/** A message without a parameter it needs is a `missing-element` (RFC 6241 appendix A), a datastore lacks data. */
export function missingTag(context: CheckContext): 'missing-element' | 'data-missing' {
  return context.subject === 'message' ? 'missing-element' : 'data-missing';
}
