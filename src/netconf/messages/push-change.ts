import type { DataNode, JsonScalar } from '../../../codegen/index.ts';
import type { Change } from '../../data/diff/diff.ts';
import { formatApiPath } from '../../data/path/format.ts';
import type { InstancePath } from '../../data/path/instance-path.ts';
import { escapeText } from '../../data/xml/escape.ts';
import { writeXmlNode } from '../../data/xml/write.ts';
import type { Core } from '../../server/contract.ts';
import { yangPushNs } from './namespaces.ts';
import { styleOf } from './style.ts';

/** Kinds of change that a subscriber may leave out (RFC 8641, typedef `change-type`). */
export const changeKinds = ['create', 'delete', 'insert', 'move', 'replace'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What a change is to a subscriber: a new entry in a list that the user orders is inserted. */
export function kindOf({ operation, insert }: Change): ChangeKind {
  return operation === 'create' && insert ? 'insert' : operation;
}

/** `<push-change-update>` for changes in the order in which they can be made: a YANG Patch (RFC 8641 section 3.7). */
export function renderChanges(core: Core, id: number): (changes: readonly Change[]) => string {
  let patch = 0;
  return (changes) => {
    const edits = changes.map((change, index) => editOf(core, change, index + 1)).join('');
    return (
      `<push-change-update xmlns="${yangPushNs}"><id>${id}</id><datastore-changes><yang-patch>` +
      `<patch-id>${patch++}</patch-id>${edits}</yang-patch></datastore-changes></push-change-update>`
    );
  };
}

function editOf({ schema, personality }: Core, change: Change, number: number): string {
  const { path, after, insert } = change;
  const kind = kindOf(change);
  const { emptyElements } = styleOf(personality);
  const node = path.at(-1)!.node as DataNode;
  const value =
    after === undefined || kind === 'move' ? '' : writeXmlNode(node, after, { schema, emptyElements });
  const place =
    insert === undefined
      ? ''
      : `${insert.point ? `<point>${target(sibling(path, insert.point))}</point>` : ''}<where>${insert.where}</where>`;
  return (
    `<edit><edit-id>edit${number}</edit-id><operation>${kind}</operation>` +
    `<target>${target(path)}</target>${place}${value === '' ? '' : `<value>${value}</value>`}</edit>`
  );
}

const target = (path: InstancePath): string => escapeText(`/${formatApiPath(path)}`);

/** The path of another entry of the same list. */
function sibling(path: InstancePath, point: readonly JsonScalar[]): InstancePath {
  const { node } = path.at(-1)!;
  const step = node.kind === 'list' ? { node, keys: point } : { node, value: point[0]! };
  return [...path.slice(0, -1), step];
}
