/**
 * The payload of a RUM report, version 2.0 (names and order as devices write them). Use is sampled every 15
 * minutes; the number of samples counts both ends of the span.
 */
import type { Identity, Unit } from '../state.ts';
import { epochSeconds } from '../time.ts';
import { familyOf } from '../usage/catalogue.ts';
import type { RumReport } from './report.ts';

/** Seconds between two samples: `Interval: 00:15:00` in `show license tech support`. */
export const SAMPLE_INTERVAL = 900;

const ROLES = { active: 'Active', standby: 'Standby', member: 'Member' } as const;

/** The software identification tag of the product: the asset, and the name of its built-in key. */
export function softwareId(identity: Identity): string {
  const { pid } = identity.units[0];
  return familyOf(pid)?.softwareId ?? `regid.2017-05.com.cisco.${pid},1.0`;
}

export function sudi(unit: Pick<Unit, 'pid' | 'sn'>) {
  return { udi_pid: unit.pid, udi_serial_number: unit.sn };
}

/** The parts of a payload in the order in which they are written; the signature goes between the first two. */
export function payloadParts(
  report: RumReport,
  identity: Identity,
  options: { readonly utility: boolean; readonly softwareVersion?: string },
) {
  const start = epochSeconds(report.start);
  const end = epochSeconds(report.end);
  const { softwareVersion } = options;
  return {
    version: '2.0',
    asset_identification: {
      report_id: report.id,
      asset: { name: softwareId(identity) },
      instance: { sudi: sudi(report.by ?? identity.units[0]) },
    },
    meta: {
      entitlement_tag: report.tag,
      utility_enabled: options.utility,
      ...(softwareVersion === undefined ? {} : { software_version: softwareVersion }),
      ha_udi: identity.units.map((unit) => ({ role: ROLES[unit.role], sudi: sudi(unit) })),
    },
    measurements: [
      {
        log_time: start,
        metric_name: 'ENTITLEMENT',
        start_time: start,
        end_time: end,
        sample_interval: end - start,
        num_samples: Math.floor((end - start) / SAMPLE_INTERVAL) + 1,
        meta: {
          termination_reason: report.reason ?? 'CurrentUsageRequested',
          ...(report.added ? { added_sudi_list: report.added.map(sudi) } : {}),
          ...(report.removed ? { removed_sudi_list: report.removed.map(sudi) } : {}),
        },
        value: { type: 'COUNT', value: String(report.count) },
      },
    ],
  };
}

/** `P:<pid>,S:<sn>_<id>`: the key of a report in the model. */
export function reportKey(identity: Identity, { id, by }: Pick<RumReport, 'id' | 'by'>): string {
  const { pid, sn } = by ?? identity.units[0];
  return `P:${pid},S:${sn}_${id}`;
}
