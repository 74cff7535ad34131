/** show license summary, usage, status, all, udi, authorization, reservation */

import type { AgentState } from '../../../licensing/index.ts';
import { keyword } from '../../grammar/element.ts';
import * as licenses from '../../layout/licenses.ts';
import * as status from '../../layout/status.ts';
import type { Command, Lines } from '../../session/context.ts';
import { LICENSE, SHOW } from '../words.ts';

function showLicense(word: string, help: string, layout: (state: AgentState) => Lines): Command {
  return {
    mode: 'exec',
    syntax: [SHOW, LICENSE, keyword(word, help)],
    run: ({ device }) => layout(device.agent.state),
  };
}

const { sections } = status;
const { title } = licenses;

function showStatus(state: AgentState): Lines {
  return [
    '',
    ...sections(
      status.utility(state),
      status.usingPolicy(),
      status.account(state),
      status.privacy(state),
      status.transport(state),
      status.policy(state),
      status.miscellaneous(state),
      status.usageReporting(state),
      status.trust(state),
    ),
    '',
  ];
}

/** The parts of `Smart Licensing Status` in `show license all` and `show license tech support`. */
export function licensingStatus(state: AgentState): readonly Lines[] {
  return [
    title('Smart Licensing Status'),
    ['Smart Licensing is ENABLED'],
    ['Export Authorization Key:', '  Features Authorized:', '    <none>'],
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

function showAll(state: AgentState): Lines {
  const authorized = licenses.authorizations(state);
  return [
    ...sections(
      ...licensingStatus(state),
      status.trust(state),
      title('License Usage'),
      ...licenses.usage(state),
      [...title('Product Information'), ...licenses.udi(state)],
      agentVersion(state),
      [...title('License Authorizations'), ...licenses.overallStatus(state)],
      ...(authorized.length > 0 ? [authorized] : []),
      licenses.purchased(),
      licenses.reportSummary(state),
    ),
    '',
  ];
}

export function agentVersion(state: AgentState): Lines {
  return [...title('Agent Version'), `Smart Agent for Licensing: ${state.identity.agentVersion}`];
}

function showAuthorization(state: AgentState): Lines {
  const authorized = licenses.authorizations(state);
  return [
    ...sections(
      licenses.overallStatus(state),
      ...(authorized.length > 0 ? [authorized] : []),
      licenses.purchased(),
    ),
    '',
  ];
}

export const licenseShows: readonly Command[] = [
  showLicense('all', 'Show license all information', showAll),
  showLicense('authorization', 'Show license authorization information', showAuthorization),
  showLicense('status', 'Show license status information', showStatus),
  showLicense('summary', 'Show license summary', (state) => [
    ...sections(status.account(state), licenses.summaryTable(state)),
    '',
  ]),
  showLicense('udi', 'Show license udi information', (state) => [...licenses.udi(state), '']),
  showLicense('usage', 'Show license usage information', (state) => [
    ...sections(['License Authorization:', '  Status: Not Applicable'], ...licenses.usage(state)),
    '',
  ]),
];
