import type { DataNode, JsonObject, When } from '../../../codegen/index.ts';
import type { Check, CheckedNode } from './check.ts';
import { pathOfCursor } from './instances.ts';
import { isPresent } from './presence.ts';
import { reachOf } from './reach.ts';

/** No node exists whose `when` is false (RFC 7950 sections 7.21.5 and 8.3.1). */
export function whenChecks(node: CheckedNode): readonly Check[] {
  const checks: Check[] = 'jsonName' in node && node.when.length > 0 ? ownWhens(node) : [];
  if (!('dataChildren' in node)) return checks;
  for (const child of node.dataChildren) if (child.when.length > 0) checks.push(...outerWhens(node, child));
  return checks;
}

/** `when` of the node itself: tested at each instance. */
function ownWhens(node: DataNode): Check[] {
  return node.when
    .filter(({ context }) => context === 'self')
    .map(({ xpath }) => ({
      node,
      reach: reachOf(xpath.text),
      dependencies: xpath.dependencies,
      run(at, context) {
        const implicit = !isPresent((at.parent!.value as JsonObject)[node.jsonName]);
        if (implicit || xpath.evaluateBoolean(at)) return;
        context.report(at, 'unknown-element', message(node, xpath.text), {
          info: { 'bad-element': node.name },
        });
      },
    }));
}

/** `when` of a uses, augment, choice or case around the node: tested once at the parent instance. */
function outerWhens(parent: CheckedNode, node: DataNode): Check[] {
  const conditions: readonly When[] = node.when.filter(({ context }) => context === 'parent');
  return conditions.map(({ xpath }) => ({
    node: parent,
    reach: reachOf(xpath.text),
    dependencies: xpath.dependencies,
    run(at, context) {
      if (!isPresent((at.value as JsonObject)[node.jsonName]) || xpath.evaluateBoolean(at)) return;
      context.report(at, 'unknown-element', message(node, xpath.text), {
        path: [...pathOfCursor(at), { node }],
        info: { 'bad-element': node.name },
        schemaPath: node.path,
      });
    },
  }));
}

function message(node: DataNode, condition: string): string {
  return `${node.name} exists only when "${condition}"`;
}
