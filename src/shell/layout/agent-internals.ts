/**
 * The part of `show license tech support` about the agent itself: `Other Info`, certificates, its role in a redundant
 * system. S1 "TRUST_CODE_INSTALL_FAILED" points at `Clock sync-ed with NTP`; pyATS expects all the names. What this device
 * knows is what it is; the rest tells how agents of Catalyst 9000 are built, and is the same on all of them.
 */
import { type AgentState, SMART_URL } from '../../licensing/index.ts';
import * as licensing from '../licensing-view.ts';
import { title } from './licenses.ts';

type Lines = readonly string[];

const True = (value: boolean) => (value ? 'True' : 'False');

/** How the agent was compiled, and what the platform gives it. */
const BUILD: Lines = [
  'Build type:: Production',
  'sizeof(char)  : 1',
  'sizeof(int)   : 4',
  'sizeof(long)  : 4',
  'sizeof(char *): 8',
  'sizeof(time_t): 4',
  'sizeof(size_t): 8',
  'Endian: Big',
  'Write Erase Occurred: False',
  'XOS version: 0.12.0.0',
  'Config Persist Received: True',
  'Message Version: 1.3',
  'agent.capabilities: UTILITY, DLC, AppHA, MULTITIER, EXPORT_2, OK_TRY_AGAIN, POLICY_USAGE',
  'Check Point Interface: True',
  'Config Management Interface: False',
  'License Map Interface: True',
  'HA Interface: True',
  'Trusted Store Interface: True',
  'Platform Data Interface: True',
  'Crypto Version 2 Interface: False',
  'SAPluginMgmtInterfaceMutex: True',
  'SAPluginMgmtIPDomainName: True',
  'SmartAgentClientWaitForServer: 2000',
  'SmartAgentCmReTrySend: True',
  'SmartAgentClientIsUnified: True',
  'SmartAgentCmClient: True',
  'SmartAgentClientName: UnifiedClient',
  'builtInEncryption: True',
  'enableOnInit: True',
  'routingReadyByEvent: True',
  'systemInitByEvent: True',
  'SmartTransportServerIdCheck: True',
  'SmartTransportProxySupport: True',
  'SmartAgentMaxRumMemory: 50',
  'SmartAgentConcurrentThreadMax: 10',
  'SmartAgentPolicyControllerModel: False',
  'SmartAgentPolicyModel: True',
  'SmartAgentFederalLicense: True',
  'SmartAgentMultiTenant: False',
  'attr365DayEvalSyslog: True',
  'checkPointWriteOnly: False',
  'SmartAgentDelayCertValidation: False',
  'enableByDefault: False',
  'conversionAutomatic: False',
  'conversionAllowed: False',
  'storageEncryptDisable: False',
  'storageLoadUnencryptedDisable: False',
  'TSPluginDisable: False',
  'bypassUDICheck: False',
  'loggingAddTStamp: False',
  'loggingAddTid: True',
  'HighAvailabilityOverrideEvent: UnknownPlatformEvent',
  'platformIndependentOverrideEvent: UnknownPlatformEvent',
  'platformOverrideEvent: SmartAgentSystemDataListChanged',
  'WaitForHaRole: False',
  'standbyIsHot: True',
  'chkPtType: 2',
  'delayCommInit: False',
  'roleByEvent: True',
  'maxTraceLength: 150',
  'traceAlwaysOn: True',
  'debugFlags: 0',
];

export function certificates(state: AgentState): Lines {
  const registered = licensing.registration(state).details.state === 'registered';
  return [
    ...title('License Certificates'),
    'Production Cert: True',
    registered ? 'Registered. Certificates installed' : 'Not registered. No certificates installed',
  ];
}

export function redundancy(state: AgentState): Lines {
  const others = licensing.units(state).length > 1;
  return [
    'HA Info',
    '==========',
    'RP Role: Active',
    'Chassis Role: Active',
    'Behavior Role: Active',
    'RMF: True',
    'CF: True',
    'CF State: Stateless',
    `Message Flow Allowed: ${True(others)}`,
  ];
}

export function otherInfo(state: AgentState): Lines {
  const { privacyHostname = false } = licensing.settings(state);
  const { type } = licensing.transport(state);
  const trust = licensing.trust(state);
  const size = licensing.eventLog(state).reduce((sum, { text }) => sum + text.length, 0);
  const udi = (text: string) => text.replace('PID:', 'P:').replace('SN:', 'S:');
  return [
    ...title('Other Info'),
    `Software ID: ${licensing.software(state)}`,
    `Agent State: ${agentState(state)}`,
    'TS enable: True',
    `Transport: ${type === 'smart' ? 'Smart' : type}`,
    ...(type === 'smart' ? [`  Default URL: ${SMART_URL}`] : []),
    'Locale: en_US.UTF-8',
    'Debug flags: 0x7',
    `Privacy Send Hostname: ${True(!privacyHostname)}`,
    'Privacy Send IP: True',
    ...BUILD,
    'Event log max size: 5120 KB',
    `Event log current size: ${Math.ceil(size / 1024)} KB`,
    ...trust.map(({ unit, installed }) => {
      const { length } = trust;
      const shown = installed ? `${udi(unit.udi)}, state[2], Trust Data INSTALLED` : 'No Trust Data';
      return `${length === 1 ? 'Local Device' : udi(unit.udi)}: ${shown}`;
    }),
    `Overall Trust: ${trust.every(({ installed }) => installed) ? 'INSTALLED (2)' : 'No ID'}`,
    // No time server is asked.
    'Clock sync-ed with NTP: False',
  ];
}

function agentState(state: AgentState): string {
  if (!licensing.isSmartLicensing(state)) return 'authorized';
  return licensing.registration(state).details.state === 'registered' ? 'authorized' : 'evaluation';
}
