import type { JsonObject } from '../../../codegen/index.ts';
import { parseInstanceId } from '../path/instance-id.ts';
import type { InstancePath } from '../path/instance-path.ts';
import { valueAt } from '../path/value-at.ts';
import type { CheckContext } from './check.ts';

/** Whether an instance-identifier names a node that exists, be it by its default (RFC 7950 sections 9.13 and 6.4.1). */
export function hasInstance(context: CheckContext, text: string): boolean {
  const tree = context.root.value as JsonObject;
  for (let path = parsed(context, text); path; path = path.slice(0, -1)) {
    const last = path.at(-1);
    if (!last || valueAt(tree, path) !== undefined) return true;
    if (!existsByItself(last.node)) return false;
  }
  return false;
}

function parsed(context: CheckContext, text: string): InstancePath | undefined {
  try {
    return parseInstanceId(context.schema, text);
  } catch {
    return undefined;
  }
}

/** Nodes that are there whenever their parent is. */
function existsByItself(node: InstancePath[number]['node']): boolean {
  if (node.kind === 'leaf') return node.default !== undefined;
  return node.kind === 'container' && node.presence === undefined;
}
