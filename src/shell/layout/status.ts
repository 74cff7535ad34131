/**
 * The sections of `show license status`, which `show license all` and `tech support` share.
 * Layout: S1 "show license status", S2 "show license all".
 */
import type { AgentState, Rule } from '../../licensing/index.ts';
import { licensingTime, type TimeFormat } from '../format/time.ts';
import * as licensing from '../licensing-view.ts';

type Lines = readonly string[];

const enabled = (on: boolean) => (on ? 'ENABLED' : 'DISABLED');

export function utility(state: AgentState): Lines {
  return ['Utility:', `  Status: ${enabled(licensing.settings(state).utility === true)}`];
}

/** Empty without a reservation. */
export function reservation(state: AgentState): Lines {
  return licensing.reservation(state).enabled ? ['License Reservation is ENABLED'] : [];
}

export function usingPolicy(): Lines {
  return ['Smart Licensing Using Policy:', '  Status: ENABLED'];
}

/** The account pair of the latest ACK. */
export function account(state: AgentState, time: TimeFormat = licensingTime): Lines {
  const known = licensing.account(state);
  return [
    'Account Information:',
    `  Smart Account: ${known ? `${known.smartAccount} As of ${time(known.asOf)}` : '<none>'}`,
    `  Virtual Account: ${known?.virtualAccount ?? '<none>'}`,
  ];
}

export function privacy(state: AgentState): Lines {
  const { privacyHostname = false, privacyVersion = false } = licensing.settings(state);
  return [
    'Data Privacy:',
    `  Sending Hostname: ${privacyHostname ? 'no' : 'yes'}`,
    '    Callhome hostname privacy: DISABLED',
    `    Smart Licensing hostname privacy: ${enabled(privacyHostname)}`,
    `  Version privacy: ${enabled(privacyVersion)}`,
  ];
}

export function transport(state: AgentState): Lines {
  const { type, url, proxy: configured } = licensing.transport(state);
  const proxy = [
    '  Proxy:',
    ...(configured ? [`    Address: ${configured.address}`, `    Port: ${configured.port}`] : NOT_CONFIGURED),
  ];
  switch (type) {
    case 'off':
      return ['Transport:', '  Type: Transport Off'];
    case 'callhome':
      return ['Transport:', '  Type: Callhome'];
    case 'smart':
      return ['Transport:', '  Type: Smart', `  URL: ${url}`, ...proxy, '  VRF:', ...NOT_CONFIGURED];
    case 'cslu': {
      const address = licensing.settings(state).csluUrl ?? '<empty>';
      return ['Transport:', '  Type: cslu', `  Cslu address: ${address}`, ...proxy];
    }
  }
}

const NOT_CONFIGURED: Lines = ['    Not Configured'];

export function miscellaneous(state: AgentState): Lines {
  return ['Miscellaneous:', `  Custom Id: ${licensing.settings(state).customId ?? '<empty>'}`];
}

export function policy(state: AgentState, time: TimeFormat = licensingTime): Lines {
  const { installed, name, ackRequired, rules } = licensing.policy(state);
  const source = installed ? 'Customer Policy' : 'CISCO default';
  const rule = (title: string, { first, ongoing, change }: Rule) => [
    `  ${title} Attributes:`,
    `    First report requirement (days): ${first} (${source})`,
    `    Reporting frequency (days): ${ongoing} (${source})`,
    `    Report on change (days): ${change} (${source})`,
  ];
  return [
    'Policy:',
    ...(installed
      ? [`  Policy in use: Installed On ${time(installed)}`, `  Policy name: ${name}`]
      : ['  Policy in use: Merged from multiple sources.']),
    `  Reporting ACK required: ${ackRequired ? 'yes' : 'no'} (${source})`,
    ...rule('Unenforced/Non-Export Perpetual', rules.perpetual),
    ...rule('Unenforced/Non-Export Subscription', rules.subscription),
    ...rule('Enforced (Perpetual/Subscription) License', rules.enforced),
    ...rule('Export (Perpetual/Subscription) License', rules.export),
  ];
}

export function usageReporting(state: AgentState): Lines {
  const { lastAck, ackDeadline, pushInterval, nextAckCheck, nextPush, nextRetry, lastPush, lastFileWrite } =
    licensing.reporting(state);
  return [
    'Usage Reporting:',
    `  Last ACK received: ${licensingTime(lastAck)}`,
    `  Next ACK deadline: ${licensingTime(ackDeadline)}`,
    `  Reporting push interval: ${pushInterval === 0 ? '0 (no reporting)' : `${pushInterval} days`}`,
    `  Next ACK push check: ${licensingTime(nextAckCheck)}`,
    `  Next report push: ${licensingTime(nextRetry || nextPush)}`,
    `  Last report push: ${licensingTime(lastPush)}`,
    `  Last report file write: ${licensingTime(lastFileWrite)}`,
  ];
}

export function trust(state: AgentState): Lines {
  const codes = licensing.trust(state);
  if (codes.every(({ installed }) => !installed)) return ['Trust Code Installed: <none>'];
  return [
    'Trust Code Installed:',
    ...codes.flatMap(({ unit, installed }) => [
      `  ${unit.role}: ${unit.udi}`,
      `    ${installed ? `INSTALLED on ${licensingTime(installed)}` : 'NOT INSTALLED'}`,
    ]),
  ];
}

/** Sections with an empty line between them; empty ones are left out. */
export function sections(...parts: readonly Lines[]): Lines {
  return parts
    .filter(({ length }) => length > 0)
    .flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}
