/**
 * System messages of the earlier models. S4 "Troubleshoot", "Common Failure Scenarios" print those of
 * registration, compliance and renewal; where S4 cuts a text short or has none (end of evaluation, of an
 * authorization, of the ID certificate), the wording is ours.
 */
import type { SystemMessage } from '../messages.ts';

/** The other side, as the earlier models call it. */
export const EARLIER_PEER = 'Cisco Smart Software Manager or satellite';

function smartLic(severity: SystemMessage['severity'], mnemonic: string, text: string): SystemMessage {
  return { facility: 'SMART_LIC', severity, mnemonic, text };
}

export const earlierMessages = {
  registered: (udi: string) =>
    smartLic(
      6,
      'AGENT_REG_SUCCESS',
      `Smart Agent for Licensing Registration with the ${EARLIER_PEER} for udi ${udi}`,
    ),
  registrationFailed: (reason: string) =>
    smartLic(
      3,
      'AGENT_REG_FAILED',
      `Smart Agent for Licensing Registration with the ${EARLIER_PEER} failed: ${reason}`,
    ),
  deregistered: () =>
    smartLic(
      6,
      'AGENT_DEREG_SUCCESS',
      `Smart Agent for Licensing De-registration with the ${EARLIER_PEER} was successful`,
    ),
  deregistrationFailed: (reason: string) =>
    smartLic(
      3,
      'AGENT_DEREG_FAILED',
      `Smart Agent for Licensing De-registration with the ${EARLIER_PEER} failed: ${reason}`,
    ),
  configNotSaved: () => smartLic(4, 'CONFIG_NOT_SAVED', 'Smart Licensing configuration has not been saved'),
  inCompliance: () =>
    smartLic(5, 'IN_COMPLIANCE', 'All entitlements and licenses in use on this device are authorized'),
  outOfCompliance: () => smartLic(3, 'OUT_OF_COMPLIANCE', 'One or more entitlements are out of compliance.'),
  renewed: (udi: string) =>
    smartLic(6, 'AUTH_RENEW_SUCCESS', `Authorization renewal with the ${EARLIER_PEER} for udi ${udi}`),
  renewalFailed: (reason: string, udi: string) =>
    smartLic(
      3,
      'AUTH_RENEW_FAILED',
      `Authorization renewal with the ${EARLIER_PEER}: ${reason} for udi ${udi}`,
    ),
  authorizationExpired: () =>
    smartLic(3, 'AUTH_EXPIRED', 'The authorization of the licenses in use on this device has expired.'),
  evaluationStarted: () => smartLic(5, 'EVAL_START', 'Entering evaluation period'),
  evaluationExpired: () => smartLic(3, 'EVAL_EXPIRED', 'The evaluation period of this device has expired.'),
  evaluationEnding: (days: number) =>
    smartLic(
      4,
      'EVAL_WILL_EXPIRE_WARNING',
      `The evaluation period of this device will expire in ${days} days.`,
    ),
  certificateEnding: (days: number) =>
    smartLic(4, 'ID_CERT_EXPIRED_WARNING', `The registration of this device will expire in ${days} days.`),
  certificateNotBegun: (udi: string) =>
    smartLic(
      3,
      'ID_CERT_RENEW_NOT_STARTED',
      `Identity certificate start date not reached yet for udi ${udi}`,
    ),
  certificateRenewed: () => smartLic(5, 'ID_CERT_RENEW_SUCCESS', 'Identity certificate renewal successful'),
  certificateRenewalFailed: (reason: string) =>
    smartLic(3, 'ID_CERT_RENEW_FAILED', `Identity certificate renewal failed: ${reason}`),
  certificateExpired: () =>
    smartLic(
      3,
      'ID_CERT_EXPIRED',
      'Identity certificate expired. Agent will transition to the unidentified (not registered) state.',
    ),
} as const;
