import { ProtocolError } from '../../data/error.ts';
import type { Selection } from '../../data/filter/selection.ts';
import { subtreeSelection } from '../../data/filter/subtree.ts';
import { xpathSelection } from '../../data/filter/xpath.ts';
import type { XmlElement } from '../../data/xml/element.ts';
import type { Core } from '../../server/contract.ts';
import { perSchema } from '../../server/served-schema.ts';
import type { OperationSession } from '../session/context.ts';
import { startPush } from '../session/push.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

/** Names of the drafts that IOS XE speaks, and of RFC 8639 and 8641. */
export const draftEventsNs = 'urn:ietf:params:xml:ns:yang:ietf-event-notifications';
const draftPushNs = 'urn:ietf:params:xml:ns:yang:ietf-yang-push';
export const subscribedNs = 'urn:ietf:params:xml:ns:yang:ietf-subscribed-notifications';
const pushNs = 'urn:ietf:params:xml:ns:yang:ietf-yang-push';

/** Subscriptions of one session at a time. */
const maxPushes = 100;

/**
 * `<establish-subscription>` in the form of the drafts, as IOS XE speaks it: `yp:xpath-filter`, then `yp:period` or
 * `yp:dampening-period`. Contents come as `push-update` at once, and then at each period or change.
 */
export const prepareDraftSubscription: Prepare = (operation, { core, nextSubscriptionId }) => {
  const names = ['stream', 'xpath-filter', 'subtree-filter', 'period', 'dampening-period', 'encoding'];
  const given = named(operation, names);
  const stream = given.get('stream')?.text.trim().replace(/^.*:/, '');
  if (stream !== 'yang-push')
    throw invalid('stream', 'the stream is yp:yang-push; for events use create-subscription');
  const selection = selectionOf(core, given.get('subtree-filter'), given.get('xpath-filter'));
  const period = centiseconds(given.get('period'));
  const dampening = centiseconds(given.get('dampening-period'), true);
  if (period === undefined && dampening === undefined) {
    throw missing('period', 'one of yp:period and yp:dampening-period is needed');
  }
  return (target) => {
    checkRoom(target);
    const id = nextSubscriptionId();
    target.afterReply(() => {
      const close = startPush(core, target, {
        selection,
        period,
        dampening: dampening ?? 0,
        render: (contents) =>
          `<push-update xmlns="${draftPushNs}:1.0"><subscription-id>${id}</subscription-id>` +
          `<datastore-contents-xml>${contents}</datastore-contents-xml></push-update>`,
        terminate: () => terminate(core, target, id, `${draftEventsNs}:1.0`, 'subscription-id'),
      });
      target.addPush(id, close);
    });
    const ns = `${draftEventsNs}:1.0`;
    return (
      `<subscription-result xmlns="${ns}" xmlns:notif-bis="${ns}">notif-bis:ok</subscription-result>` +
      `<subscription-id xmlns="${ns}">${id}</subscription-id>`
    );
  };
};

/** `<establish-subscription>` of RFC 8639 for the periodic contents of a datastore (RFC 8641 section 4.4). */
export const prepareSubscription: Prepare = (operation, { core, nextSubscriptionId }) => {
  const filters = ['datastore-subtree-filter', 'datastore-xpath-filter'];
  const given = named(operation, ['datastore', ...filters, 'periodic', 'on-change', 'encoding']);
  if (!given.has('datastore'))
    throw missing('datastore', 'a datastore is needed; for events use create-subscription');
  const selection = selectionOf(core, given.get(filters[0]!), given.get(filters[1]!));
  const period = centiseconds(given.get('periodic')?.child('period'));
  if (period === undefined) {
    throw new ProtocolError('operation-failed', 'only periodic subscriptions are there: give yp:periodic', {
      appTag: 'ietf-yang-push:on-change-unsupported',
    });
  }
  return (target) => {
    checkRoom(target);
    const id = nextSubscriptionId();
    target.afterReply(() => {
      const close = startPush(core, target, {
        selection,
        period,
        dampening: 0,
        render: (contents) =>
          `<push-update xmlns="${pushNs}"><id>${id}</id>` +
          `<datastore-contents>${contents}</datastore-contents></push-update>`,
        terminate: () => terminate(core, target, id, subscribedNs, 'id'),
      });
      target.addPush(id, close);
    });
    return `<id xmlns="${subscribedNs}">${id}</id>`;
  };
};

/** `<delete-subscription>`, of either form: ends one of the session's own. */
export const prepareDeleteSubscription: Prepare = (operation) => {
  const draft = operation.ns !== subscribedNs;
  const name = draft ? 'subscription-id' : 'id';
  const parameters = new Parameters(operation, [name]);
  parameters.required(name);
  const id = parameters.positive(name)!;
  return (target) => {
    if (!target.removePush(id)) throw parameters.invalid(name, `the session has no subscription ${id}`);
    if (!draft) return '<ok/>';
    const ns = `${draftEventsNs}:1.0`;
    return `<subscription-result xmlns="${ns}" xmlns:notif-bis="${ns}">notif-bis:ok</subscription-result>`;
  };
};

function checkRoom(target: OperationSession): void {
  if (target.pushCount < maxPushes) return;
  throw new ProtocolError('resource-denied', `a session has at most ${maxPushes} subscriptions`);
}

/** Children by name; their namespaces are those of events or push, with and without version, as clients mix them. */
function named(operation: XmlElement, names: readonly string[]): ReadonlyMap<string, XmlElement> {
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
function selectionOf(
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
function terminate(core: Core, target: OperationSession, id: number, ns: string, idName: string): void {
  target.notify(
    core.clock.now(),
    `<subscription-terminated xmlns="${ns}"><${idName}>${id}</${idName}>` +
      `<reason xmlns:sn="${ns}">sn:filter-unavailable</reason></subscription-terminated>`,
  );
  target.removePush(id);
}

/** A time in hundredths of a second, as milliseconds. */
function centiseconds(element: XmlElement | undefined, zero = false): number | undefined {
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

const invalid = (name: string, message: string) => problem('invalid-value', message, name);
const missing = (name: string, message: string) => problem('missing-element', message, name);
