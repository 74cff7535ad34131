/**
 * The device's REST service (`SL_HTTP`), by which CSLU and SSM On-Prem pull (S1 "Connected to CSSM Through CSLU": native
 * REST beside NETCONF and RESTCONF). It is at the listener of RESTCONF, with Basic authentication by its users, and wants
 * privilege 15 and, under NACM, the right to call the RPC that does the same.
 *
 * | request                              | answer                                              | right to call         |
 * | ------------------------------------ | --------------------------------------------------- | --------------------- |
 * | `GET /smartlic-service/reports`      | which reports there are, JSON; also at the prefix   | `rum-save-usage-all`  |
 * | `GET /smartlic-service/reports/{id}` | one closed report, a RUM file                       | `rum-save-usage-all`  |
 * | `GET /smartlic-service/all-reports`  | every closed report, a RUM file                     | `rum-save-usage-all`  |
 * | `GET /smartlic-service/days/{n}`     | those that ended in the last n days, a RUM file     | `rum-save-usage-days` |
 * | `POST /smartlic-service/close-reports` | ids of the reports that it ended, JSON            | `rum-save-usage-all`  |
 * | `POST /smartlic-service/import`      | result of installing the body, JSON                 | `import-file`         |
 *
 * The prefix and what can be asked for are public; the exact names of the paths and the JSON are not and are ours, in the
 * style of the reports' payload. IOS XR has no such service (S3 knows push to CSLU only, and no HTTP server to pull from).
 */
import type { HttpRoute } from '../../server/http-route.ts';
import type { Device } from '../device.ts';
import { closeReports } from './close-reports.ts';
import { collectReports } from './collect-reports.ts';
import { importFile } from './import-file.ts';
import { listReports } from './list-reports.ts';

export function restRoutes(device: Device): readonly HttpRoute[] {
  return [...listReports(device), ...collectReports(device), closeReports(device), importFile(device)];
}
