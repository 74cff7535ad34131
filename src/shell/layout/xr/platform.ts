/**
 * `show license platform summary` and `detail`: the state of Cisco-IOS-XR-smart-license-platform-oper as lines. S3 names
 * the commands and shows no output; labels and columns are those that scripts for NCS routers read (`SIA Status:`, then
 * area, name, last and next count), the rest of `detail` follows the model.
 */
import type { JsonObject, JsonValue } from '../../../../codegen/index.ts';
import type { Device } from '../../../device/device.ts';
import { objectOf, textOf } from '../../../device/values.ts';
import { platformState } from '../../../device/xr/state/platform.ts';
import { licenses } from '../../licensing-view.ts';

type Lines = readonly string[];

const RULE = '='.repeat(72);

export function showPlatformSummary(device: Device): Lines {
  const { summary } = stateOf(device);
  const rows = list(summary.license).map((entry) => ({
    area: areaName(entry['feature-area']),
    name: described(device, entry.entitlement),
    ...counts(entry),
  }));
  return [...rounds(summary), ...compliance(summary), '', ...table(rows)];
}

export function showPlatformDetail(device: Device): Lines {
  const { detail } = stateOf(device);
  const parameters = objectOf(detail.parameters);
  const feature = objectOf(detail['feature-details']);
  const flags = objectOf(feature.flags);
  return [
    ...rounds(detail),
    ...compliance(detail),
    `Parameters: Collection interval: ${String(parameters['collection-interval']).padStart(11)} minute(s)`,
    `            Reporting interval:  ${String(parameters['reporting-interval']).padStart(11)} minute(s)`,
    `            Throughput gauge:    ${String(parameters['throughput-guage']).padStart(11)} Kbps`,
    RULE,
    `Feature/Area '${areaName(feature.name)}'`,
    `   Status: ${text(feature.status).toUpperCase()}`,
    `   Flags: ${[flags['need-running-config'] === 'yes' && 'CONFIG', flags['need-throughput'] === 'yes' && 'THROUGHPUT'].filter(Boolean).join(', ')}`,
    '   Feature usage:',
    ...list(feature['feature-table']).map(
      (row) => `      ${text(row.feature)}  ${text(row.location)}  ${text(row['interface-list'])}`,
    ),
    '   Entitlements:',
    ...list(feature.entitlement).flatMap((entry) => {
      const { last, next } = counts(entry);
      return [
        `      Name: ${described(device, entry.name)}`,
        `         Entitlement tag: ${text(entry['entitlement-tag'])}`,
        `         Count: Last reported: ${last}  Next report: ${next}`,
      ];
    }),
    RULE,
  ];
}

function stateOf(device: Device) {
  const state = platformState(device).read(device.core.clock.now()) as JsonObject;
  return { detail: objectOf(state.detail), summary: objectOf(state.summary) };
}

function rounds({ collection, reporting }: JsonObject): Lines {
  const round = (name: string, value: JsonValue | undefined) => [
    `${name.padEnd(12)}LAST: ${text(objectOf(value).last)}`,
    `${''.padEnd(12)}NEXT: ${text(objectOf(value).next)}`,
  ];
  return [...round('Collection:', collection), ...round('Reporting:', reporting)];
}

const STATES: Readonly<Record<string, string>> = {
  incompliance: 'In Compliance',
  'out-of-compliance': 'Out of Compliance',
  'perpetual-without-sia-renewal': 'Perpetual without SIA renewal',
};

function compliance(common: JsonObject): Lines {
  const sia = objectOf(common['sia-status']);
  const upgrade = objectOf(common['upgrade-license-status']);
  return [
    ...standing('SIA Status', sia, sia['sia-state']),
    ...standing('Upgrade License Status', upgrade, upgrade['upgrade-license-state']),
  ];
}

function standing(title: string, status: JsonObject, state: JsonValue | undefined): Lines {
  const shown = STATES[text(state)] ?? text(state);
  if (state !== 'out-of-compliance') return [`${title}: ${shown}`];
  const { days, hours } = objectOf(status['grace-period-remaining']);
  const grace =
    status['grace-period-expired'] === 'yes'
      ? 'Grace Period Expired'
      : `Remaining Grace Period: ${days} days, ${hours} hours`;
  return [`${title}: ${shown}, ${grace}`, `${title} Reason: ${text(status['ooc-reason'])}`];
}

interface Row {
  readonly area: string;
  readonly name: string;
  readonly last: number;
  readonly next: number;
}

function table(rows: readonly Row[]): Lines {
  const width = Math.max(40, ...rows.map(({ name }) => name.length));
  const line = (area: string, name: string, last: string, next: string) =>
    `${area.padEnd(15)} ${name.padEnd(width)} ${last.padStart(8)} ${next.padStart(8)}`;
  return [
    line('', '', 'Count', '').trimEnd(),
    line('Feature/Area', 'Entitlement', 'Last', 'Next'),
    line('='.repeat(15), '='.repeat(width), '='.repeat(8), '='.repeat(8)),
    ...rows.map(({ area, name, last, next }) => line(area, name, String(last), String(next))),
  ];
}

/** The command line shows what a licence is, the model its name. */
function described({ agent }: Device, name: JsonValue | undefined): string {
  return licenses(agent.state).find((license) => license.featureName === name)?.description ?? text(name);
}

function counts(entry: JsonObject): { readonly last: number; readonly next: number } {
  const { last, next } = objectOf(entry.count);
  return { last: Number(last), next: Number(next) };
}

const areaName = (area: JsonValue | undefined) => (area === 'fcm' ? 'FCM' : 'System');

function list(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonObject[]) : [];
}

const text = (value: JsonValue | undefined) => textOf(value) ?? '';
