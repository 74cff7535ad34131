/**
 * The sections of `show license` as IOS XR has them: S3 "Activate licenses on SSM On-Prem", "Upgrade devices with SSM
 * On-Prem"; of the model before policy mode S4. What is the same on IOS XE is in `layout/status.ts` and `layout/licenses.ts`.
 */
import type { Device } from '../../../device/device.ts';
import { switchesOf } from '../../../device/xr/settings.ts';
import type { AgentState } from '../../../licensing/index.ts';
import { licensingTime, routerTime } from '../../format/time.ts';
import * as licensing from '../../licensing-view.ts';
import { routerLicenses } from '../../router-view.ts';
import * as earlier from '../earlier.ts';
import * as licenses from '../licenses.ts';
import * as status from '../status.ts';

type Lines = readonly string[];

const { title } = licenses;
const { sections } = status;

const ENABLED = ['Smart Licensing is ENABLED'];
const CONVERSION = ['License Conversion:', '  Automatic Conversion Enabled: True'];
const CERTIFICATE = 'Secondary Signing Cert: 0';
/** Routers here send no telemetry. */
const TELEMETRY = [
  ...title('Device Telemetry Report Summary:'),
  'Data Channel: NOT AVAILABLE',
  'Reports on disk: 0',
];
const ENFORCEMENT = ['Enforcement Status:', '  No Enforcement Status Information Available'];

const RESERVING = ['License Reservation is ENABLED'];
const reserving = ({ core }: Device) => switchesOf(core.tree('running')).reservation;

/** The transports as on IOS XE, always with the address of CSLU when it is not another, and without VRF. */
function transport(state: AgentState): Lines {
  const { type, url, proxy } = licensing.transport(state);
  const head =
    type === 'smart'
      ? ['  Type: Smart', `  URL: ${url}`]
      : [`  Type: ${type}`, `  Cslu address: ${licensing.settings(state).csluUrl ?? url ?? '<empty>'}`];
  if (type === 'callhome') head.splice(1);
  return [
    'Transport:',
    ...head,
    '  Proxy:',
    ...(proxy ? [`    Address: ${proxy.address}`, `    Port: ${proxy.port}`] : ['    Not Configured']),
    '  VRF:',
    '    Not Supported',
  ];
}

function usageReporting(state: AgentState): Lines {
  const { lastAck, ackDeadline, pushInterval, nextAckCheck, nextPush, nextRetry, lastPush, lastFileWrite } =
    licensing.reporting(state);
  return [
    'Usage Reporting:',
    `  Last ACK received: ${routerTime(lastAck)}`,
    `  Next ACK deadline: ${routerTime(ackDeadline)}`,
    `  Reporting push interval: ${pushInterval === 0 ? '0 (no reporting)' : `${pushInterval}  days`}`,
    `  Next ACK push check: ${routerTime(nextAckCheck)}`,
    `  Next report push: ${routerTime(nextRetry || nextPush)}`,
    `  Last report push: ${routerTime(lastPush)}`,
    `  Last report file write: ${routerTime(lastFileWrite)}`,
  ];
}

/** One route processor is told in the same line, two are listed. */
function trust(state: AgentState): Lines {
  const codes = licensing.trust(state);
  const [first, second] = codes;
  if (codes.every(({ installed }) => !installed)) return ['Trust Code Installed: <none>', CERTIFICATE];
  if (!second) return [`Trust Code Installed: ${licensingTime(first?.installed)}`, CERTIFICATE];
  return [
    'Trust Code Installed:',
    ...codes.flatMap(({ unit, installed }) => [
      `  ${unit.role}: ${unit.udi}`,
      `    ${installed ? `INSTALLED on ${routerTime(installed)}` : 'NOT INSTALLED'}`,
    ]),
    CERTIFICATE,
  ];
}

/** What `show license status` and `show license all` have in common. */
function statusSections(device: Device): readonly Lines[] {
  const { state } = device.agent;
  if (licensing.isSmartLicensing(state)) {
    return [
      status.utility(state),
      reserving(device) ? RESERVING : [],
      earlier.registration(state),
      earlier.authorization(state, device.core.clock.now()),
      status.privacy(state),
      transport(state),
      status.miscellaneous(state),
    ];
  }
  return [
    status.utility(state),
    reserving(device) ? RESERVING : status.usingPolicy(),
    status.account(state, routerTime),
    status.privacy(state),
    transport(state),
    status.miscellaneous(state),
    status.policy(state, routerTime),
    usageReporting(state),
    [...trust(state), ...TELEMETRY],
  ];
}

export function showStatus(device: Device): Lines {
  return sections(...statusSections(device));
}

export function showUsage({ agent, core }: Device): Lines {
  return sections(...licenses.usage(agent.state, routerLicenses(agent.state, core.clock.now())));
}

export function showSummary({ agent: { state }, core }: Device): Lines {
  const now = core.clock.now();
  const head = licensing.isSmartLicensing(state)
    ? [
        ENABLED,
        earlier.registration(state, { brief: true }),
        earlier.authorization(state, now, { brief: true }),
      ]
    : [status.account(state, routerTime)];
  return sections(...head, licenses.summaryTable(state, routerLicenses(state, now)));
}

/** With the route processors behind which the licences stand. */
export function showUdi({ agent: { state }, profile }: Device): Lines {
  const units = licensing.units(state);
  const places = profile.router?.processors ?? [];
  const list = units.map(({ role, udi }, index) => `    ${places[index]}: ${role}:${udi}`);
  return [`UDI: ${units[0]?.udi}`, ...(units.length > 1 ? ['', 'HA UDI List:', ...list] : [])];
}

export function showAuthorization({ agent: { state } }: Device): Lines {
  return sections(
    licenses.overallStatus(state, routerTime),
    licenses.authorizations(state),
    licenses.purchased(),
    ENFORCEMENT,
  );
}

/** `Smart Licensing Status` in `show license all` and `show license tech support`. */
export function licensingStatus(device: Device): readonly Lines[] {
  return [
    title('Smart Licensing Status'),
    ENABLED,
    CONVERSION,
    ['Export Authorization Key:', '  Features Authorized:', '    <none>'],
    ...statusSections(device),
  ];
}

export function showAll(device: Device): Lines {
  const { state } = device.agent;
  const now = device.core.clock.now();
  return sections(
    ...licensingStatus(device),
    title('License Usage'),
    ...licenses.usage(state, routerLicenses(state, now)),
    [...title('Product Information'), ...showUdi(device)],
    licenses.agentVersion(state),
    [...title('License Authorizations'), ...licenses.overallStatus(state, routerTime)],
    licenses.authorizations(state),
    licenses.purchased(),
    ENFORCEMENT,
    licenses.reportSummary(state),
    TELEMETRY,
  );
}

/** S3 "Activate SLR licenses for air-gapped environments". */
export function showReservation(device: Device): Lines {
  const { state } = device.agent;
  const enabled = reserving(device);
  const head = `License reservation: ${enabled ? 'ENABLED' : 'DISABLED'}`;
  const { requestCode, requested } = licensing.reservation(state);
  if (!enabled) return [head];
  const lines = licensing
    .codes(state)
    .flatMap(({ unit, installed, status: how, confirmation, lastReturn }, index) => {
      const inProgress = !installed && index === 0 && requestCode !== '';
      const known = inProgress ? `RESERVATION IN PROGRESS on ${routerTime(requested)}` : how;
      return [
        `  ${unit.role}: ${unit.udi}`,
        `      Reservation status: ${installed ? `${how} on ${routerTime(installed)}` : known}`,
        ...(inProgress ? [`      Request code: ${requestCode}`] : []),
        ...(installed ? [`      Last Confirmation code: ${confirmation}`] : []),
        ...(!installed && lastReturn !== '' ? [`      Last return code: ${lastReturn}`] : []),
      ];
    });
  return sections([head], ['Overall status:', ...lines], licenses.authorizations(state));
}
