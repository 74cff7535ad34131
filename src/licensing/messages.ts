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
  reportingNotSupported: () =>
    smartLic(
      4,
      'REPORTING_NOT_SUPPORTED',
      'The CSSM OnPrem that this product instance is connected to is down rev and does not support the enhanced policy and usage reporting mode.',
    ),
  standbyNotAuthorized: (license: string): SystemMessage => ({
    facility: 'IOSXE_SMART_AGENT',
    severity: 6,
    mnemonic: 'STANDBY_NOT_AUTHORIZED',
    text: `Standby is in 'not authorized' state for license ${license}`,
  }),
  unauthorizedHsec: (): SystemMessage => ({
    facility: 'PLATFORM_IPSEC_HSEC',
    severity: 3,
    mnemonic: 'UNAUTHORIZED_HSEC',
    text: 'Switchover happened with IPsec configured but HSEC unauthorized, reloading.',
  }),
  processExit: (place: 'F0/0' | 'R0/0'): SystemMessage => ({
    facility: 'PMAN',
    severity: 5,
    mnemonic: 'EXITACTION',
    text: `${place}: pvp: Process manager is exiting: ${place === 'F0/0' ? 'reload fp action requested' : 'rp processes exit with reload switch code'}`,
  }),
  stackChanged: (teller: number, number: number, what: 'added' | 'removed'): SystemMessage => ({
    facility: 'STACKMGR',
    severity: 4,
    mnemonic: what === 'added' ? 'SWITCH_ADDED' : 'SWITCH_REMOVED',
    text: `Switch ${teller} R0/0: stack_mgr: Switch ${number} has been ${what} ${what === 'added' ? 'to' : 'from'} the stack.`,
  }),
  registrationFailed: (peer: string, reason: string) =>
    smartLic(
      3,
      'AGENT_REG_FAILED',
      `Smart Agent for Licensing Registration with the ${peer} failed: ${reason}`,
    ),
  authorizationRenewFailed: (peer: string, reason: string) =>
    smartLic(3, 'AUTH_RENEW_FAILED', `Authorization renewal with the ${peer} : ${reason}`),
} as const;
