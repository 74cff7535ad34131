/**
 * The licensing agent. Start with `initialState`, feed events to `step`, carry out the effects, ask `nextTimer`
 * when to send the next `timer` event, and keep the state: it is plain JSON.
 */

export { exportAllowed, isInstalled } from './authorization/slac.ts';
export { keyFeature } from './authorization/support.ts';
export { parseAnswer } from './documents/answer.ts';
export type { LicenseFile } from './documents/file.ts';
export { MAX_LICENSE_FILE, parseLicenseFile } from './documents/parse.ts';
export { renderDocument } from './documents/render.ts';
export type { Signer, Verifier } from './documents/signing.ts';
export { SHAPE_VERIFIER } from './documents/signing.ts';
export type { CommandOutput, Effect, Notification } from './effects.ts';
export type { ErrorCode } from './errors.ts';
export { ERROR_CODES } from './errors.ts';
export type {
  Command,
  CommandName,
  CommFailure,
  CommResult,
  Event,
  FileFailure,
  ReportSelection,
} from './events.ts';
export type { Condition } from './force/condition.ts';
export { CONDITIONS } from './force/condition.ts';
export type { SystemMessage } from './messages.ts';
export { formatMessage } from './messages.ts';
export type { Policy, Rule } from './policy/policy.ts';
export { CISCO_DEFAULT } from './policy/policy.ts';
export type { Registration } from './registration/registration.ts';
export { reportCounters } from './reports/counters.ts';
export { softwareId } from './reports/payload.ts';
export type { CustomerInfo, HttpProxy, Settings, TransportType } from './settings.ts';
export {
  effectiveTransport,
  proxyAt,
  SMART_URL,
} from './settings.ts';
export type { AgentState, Identity, Unit } from './state.ts';
export { activeUnit, completeState, initialState, udiFileText, udiText } from './state.ts';
export { step } from './step.ts';
export { DAY, dateAndTime, HOUR, MINUTE, NEVER } from './time.ts';
export { nextTimer } from './timers/schedule.ts';
export { trustOf } from './trust/trust.ts';
export { licenseByTag } from './usage/catalogue.ts';
export type { BaseLevel, BootLevel } from './usage/counting.ts';
export { hasLevel } from './usage/counting.ts';
export * as view from './view.ts';
