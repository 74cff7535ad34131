/** Namespaces and capability names of the protocol. Those of data come from the schema. */

export { NETCONF_NAMESPACE as baseNs, YANG_NAMESPACE as yangNs } from '../../data/xml/element.ts';

/** ietf-netconf-monitoring (RFC 6022). */
export const monitoringNs = 'urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring';
/** create-subscription and the envelope of notifications (RFC 5277 sections 2.1 and 2.2). */
export const notificationNs = 'urn:ietf:params:xml:ns:netconf:notification:1.0';
/** replayComplete and notificationComplete (RFC 5277 section 3.3.1). */
export const replayNs = 'urn:ietf:params:xml:ns:netmod:notification';
/** The with-defaults parameter (RFC 6243 section 4.5.1). */
export const withDefaultsNs = 'urn:ietf:params:xml:ns:yang:ietf-netconf-with-defaults';
/** get-data and edit-data (RFC 8526), and the identities that name datastores (RFC 8342). */
export const nmdaNs = 'urn:ietf:params:xml:ns:yang:ietf-netconf-nmda';
export const datastoresNs = 'urn:ietf:params:xml:ns:yang:ietf-datastores';
/** Subscriptions (RFC 8639), and those to datastores (RFC 8641). */
export const subscribedNs = 'urn:ietf:params:xml:ns:yang:ietf-subscribed-notifications';
export const yangPushNs = 'urn:ietf:params:xml:ns:yang:ietf-yang-push';
/** Actions as ConfD had them before YANG 1.1. */
export const tailfActionsNs = 'http://tail-f.com/ns/netconf/actions/1.0';

const capability = 'urn:ietf:params:netconf:capability:';
export const base10 = 'urn:ietf:params:netconf:base:1.0';
export const base11 = 'urn:ietf:params:netconf:base:1.1';
export const capabilities = {
  writableRunning: `${capability}writable-running:1.0`,
  confirmedCommit11: `${capability}confirmed-commit:1.1`,
  confirmedCommit10: `${capability}confirmed-commit:1.0`,
  candidate: `${capability}candidate:1.0`,
  startup: `${capability}startup:1.0`,
  rollbackOnError: `${capability}rollback-on-error:1.0`,
  validate10: `${capability}validate:1.0`,
  validate11: `${capability}validate:1.1`,
  xpath: `${capability}xpath:1.0`,
  notification: `${capability}notification:1.0`,
  interleave: `${capability}interleave:1.0`,
  withDefaults: `${capability}with-defaults:1.0`,
  yangLibrary10: `${capability}yang-library:1.0`,
  yangLibrary11: `${capability}yang-library:1.1`,
} as const;
