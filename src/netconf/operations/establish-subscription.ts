import { subscribedNs } from '../messages/namespaces.ts';
import { startPush } from '../session/push.ts';
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

/** Names of the drafts that IOS XE speaks. */
export const draftEventsNs = 'urn:ietf:params:xml:ns:yang:ietf-event-notifications';
const draftPushNs = 'urn:ietf:params:xml:ns:yang:ietf-yang-push';

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
      const push = startPush(core, target, {
        selection,
        read: (session, wanted) => core.operations.get(session, wanted),
        period,
        dampening: dampening ?? 0,
        render: (contents) =>
          `<push-update xmlns="${draftPushNs}:1.0"><subscription-id>${id}</subscription-id>` +
          `<datastore-contents-xml>${contents}</datastore-contents-xml></push-update>`,
        terminate: () => terminate(core, target, id, `${draftEventsNs}:1.0`, 'subscription-id'),
      });
      target.addPush(id, push);
    });
    const ns = `${draftEventsNs}:1.0`;
    return (
      `<subscription-result xmlns="${ns}" xmlns:notif-bis="${ns}">notif-bis:ok</subscription-result>` +
      `<subscription-id xmlns="${ns}">${id}</subscription-id>`
    );
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
