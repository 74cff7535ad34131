/** Licences in use, authorizations, reports, identity. Layout: S1 "show license usage", S2 "show license all". */
import type { AgentState } from '../../licensing/index.ts';
import { licensingTime, type TimeFormat } from '../format/time.ts';
import * as licensing from '../licensing-view.ts';

type Lines = readonly string[];

/** `License Usage`, one block a licence; with nothing in use the sentence of IOS. */
export function usage(state: AgentState, all = licensing.licenses(state)): readonly Lines[] {
  if (all.length === 0) return [['No licenses in use']];
  const smart = licensing.isSmartLicensing(state);
  return all.map((license) => [
    `${license.name === '' ? '' : `${license.name} `}(${license.entitlement}):`,
    `  Description: ${license.description}`,
    `  Count: ${license.count}`,
    '  Version: 1.0',
    `  Status: ${license.status}`,
    `  Export status: ${license.exportStatus}`,
    ...(smart
      ? []
      : [
          `  Feature Name: ${license.featureName}`,
          `  Feature Description: ${license.featureDescription}`,
          `  Enforcement type: ${license.enforcement}`,
          `  License type: ${license.type}`,
        ]),
    ...(license.reservation
      ? [
          '  Reservation:',
          `    Reservation status: ${license.reservation.status}`,
          `    Total reserved count: ${license.reservation.total}`,
        ]
      : []),
  ]);
}

export function summaryTable(state: AgentState, all = licensing.licenses(state)): Lines {
  const rows = all.map(({ name, entitlement, count, status }) => {
    const tag = `(${shortened(entitlement, 25)})`;
    return `  ${shortened(name, 23).padEnd(24)}${tag.padEnd(30)}${String(count).padStart(5)} ${status}`;
  });
  return [
    'License Usage:',
    `  License                 Entitlement ${licensing.isSmartLicensing(state) ? 'tag' : 'Tag'}               Count Status`,
    `  ${'-'.repeat(77)}`,
    ...(rows.length > 0 ? rows : ['  No licenses in use']),
  ];
}

function shortened(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 3)}...` : text;
}

export function udi(state: AgentState): Lines {
  const units = licensing.units(state);
  const list = units.map((unit) => `  ${unit.role}:${unit.udi}`);
  return [`UDI: ${units[0]?.udi}`, ...(units.length > 1 ? ['', 'HA UDI List:', ...list] : [])];
}

export function overallStatus(state: AgentState, time: TimeFormat = licensingTime): Lines {
  return [
    'Overall status:',
    ...licensing
      .codes(state)
      .flatMap(({ unit, status, installed, confirmation, lastReturn }) => [
        `  ${unit.role}: ${unit.udi}`,
        `      Status: ${installed ? `${status} on ${time(installed)}` : status}`,
        ...(installed ? [`      Last Confirmation code: ${confirmation}`] : []),
        ...(!installed && lastReturn !== '' ? [`      Last return code: ${lastReturn}`] : []),
      ]),
  ];
}

/** `2020-MAR-17 UTC`. */
function termDate(at: number): string {
  const [year, month, day] = new Date(at).toISOString().slice(0, 10).split('-');
  return `${year}-${MONTHS[Number(month) - 1]}-${day} UTC`;
}

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** Empty when no licence is authorized. Reserved ones have a heading of their own (S1 "show license all" after SLR). */
export function authorizations(state: AgentState): Lines {
  const all = licensing.authorizations(state);
  if (all.length === 0) return [];
  const reserved = licensing.reservation(state).enabled;
  return [
    reserved ? 'Specified license reservations:' : 'Authorizations:',
    ...all.flatMap((license) => [
      `  ${license.name} (${license.entitlement}):`,
      `    Description: ${license.description}`,
      `    Total ${reserved ? 'reserved' : 'available'} count: ${license.total}`,
      `    Enforcement type: ${license.enforcement}`,
      '    Term information:',
      ...license.terms.flatMap(({ unit, count, status, term }) => [
        `      ${unit.role}: ${unit.udi}`,
        `        Authorization type: ${status}`,
        `        License type: ${license.perpetual ? 'PERPETUAL' : 'TERM'}`,
        ...(term
          ? [`        Start Date: ${termDate(term.start)}`, `        End Date: ${termDate(term.end)}`]
          : []),
        `        Term Count: ${count}`,
      ]),
    ]),
  ];
}

export function purchased(): Lines {
  return ['Purchased Licenses:', '  No Purchase Information Available'];
}

export function reportSummary(state: AgentState): Lines {
  const { total, purged, acknowledged, waitingForAck, availableToReport, collectingData } =
    licensing.counters(state);
  return [
    ...title('Usage Report Summary:'),
    `Total: ${total},  Purged: ${purged}`,
    `Total Acknowledged Received: ${acknowledged},  Waiting for Ack: ${waitingForAck}`,
    `Available to Report: ${availableToReport}  Collecting Data: ${collectingData}`,
  ];
}

export function agentVersion(state: AgentState): Lines {
  return [...title('Agent Version'), `Smart Agent for Licensing: ${state.identity.agentVersion}`];
}

/** A heading, underlined. */
export function title(text: string): Lines {
  return [text, '='.repeat(text.length)];
}
