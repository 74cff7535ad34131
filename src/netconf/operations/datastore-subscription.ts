import { ProtocolError } from '../../data/error.ts';
import type { XmlElement } from '../../data/xml/element.ts';
import type { Core, Personality } from '../../server/contract.ts';
import { subscribedNs, yangPushNs } from '../messages/namespaces.ts';
import { type ChangeKind, changeKinds, renderChanges } from '../messages/push-change.ts';
import { ok } from '../messages/reply.ts';
import { startOnChange } from '../session/on-change.ts';
import { type ReadSelected, startPush } from '../session/push.ts';
import { identityName, type NamedDatastore, offeredDatastores } from './named-datastore.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';
import {
  centiseconds,
  checkRoom,
  invalid,
  missing,
  named,
  selectionOf,
  terminate,
} from './push-parameters.ts';

const filters = ['datastore-subtree-filter', 'datastore-xpath-filter'] as const;

/**
 * `<establish-subscription>` of RFC 8639 for the contents of a datastore: at fixed times, or when they change
 * (RFC 8641 section 3).
 */
export const prepareSubscription: Prepare = (operation, context) => {
  const { core, nextSubscriptionId } = context;
  const given = named(operation, ['datastore', ...filters, 'periodic', 'on-change', 'encoding']);
  const datastore = datastoreOf(given.get('datastore'), core.personality);
  const selection = selectionOf(core, given.get(filters[0]), given.get(filters[1]));
  const read = reader(core, datastore);
  const period = centiseconds(given.get('periodic')?.child('period'));
  const onChange = given.get('on-change');
  if ((period === undefined) === (onChange === undefined)) {
    throw missing('periodic', 'one of yp:periodic, with its period, and yp:on-change is needed');
  }
  const changes = onChange && changeOptions(onChange);
  return (target) => {
    checkRoom(target);
    const id = nextSubscriptionId();
    const common = {
      selection,
      read,
      render: (contents: string) =>
        `<push-update xmlns="${yangPushNs}"><id>${id}</id>` +
        `<datastore-contents>${contents}</datastore-contents></push-update>`,
      terminate: () => terminate(core, target, id, subscribedNs, 'id'),
    };
    target.afterReply(() => {
      const push = changes
        ? startOnChange(context, target, { ...common, ...changes, renderChanges: renderChanges(core, id) })
        : startPush(core, target, { ...common, period, dampening: 0 });
      target.addPush(id, push);
    });
    return `<id xmlns="${subscribedNs}">${id}</id>`;
  };
};

/** `<resync-subscription>` (RFC 8641 section 4.5): the whole content, to a subscriber that has lost track. */
export const prepareResync: Prepare = (operation) => {
  const parameters = new Parameters(operation, ['id']);
  parameters.required('id');
  const id = parameters.positive('id')!;
  return (target) => {
    const push = target.findPush(id);
    if (!push?.resync) {
      throw new ProtocolError('invalid-value', `the session has no subscription ${id} to changes`, {
        appTag: 'ietf-yang-push:no-such-subscription-resync',
      });
    }
    target.afterReply(() => push.resync?.());
    return ok;
  };
};

function datastoreOf(element: XmlElement | undefined, personality: Personality): NamedDatastore {
  if (!element) throw missing('datastore', 'a datastore is needed; for events use create-subscription');
  const name = identityName(element);
  const found = offeredDatastores(personality).find((one) => one === name);
  if (found) return found;
  const message = `there is no datastore "${element.text.trim().slice(0, 80)}"`;
  throw new ProtocolError('invalid-value', message, { appTag: 'ietf-yang-push:datastore-not-subscribable' });
}

const reader =
  ({ operations }: Core, datastore: NamedDatastore): ReadSelected =>
  (session, selection) =>
    datastore === 'operational'
      ? operations.get(session, selection)
      : operations.getConfig(session, datastore, selection);

/** The parameters of `on-change` (RFC 8641 section 4.3). */
function changeOptions(onChange: XmlElement) {
  const excluded = new Set<ChangeKind>();
  for (const child of onChange.children) {
    const text = child.text.trim();
    if (child.name === 'excluded-change') {
      const kind = changeKinds.find((one) => one === text);
      if (!kind) throw invalid(child.name, `excluded-change is one of ${changeKinds.join(', ')}`);
      excluded.add(kind);
    } else if (child.name === 'sync-on-start') {
      if (text !== 'true' && text !== 'false') throw invalid(child.name, 'sync-on-start is true or false');
    } else if (child.name !== 'dampening-period') {
      throw invalid(child.name, `on-change has no parameter ${child.qname}`);
    }
  }
  return {
    dampening: centiseconds(onChange.child('dampening-period'), true) ?? 0,
    syncOnStart: onChange.child('sync-on-start')?.text.trim() !== 'false',
    excluded,
  };
}
