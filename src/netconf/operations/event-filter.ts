import type { Selection } from '../../data/filter/selection.ts';
import { subtreeSelection } from '../../data/filter/subtree.ts';
import { xpathSelection } from '../../data/filter/xpath.ts';
import type { XmlElement } from '../../data/xml/element.ts';
import type { Core, EventRecord } from '../../server/contract.ts';
import { eventSchema, eventTree } from '../../server/event-schema.ts';
import { filterKind } from './filter.ts';

/**
 * The filter of a subscription (RFC 5277 section 3.6): an event passes when something of it is selected. Filters see
 * each event as a tree of its own, with the notification as its only top-level node.
 */
export function eventFilter(
  filter: XmlElement,
  { schema, personality }: Core,
): (record: EventRecord) => boolean {
  const kind = filterKind(filter, 'create-subscription', personality);
  const events = eventSchema(schema);
  const selection: Selection =
    kind.kind === 'subtree'
      ? subtreeSelection(events, filter)
      : xpathSelection(events, kind.select, (prefix) => filter.namespaceOf(prefix));
  return (record) => Object.keys(selection.apply(eventTree(record))).length > 0;
}
