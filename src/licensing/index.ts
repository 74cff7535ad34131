/**
 * The licensing agent. Start with `initialState`, feed events to `step`, carry out the effects, ask `nextTimer`
 * when to send the next `timer` event, and keep the state: it is plain JSON.
 */

export type { Authorization } from './authorization/slac.ts';
export { exportAllowed, isInstalled } from './authorization/slac.ts';
export type { LicenseDocument } from './documents/document.ts';
export type { LicenseFile } from './documents/file.ts';
export { parseLicenseFile } from './documents/parse.ts';
export { renderDocument } from './documents/render.ts';
export type { SignatureState, Signer, Verifier } from './documents/signing.ts';
export { SHAPE_VERIFIER } from './documents/signing.ts';
export type { CommandOutput, Effect, FailureReason, Notification } from './effects.ts';
export type { ErrorCode } from './errors.ts';
export { ERROR_CODES } from './errors.ts';
export type { Command, CommandName, CommFailure, CommResult, Event, FileFailure } from './events.ts';
export type { SystemMessage } from './messages.ts';
export { formatMessage } from './messages.ts';
export type { Category, Policy, Rule } from './policy/policy.ts';
export { CISCO_DEFAULT } from './policy/policy.ts';
export type { Registration } from './registration/registration.ts';
export type { ReportCounters } from './reports/counters.ts';
export { reportCounters } from './reports/counters.ts';
export { softwareId } from './reports/payload.ts';
export type { ReportState, RumReport } from './reports/report.ts';
export type { CustomerInfo, EffectiveTransport, Settings, TransportType } from './settings.ts';
export {
  CALLHOME_URL,
  CSLU_URL,
  DEFAULT_SETTINGS,
  effectiveTransport,
  peerName,
  SMART_URL,
} from './settings.ts';
export type { Account, AgentState, Identity, LicenseUse, Unit, UnitRole } from './state.ts';
export { activeUnit, initialState, udiFileText, udiText } from './state.ts';
export type { Step } from './step.ts';
export { step } from './step.ts';
export type { Moment } from './time.ts';
export { DAY, dateAndTime, HOUR, MINUTE, NEVER, SECOND } from './time.ts';
export { nextTimer } from './timers/schedule.ts';
export type { TrustCode } from './trust/trust.ts';
export { trustOf } from './trust/trust.ts';
export type { License } from './usage/catalogue.ts';
export { familyOf, HSECK9, licenseByTag } from './usage/catalogue.ts';
export type { AddOn, BaseLevel, BootLevel, FeatureUse } from './usage/counting.ts';
export { isPermittedLevel } from './usage/counting.ts';
export * as view from './view.ts';
