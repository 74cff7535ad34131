import { ProtocolError } from '../../data/error.ts';
import {
  baseNs,
  monitoringNs,
  nmdaNs,
  notificationNs,
  subscribedNs,
  tailfActionsNs,
  yangNs,
  yangPushNs,
} from '../messages/namespaces.ts';
import type { Invocation, NetconfContext } from '../session/context.ts';
import { prepareAction } from './action.ts';
import { prepareCancelCommit } from './cancel-commit.ts';
import { prepareCloseSession } from './close-session.ts';
import { prepareCommit } from './commit.ts';
import { prepareCopyConfig } from './copy-config.ts';
import { prepareCreateSubscription } from './create-subscription.ts';
import { prepareResync, prepareSubscription } from './datastore-subscription.ts';
import { prepareDeleteConfig } from './delete-config.ts';
import { prepareDiscardChanges } from './discard-changes.ts';
import { prepareEditConfig } from './edit-config.ts';
import { prepareEditData } from './edit-data.ts';
import {
  draftEventsNs,
  prepareDeleteSubscription,
  prepareDraftSubscription,
} from './establish-subscription.ts';
import { prepareGet } from './get.ts';
import { prepareGetConfig } from './get-config.ts';
import { prepareGetData } from './get-data.ts';
import { prepareGetSchema } from './get-schema.ts';
import { prepareKillSession } from './kill-session.ts';
import { prepareLock } from './lock.ts';
import { prepareModuleRpc } from './module-rpc.ts';
import type { Prepare } from './operation.ts';
import { prepareUnlock } from './unlock.ts';
import { prepareValidate } from './validate.ts';

/** The operations of the protocol (RFC 6241 sections 7 and 8), by name. */
const base: ReadonlyMap<string, Prepare> = new Map([
  ['get', prepareGet],
  ['get-config', prepareGetConfig],
  ['edit-config', prepareEditConfig],
  ['copy-config', prepareCopyConfig],
  ['delete-config', prepareDeleteConfig],
  ['lock', prepareLock],
  ['unlock', prepareUnlock],
  ['validate', prepareValidate],
  ['close-session', prepareCloseSession],
  ['kill-session', prepareKillSession],
]);

/** Those that :candidate and :confirmed-commit bring. */
const candidate: ReadonlyMap<string, Prepare> = new Map([
  ['commit', prepareCommit],
  ['cancel-commit', prepareCancelCommit],
  ['discard-changes', prepareDiscardChanges],
]);

/** Operations in other namespaces that are the protocol's all the same. */
const others: ReadonlyMap<string, Prepare> = new Map([
  [`${monitoringNs} get-schema`, prepareGetSchema],
  [`${notificationNs} create-subscription`, prepareCreateSubscription],
  [`${nmdaNs} get-data`, prepareGetData],
  [`${nmdaNs} edit-data`, prepareEditData],
  [`${yangNs} action`, prepareAction],
  [`${tailfActionsNs} action`, prepareAction],
  ...[draftEventsNs, `${draftEventsNs}:1.0`].flatMap((ns): [string, Prepare][] => [
    [`${ns} establish-subscription`, prepareDraftSubscription],
    [`${ns} delete-subscription`, prepareDeleteSubscription],
  ]),
  [`${subscribedNs} establish-subscription`, prepareSubscription],
  [`${subscribedNs} delete-subscription`, prepareDeleteSubscription],
  [`${yangPushNs} resync-subscription`, prepareResync],
]);

/** Finds the operation that an element names, and has it understand the element. Throws ProtocolError. */
export const prepareOperation: Prepare = (operation, context) => {
  const { name, ns } = operation;
  const other = others.get(`${ns} ${name}`);
  if (other) return checked(ns, name, other(operation, context), context);
  if (ns !== baseNs) return prepareModuleRpc(operation, context);
  const offered = context.core.personality.candidate ? candidate : undefined;
  const prepare = base.get(name) ?? offered?.get(name);
  if (prepare) return prepare(operation, context);
  const hint = candidate.has(name) ? ': there is no candidate datastore' : '';
  throw new ProtocolError('operation-not-supported', `operation ${name} is not supported${hint}`, {
    type: 'protocol',
    rpcPath: [],
  });
};

/** Access control for operations that are carried out here; those of the core check for themselves (RFC 8341 3.4.4). */
function checked(ns: string, name: string, invocation: Invocation, { core }: NetconfContext): Invocation {
  // Those of drafts belong to no module that is served; rules for any module hold for them all the same.
  const moduleName = core.schema.modulesByNamespace.get(ns)?.name ?? ns;
  return (target) => {
    core.operations.checkExec(target.session, moduleName, name);
    return invocation(target);
  };
}
