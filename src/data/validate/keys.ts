import type { JsonObject, JsonValue, LeafListNode, ListNode } from '../../../codegen/index.ts';
import type { Place } from '../../../codegen/xpath/cursor.ts';
import { areDistinct, findEntry } from '../list/find-entry.ts';
import { keysOf } from '../list/keys.ts';
import type { Check, CheckedNode } from './check.ts';

/** List entries have all their keys, and no two the same (RFC 7950 section 7.8.2). */
export function keyChecks(node: CheckedNode): readonly Check[] {
  if (node.kind === 'leaf-list') return node.config ? [distinctCheck(node)] : [];
  if (node.kind !== 'list' || node.keys.length === 0) return [];
  return [keysPresentCheck(node), distinctCheck(node)];
}

function keysPresentCheck(list: ListNode): Check {
  return {
    node: list,
    reach: 0,
    dependencies: undefined,
    run(at, context) {
      for (const key of list.keys) {
        if ((at.value as JsonObject)[key.jsonName] !== undefined) continue;
        context.report(at, 'missing-element', `the key ${key.name} of ${list.name} is missing`, {
          info: { 'bad-element': key.name },
        });
      }
    },
  };
}

/** Of entries with the same key the index finds the first; any other one sees that it is not the one found. */
function distinctCheck(node: ListNode | LeafListNode): Check {
  return {
    node,
    reach: 0,
    dependencies: undefined,
    run(at, context) {
      const entries = (at.parent!.value as JsonObject)[node.jsonName] as readonly JsonValue[] | undefined;
      const { index } = at as Place;
      if (!entries || index === undefined || areDistinct(node, entries)) return;
      const found = findEntry(node, entries, keysOf(node, at.value));
      if (found === index || found < 0) return;
      context.report(at, 'operation-failed', `${node.name} has two entries of the same ${of(node)}`, {
        appTag: 'data-not-unique',
      });
    },
  };
}

function of(node: ListNode | LeafListNode): string {
  return node.kind === 'list' ? node.keys.map((key) => key.name).join(' and ') : 'value';
}
