/** Every message of S1 "System Messages", S2 and S4, with its facility, severity, mnemonic and variables. */
import { describe, expect, test } from 'vitest';
import { earlierMessages } from '../../src/licensing/earlier/messages.ts';
import { formatMessage } from '../../src/licensing/index.ts';
import { messages } from '../../src/licensing/messages.ts';

const UDI = 'PID:C9300X-24HX,SN:FOC2519L8R7';
const REASON = 'UDI mismatch';

describe('S1 "System Messages"', () => {
  test.each([
    [
      messages.policyFailed(REASON),
      '%SMART_LIC-3-POLICY_INSTALL_FAILED: The installation of a new licensing policy has failed: UDI mismatch.',
    ],
    [
      messages.authorizationFailed(UDI, REASON),
      `%SMART_LIC-3-AUTHORIZATION_INSTALL_FAILED: The install of a new licensing authorization code has failed on ${UDI}: UDI mismatch.`,
    ],
    [
      messages.commFailed('Cisco Smart Software Manager (CSSM)', 'why'),
      '%SMART_LIC-3-COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : why',
    ],
    [
      messages.commRestored('Cisco Smart License Utility (CSLU)'),
      '%SMART_LIC-3-COMM_RESTORED: Communications with the Cisco Smart License Utility (CSLU) restored.',
    ],
    [messages.policyRemoved(), '%SMART_LIC-3-POLICY_REMOVED: The licensing policy has been removed.'],
    [
      messages.trustFailed(UDI, REASON),
      `%SMART_LIC-3-TRUST_CODE_INSTALL_FAILED: The install of a new licensing trust code has failed on ${UDI}: UDI mismatch.`,
    ],
    [
      messages.reportingNotSupported(),
      '%SMART_LIC-4-REPORTING_NOT_SUPPORTED: The CSSM OnPrem that this product instance is connected to is down rev and does not support the enhanced policy and usage reporting mode.',
    ],
    [
      messages.policyInstalled(),
      '%SMART_LIC-6-POLICY_INSTALL_SUCCESS: A new licensing policy was successfully installed.',
    ],
    [
      messages.authorizationInstalled(UDI),
      `%SMART_LIC-6-AUTHORIZATION_INSTALL_SUCCESS: A new licensing authorization code was successfully installed on: ${UDI}.`,
    ],
    [
      messages.authorizationRemoved(UDI),
      `%SMART_LIC-6-AUTHORIZATION_REMOVED: A licensing authorization code has been removed from ${UDI}`,
    ],
    [
      messages.reportingRequired(30),
      '%SMART_LIC-6-REPORTING_REQUIRED: A Usage report acknowledgement will be required in 30 days.',
    ],
    [
      messages.trustInstalled(UDI),
      `%SMART_LIC-6-TRUST_CODE_INSTALL_SUCCESS: A new licensing trust code was successfully installed on ${UDI}.`,
    ],
  ])('%s', (message, text) => {
    expect(formatMessage(message)).toBe(text);
  });
});

describe('S2', () => {
  test.each([
    [messages.agentEnabled(), '%SMART_LIC-6-AGENT_ENABLED: Smart Agent for Licensing is enabled'],
    [
      messages.exportControlled(false),
      '%SMART_LIC-6-EXPORT_CONTROLLED: Usage of export controlled features is not allowed',
    ],
    [
      messages.exportControlled(true, 'hseck9'),
      '%SMART_LIC-6-EXPORT_CONTROLLED: Usage of export controlled features is allowed for feature hseck9',
    ],
    [
      messages.standbyNotAuthorized('hseck9'),
      "%IOSXE_SMART_AGENT-6-STANDBY_NOT_AUTHORIZED: Standby is in 'not authorized' state for license hseck9",
    ],
    [
      messages.unauthorizedHsec(),
      '%PLATFORM_IPSEC_HSEC-3-UNAUTHORIZED_HSEC: Switchover happened with IPsec configured but HSEC unauthorized, reloading.',
    ],
    [
      messages.stackChanged(2, 3, 'removed'),
      '%STACKMGR-4-SWITCH_REMOVED: Switch 2 R0/0: stack_mgr: Switch 3 has been removed from the stack.',
    ],
  ])('%s', (message, text) => {
    expect(formatMessage(message)).toBe(text);
  });
});

describe('S4', () => {
  const peer = 'Cisco Smart Software Manager or satellite';
  test.each([
    [
      earlierMessages.registrationFailed('Communication transport not available.'),
      `%SMART_LIC-3-AGENT_REG_FAILED: Smart Agent for Licensing Registration with the ${peer} failed: Communication transport not available.`,
    ],
    [
      earlierMessages.outOfCompliance(),
      '%SMART_LIC-3-OUT_OF_COMPLIANCE: One or more entitlements are out of compliance.',
    ],
    [
      earlierMessages.inCompliance(),
      '%SMART_LIC-5-IN_COMPLIANCE: All entitlements and licenses in use on this device are authorized',
    ],
    [
      earlierMessages.configNotSaved(),
      '%SMART_LIC-4-CONFIG_NOT_SAVED: Smart Licensing configuration has not been saved',
    ],
    [
      earlierMessages.renewalFailed('Communication message send error', UDI),
      `%SMART_LIC-3-AUTH_RENEW_FAILED: Authorization renewal with the ${peer}: Communication message send error for udi ${UDI}`,
    ],
  ])('%s', (message, text) => {
    expect(formatMessage(message)).toBe(text);
  });

  test('every message has a facility of capitals and a mnemonic of capitals', () => {
    const all = [
      earlierMessages.evaluationStarted(),
      earlierMessages.evaluationExpired(),
      earlierMessages.certificateRenewed(),
      earlierMessages.certificateExpired(),
      earlierMessages.certificateRenewalFailed('x'),
      earlierMessages.authorizationExpired(),
      earlierMessages.registered(UDI),
      earlierMessages.deregistered(),
      earlierMessages.deregistrationFailed('x'),
      earlierMessages.renewed(UDI),
      messages.processExit('F0/0'),
      messages.processExit('R0/0'),
    ];
    for (const message of all) expect(formatMessage(message)).toMatch(/^%[A-Z0-9_]+-[0-7]-[A-Z0-9_]+: \S/);
  });
});
