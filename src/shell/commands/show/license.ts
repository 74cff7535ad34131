/** show license summary, usage, status, all, udi, authorization, reservation */
import type { AgentState } from '../../../licensing/index.ts';
import { licensingTime } from '../../format/time.ts';
import { keyword } from '../../grammar/element.ts';
import * as earlier from '../../layout/earlier.ts';
import * as licenses from '../../layout/licenses.ts';
import * as status from '../../layout/status.ts';
import * as licensing from '../../licensing-view.ts';
import type { Command, Lines } from '../../session/context.ts';
import { LICENSE, SHOW } from '../words.ts';

type Layout = (state: AgentState, now: number) => Lines;

/** Every one ends in an empty line. */
function showLicense(word: string, help: string, layout: Layout): Command {
  return {
    mode: 'exec',
    syntax: [SHOW, LICENSE, keyword(word, help)],
    run: ({ device }) => [...layout(device.agent.state, device.core.clock.now()), ''],
  };
}

const { sections } = status;
const { title } = licenses;
const ENABLED = ['Smart Licensing is ENABLED'];

function showStatus(state: AgentState, now: number): Lines {
  if (licensing.isSmartLicensing(state)) {
    return sections(
      ENABLED,
      status.utility(state),
      status.reservation(state),
      status.privacy(state),
      status.transport(state),
      earlier.registration(state),
      earlier.authorization(state, now),
      earlier.exportKey(),
      status.miscellaneous(state),
    );
  }
  const reserved = status.reservation(state);
  return [
    '',
    ...sections(
      status.utility(state),
      reserved.length > 0 ? reserved : status.usingPolicy(),
      status.account(state),
      status.privacy(state),
      status.transport(state),
      status.policy(state),
      status.miscellaneous(state),
      status.usageReporting(state),
      status.trust(state),
    ),
  ];
}

/** The parts of `Smart Licensing Status` in `show license all` and `show license tech support`. */
export function licensingStatus(state: AgentState, now: number): readonly Lines[] {
  const head = [title('Smart Licensing Status'), [...ENABLED, ...status.reservation(state)]];
  if (licensing.isSmartLicensing(state)) {
    return [
      ...head,
      earlier.registration(state),
      earlier.authorization(state, now),
      earlier.exportKey(),
      status.utility(state),
      status.privacy(state),
      status.transport(state),
      status.miscellaneous(state),
    ];
  }
  return [
    ...head,
    earlier.exportKey(),
    status.utility(state),
    status.usingPolicy(),
    status.account(state),
    status.privacy(state),
    status.transport(state),
    status.miscellaneous(state),
    status.policy(state),
    status.usageReporting(state),
  ];
}

function showAll(state: AgentState, now: number): Lines {
  const policy = !licensing.isSmartLicensing(state);
  return sections(
    ...licensingStatus(state, now),
    policy ? status.trust(state) : [],
    title('License Usage'),
    ...licenses.usage(state),
    [...title('Product Information'), ...licenses.udi(state)],
    licenses.agentVersion(state),
    ...(policy
      ? [
          [...title('License Authorizations'), ...licenses.overallStatus(state)],
          licenses.authorizations(state),
          licenses.purchased(),
          licenses.reportSummary(state),
        ]
      : [reservation(state)]),
  );
}

function showSummary(state: AgentState, now: number): Lines {
  const table = licenses.summaryTable(state);
  if (!licensing.isSmartLicensing(state)) {
    return sections(status.reservation(state), status.account(state), table);
  }
  return sections(
    [...ENABLED, ...status.reservation(state)],
    earlier.registration(state, { brief: true }),
    earlier.authorization(state, now, { brief: true }),
    table,
  );
}

/** S1 "show license reservation (SLR)". */
function reservation(state: AgentState): Lines {
  const { enabled, requestCode } = licensing.reservation(state);
  const lines = [`License reservation: ${enabled ? 'ENABLED' : 'DISABLED'}`];
  if (!enabled) return lines;
  lines.push('', 'Overall status:');
  for (const { unit, installed, status: how, confirmation, lastReturn } of licensing.codes(state)) {
    lines.push(
      `  ${unit.role}: ${unit.udi}`,
      `      Reservation status: ${installed ? `${how} on ${licensingTime(installed)}` : how}`,
      `      Export-Controlled Functionality: ${licensing.exportAllowed(state) ? 'ALLOWED' : 'NOT ALLOWED'}`,
    );
    if (requestCode !== '' && !installed) lines.push(`      Request code: ${requestCode}`);
    if (installed) lines.push(`      Last Confirmation code: ${confirmation}`);
    else if (lastReturn !== '') lines.push(`      Last return code: ${lastReturn}`);
  }
  const reserved = licenses.authorizations(state);
  return reserved.length > 0 ? [...lines, '', ...reserved] : lines;
}

export const licenseAll = showLicense('all', 'Show license all information', showAll);

export const licenseShows: readonly Command[] = [
  licenseAll,
  showLicense('authorization', 'Show license authorization information', (state) =>
    sections(licenses.overallStatus(state), licenses.authorizations(state), licenses.purchased()),
  ),
  showLicense('reservation', 'Show license reservation information', reservation),
  showLicense('status', 'Show license status information', showStatus),
  showLicense('summary', 'Show license summary', showSummary),
  showLicense('udi', 'Show license udi information', licenses.udi),
  showLicense('usage', 'Show license usage information', (state, now) =>
    sections(earlier.authorization(state, now), ...licenses.usage(state)),
  ),
];
