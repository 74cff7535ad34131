/** show license tech support: what the agent knows, and how it is built. */

import type { Device } from '../../../device/device.ts';
import type { AgentState } from '../../../licensing/index.ts';
import { licensingTime, remaining } from '../../format/time.ts';
import { keyword, optional } from '../../grammar/element.ts';
import * as internals from '../../layout/agent-internals.ts';
import * as licenses from '../../layout/licenses.ts';
import * as status from '../../layout/status.ts';
import * as licensing from '../../licensing-view.ts';
import type { Command, Lines } from '../../session/context.ts';
import { LICENSE, SHOW } from '../words.ts';
import { licensingStatus } from './license.ts';

const { title } = licenses;

/** What the families of devices lay out differently. */
export interface TechParts {
  status(device: Device): readonly Lines[];
  udi(device: Device): Lines;
  licenses(state: AgentState, now: number): readonly licensing.ShownLicense[];
}

export const licenseTech = techOf({
  status: ({ agent: { state }, core }) => [...licensingStatus(state, core.clock.now()), status.trust(state)],
  udi: ({ agent }) => licenses.udi(agent.state),
  licenses: licensing.licenses,
});

export function techOf(parts: TechParts): Command {
  return {
    mode: 'exec',
    syntax: [
      SHOW,
      LICENSE,
      keyword('tech', 'Show license tech support information'),
      optional(keyword('support', 'Show license tech support information')),
    ],
    run: ({ device }) => tech(device, parts),
  };
}

function tech(device: Device, parts: TechParts): Lines {
  const { state } = device.agent;
  const now = device.core.clock.now();
  return [
    ...status.sections(
      ['Smart Licensing Tech Support info'],
      ...parts.status(device),
      ...handles(state, parts.licenses(state, now)),
      [...title('Product Information'), ...parts.udi(device)],
      licenses.agentVersion(state),
      jobs(state, now),
      communication(state),
      internals.certificates(state),
      internals.redundancy(state),
      reservation(state),
      licenses.purchased(),
      licenses.reportSummary(state),
      internals.otherInfo(state),
    ),
    '',
  ];
}

function handles(state: AgentState, all: readonly licensing.ShownLicense[]): readonly Lines[] {
  const reports = licensing.reports(state);
  const blocks = all.map((license, index) => {
    const current = reports.findLast(({ tag }) => tag === license.tag);
    return [
      `Handle: ${index + 1}`,
      `  License: ${license.name}`,
      `  Entitlement Tag: ${license.tag}`,
      `  Description: ${license.description}`,
      `  Count: ${license.count}`,
      '  Version: 1.0',
      `  Status: ${license.status}(${license.count > 0 ? 15 : 14})`,
      `  Status time: ${licensingTime(license.since)}`,
      `  Request Time: ${licensingTime(license.since)}`,
      `  Export status: ${license.exportStatus}`,
      `  Feature Name: ${license.featureName}`,
      `  Feature Description: ${license.featureDescription}`,
      `  Enforcement type: ${license.enforcement}`,
      `  License type: ${license.type}`,
      '  Measurements:',
      '    ENTITLEMENT:',
      `      Current Value: ${license.count}`,
      `      Current Report: ${current?.id ?? 0}       Previous: ${current?.previous ?? 0}`,
    ];
  });
  const [first = ['No licenses in use'], ...others] = blocks;
  return [[...title('License Usage'), ...first], ...others];
}

/** What the agent wants to be woken for; jobs of a device that it has not are never scheduled. */
function jobs(state: AgentState, now: number): Lines {
  const { push, retry, remind, close, register, authorize, renew } = licensing.schedule(state);
  const job = (name: string, at = 0) =>
    at
      ? `${name}: ${licensingTime(at)} (${remaining(at - now)} remaining)`
      : `${name}: Expired Not Rescheduled`;
  return [
    ...title('Upcoming Scheduled Jobs'),
    `Current time: ${licensingTime(now)}`,
    job('Daily', remind),
    ...(register ? [job('Registration', register)] : []),
    ...(authorize ? [job('Authorization Renewal', authorize)] : []),
    ...(renew ? [job('ID Certificate Renewal', renew)] : []),
    job('Init Flag Check'),
    job('Reservation configuration mismatch between nodes in HA mode'),
    job('Start Utility Measurements'),
    job('Send Utility RUM reports', retry || push),
    job('Save unreported RUM Reports'),
    job('Process Utility RUM reports', close),
    job('Data Synchronization'),
    job('External Event'),
  ];
}

type Attempts = NonNullable<ReturnType<typeof licensing.attempts>['usage']>;

/** Trust and authorization codes are never acknowledged to the server here: those rows stay empty. */
function communication(state: AgentState): Lines {
  const { trust, usage, poll, authorize, return: returned, register, ...rest } = licensing.attempts(state);
  return [
    'Communication Statistics:',
    '=======================',
    `Communication Level Allowed: ${licensing.isTrusted(state) ? 'DIRECT' : 'INDIRECT'}`,
    'Overall State: <empty>',
    ...(register ? attempts('Registration', register) : []),
    ...attempts('Trust Establishment', trust),
    ...attempts('Trust Acknowledgement', undefined),
    ...attempts('Usage Reporting', usage),
    ...attempts('Result Polling', poll),
    ...attempts('Authorization Request', authorize),
    ...attempts('Authorization Confirmation', undefined),
    ...attempts('Authorization Return', returned),
    ...attempts('Trust Sync', rest['trust-sync']),
  ];
}

function attempts(name: string, kind: Attempts | undefined): Lines {
  const { total = 0, success = 0, fail = 0, ongoing = 0, lastSuccess, lastFailure, reason } = kind ?? {};
  const last = kind
    ? `${kind.lastResponse} on ${licensingTime(Math.max(kind.lastSuccess, kind.lastFailure))}`
    : '<none>';
  return [
    `${name}:`,
    `  Attempts: Total=${total}, Success=${success}, Fail=${fail}  Ongoing Failure: Overall=${ongoing} Communication=${ongoing}`,
    `  Last Response: ${last}`,
    `    Failure Reason: ${reason || '<none>'}`,
    `  Last Success Time: ${licensingTime(lastSuccess)}`,
    `  Last Failure Time: ${licensingTime(lastFailure)}`,
  ];
}

function reservation(state: AgentState): Lines {
  const { enabled, requestCode } = licensing.reservation(state);
  return [
    ...title('Reservation Info'),
    `License reservation: ${enabled ? 'ENABLED' : 'DISABLED'}`,
    '',
    'Overall status:',
    ...licensing
      .codes(state)
      .flatMap(({ unit, status, installed, confirmation, lastReturn }) => [
        `  ${unit.role}: ${unit.udi}`,
        `    Reservation status: ${installed ? `${status} on ${licensingTime(installed)}` : status}`,
        `    Request code: ${requestCode || '<none>'}`,
        `    Last return code: ${lastReturn || '<none>'}`,
        `    Last Confirmation code: ${confirmation || '<none>'}`,
        '    Reservation authorization code: <none>',
      ]),
  ];
}
