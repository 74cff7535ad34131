/** What establish-subscription takes in both of its forms. */
import { ProtocolError } from '../../data/error.ts';
import type { Selection } from '../../data/filter/selection.ts';
import { subtreeSelection } from '../../data/filter/subtree.ts';
import { xpathSelection } from '../../data/filter/xpath.ts';
import type { XmlElement } from '../../data/xml/element.ts';
import type { Core } from '../../server/contract.ts';
import { perSchema } from '../../server/served-schema.ts';
import type { OperationSession } from '../session/context.ts';

/** Subscriptions of one session at a time. */
const maxPushes = 100;

/** Throws resource-denied when the session has as many as it may. */
export function checkRoom(target: OperationSession): void {
  if (target.pushCount < maxPushes) return;
  throw new ProtocolError('resource-denied', `a session has at most ${maxPushes} subscriptions`);
}

/** Children by name; their namespaces are those of events or push, with and without version, as clients mix them. */
export function named(operation: XmlElement, names: readonly string[]): ReadonlyMap<string, XmlElement> {
  const found = new Map<string, XmlElement>();
  for (const child of operation.children) {
    if (child.ns === '' || !names.includes(child.name) || found.has(child.name)) {
      throw problem('unknown-element', `establish-subscription has no parameter ${child.qname}`, child.name);
    }
    found.set(child.name, child);
  }
  return found;
}

/** What the filter selects under the schema in force. Throws at once when it is wrong. */
export function selectionOf(
  core: Core,
  subtree: XmlElement | undefined,
  xpath: XmlElement | undefined,
): () => Selection {
  const selection = perSchema(core, (schema) => {
    if (subtree) return subtreeSelection(schema, subtree);
    if (xpath) return xpathSelection(schema, xpath.text.trim(), (prefix) => xpath.namespaceOf(prefix));
    throw missing('xpath-filter', 'a filter is needed');
  });
  selection();
  return selection;
}

/** The server ends a subscription because its filter means nothing any more (RFC 8639 section 2.7.7). */
export function terminate(
  core: Core,
  target: OperationSession,
  id: number,
  ns: string,
  idName: string,
): void {
  target.notify(
    core.clock.now(),
    `<subscription-terminated xmlns="${ns}"><${idName}>${id}</${idName}>` +
      `<reason xmlns:sn="${ns}">sn:filter-unavailable</reason></subscription-terminated>`,
  );
  target.removePush(id);
}

/** A time in hundredths of a second, as milliseconds. */
export function centiseconds(element: XmlElement | undefined, zero = false): number | undefined {
  if (!element) return undefined;
  const text = element.text.trim();
  const value = /^\d{1,10}$/.test(text) ? Number(text) : -1;
  if (value < (zero ? 0 : 1))
    throw invalid(element.name, `${element.name} is a number of hundredths of a second`);
  return value * 10;
}

function problem(
  tag: 'unknown-element' | 'missing-element' | 'invalid-value',
  message: string,
  name: string,
) {
  const rpcPath = ['establish-subscription'];
  return new ProtocolError(tag, message, { type: 'protocol', rpcPath, info: { 'bad-element': name } });
}

export const invalid = (name: string, message: string) => problem('invalid-value', message, name);
export const missing = (name: string, message: string) => problem('missing-element', message, name);
