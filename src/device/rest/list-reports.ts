/** `GET /smartlic-service/reports` (and the prefix alone): which usage reports the device keeps, and how they stand. */
import { view } from '../../licensing/index.ts';
import type { HttpRoute } from '../../server/http-route.ts';
import type { Device } from '../device.ts';
import { checkAccess, json, PREFIX } from './answers.ts';

const seconds = (moment: number) => Math.floor(moment / 1000);

/** Names of members are those of the report's payload; times are in epoch seconds, as there. */
export function listReports(device: Device): readonly HttpRoute[] {
  const routeAt = (path: string): HttpRoute => ({
    method: 'GET',
    path,
    handle(request) {
      checkAccess(device, request, 'rum-save-usage-all');
      const { state } = device.agent;
      return json({
        reports: view.reports(state).map(({ id, key, tag, count, state: standing, start, end, unit }) => {
          return {
            report_id: id,
            report_key: key,
            sudi: { udi_pid: unit.pid, udi_serial_number: unit.sn },
            entitlement_tag: tag,
            count,
            state: standing,
            start_time: seconds(start),
            ...(standing === 'open' ? {} : { end_time: seconds(end) }),
          };
        }),
      });
    },
  });
  return [routeAt(`${PREFIX}/reports`), routeAt(PREFIX)];
}
