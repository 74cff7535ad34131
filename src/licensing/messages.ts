/**
 * System messages of the agent. Names, severities, variables: S1 "System Messages"; S2 "Required Tasks After
 * Installing" (EXPORT_CONTROLLED); S4 "Common Failure Scenarios" (AGENT_REG_FAILED, AUTH_RENEW_FAILED).
 */
export interface SystemMessage {
  readonly facility: string;
  readonly severity: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly mnemonic: string;
  readonly text: string;
}

type Severity = SystemMessage['severity'];

function smartLic(severity: Severity, mnemonic: string, text: string): SystemMessage {
  return { facility: 'SMART_LIC', severity, mnemonic, text };
}

/** `%FACILITY-SEVERITY-MNEMONIC: text`. */
export function formatMessage(message: SystemMessage): string {
  return `%${message.facility}-${message.severity}-${message.mnemonic}: ${message.text}`;
}

export const messages = {
  agentEnabled: () => smartLic(6, 'AGENT_ENABLED', 'Smart Agent for Licensing is enabled'),
  commFailed: (peer: string, reason: string) =>
    smartLic(3, 'COMM_FAILED', `Communications failure with the ${peer} : ${reason}`),
  commRestored: (peer: string) => smartLic(3, 'COMM_RESTORED', `Communications with the ${peer} restored.`),
  policyInstalled: () =>
    smartLic(6, 'POLICY_INSTALL_SUCCESS', 'A new licensing policy was successfully installed.'),
  policyFailed: (reason: string) =>
    smartLic(3, 'POLICY_INSTALL_FAILED', `The installation of a new licensing policy has failed: ${reason}.`),
  policyRemoved: () => smartLic(3, 'POLICY_REMOVED', 'The licensing policy has been removed.'),
  authorizationInstalled: (udi: string) =>
    smartLic(
      6,
      'AUTHORIZATION_INSTALL_SUCCESS',
      `A new licensing authorization code was successfully installed on: ${udi}.`,
    ),
  authorizationFailed: (udi: string, reason: string) =>
    smartLic(
      3,
      'AUTHORIZATION_INSTALL_FAILED',
      `The install of a new licensing authorization code has failed on ${udi}: ${reason}.`,
    ),
  authorizationRemoved: (udi: string) =>
    smartLic(6, 'AUTHORIZATION_REMOVED', `A licensing authorization code has been removed from ${udi}`),
  exportControlled: (allowed: boolean, feature?: string) =>
    smartLic(
      6,
      'EXPORT_CONTROLLED',
      `Usage of export controlled features is ${allowed ? 'allowed' : 'not allowed'}${feature ? ` for feature ${feature}` : ''}`,
    ),
  trustInstalled: (udi: string) =>
    smartLic(
      6,
      'TRUST_CODE_INSTALL_SUCCESS',
      `A new licensing trust code was successfully installed on ${udi}.`,
    ),
  trustFailed: (udi: string, reason: string) =>
    smartLic(
      3,
      'TRUST_CODE_INSTALL_FAILED',
      `The install of a new licensing trust code has failed on ${udi}: ${reason}.`,
    ),
  reportingRequired: (days: number) =>
    smartLic(6, 'REPORTING_REQUIRED', `A Usage report acknowledgement will be required in ${days} days.`),
  registrationFailed: (peer: string, reason: string) =>
    smartLic(
      3,
      'AGENT_REG_FAILED',
      `Smart Agent for Licensing Registration with the ${peer} failed: ${reason}`,
    ),
  authorizationRenewFailed: (peer: string, reason: string) =>
    smartLic(3, 'AUTH_RENEW_FAILED', `Authorization renewal with the ${peer} : ${reason}`),
} as const;
