/** The device's REST service behind its listener; the device is new for each test. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { type RunningServer, startServer } from '../../../src/app/start.ts';
import { signAsCssm } from '../../../src/device/agent/cssm-key.ts';
import { findProfile } from '../../../src/device/profiles/index.ts';

export const T0 = Date.UTC(2026, 0, 5, 10, 0, 0);
export const { pid, sn } = findProfile();
export const service = '/smartlic-service';

export let server: RunningServer;
let url: string;

export async function ask(method: string, path: string, init: RequestInit & { user?: string } = {}) {
  const { user = 'admin:admin', headers, ...rest } = init;
  const response = await fetch(url + path, {
    ...rest,
    method,
    headers: { Authorization: `Basic ${btoa(user)}`, ...(headers as Record<string, string>) },
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    allow: response.headers.get('allow'),
    challenge: response.headers.get('www-authenticate'),
    text,
    json: () => JSON.parse(text) as JsonObject,
    get reason() {
      const { errors } = JSON.parse(text) as { errors: { error: { 'error-message': string }[] } };
      return errors.error[0]!['error-message'];
    },
  };
}

type Listed = { report_id: number; state: string; report_key: string; entitlement_tag: string };
export const list = async () =>
  (await ask('GET', `${service}/reports`)).json().reports as unknown as Listed[];
export const xml = { 'Content-Type': 'application/xml' };
export const importing = (body: string, headers: Record<string, string> = xml) =>
  ask('POST', `${service}/import`, { body, headers });
export const ackOf = (ids: readonly number[], serial = sn) =>
  `<smartLicense>${signAsCssm(
    'smartLicenseRumAck',
    `<data>${JSON.stringify(
      ids.map((id) => ({
        report_id: id,
        sudi: { udi_pid: pid, udi_serial_number: serial },
        status: 'OK',
      })),
    )}</data>`,
    T0,
  )}</smartLicense>`;
/** The ids of the reports in a RUM file. */
export const idsIn = (text: string) =>
  [...text.matchAll(/<RUMReport><!\[CDATA\[(.*?)\]\]><\/RUMReport>/gs)].map(([, envelope]) => {
    const { payload } = JSON.parse(envelope!) as { payload: string };
    return (JSON.parse(payload) as { asset_identification: { report_id: number } }).asset_identification
      .report_id;
  });

/** To be called at the top of a file of tests: starts the device before them, renews it before each, ends it after. */
export function serveDevice(): void {
  beforeAll(async () => {
    server = await startServer({
      netconf: false,
      shell: false,
      restconf: { host: '127.0.0.1', port: 0, plain: true },
      clock: { kind: 'virtual', start: T0 },
      users: [
        { name: 'admin', password: 'admin' },
        { name: 'cslu', password: 'cslu' },
        { name: 'guest', password: 'guest', privilege: 1 },
      ],
    });
    url = server.restconf!.url;
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await ask('POST', '/restconf/operations/sly-control:reset');
  });
}
