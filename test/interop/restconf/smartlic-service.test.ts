/** CSLU pulls over REST (S1 "Connected to CSSM Through CSLU"), played by curl against the device on HTTPS. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signAsCssm } from '../../../src/device/agent/cssm-key.ts';
import { clients, describeWith } from '../clients.ts';
import { type SlyProcess, serveSly } from '../sly.ts';
import { acceptJson, curl } from './curl.ts';

interface Listed {
  readonly report_id: number;
  readonly state: string;
  readonly sudi: object;
}

let sly: SlyProcess;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sly-rest-'));
  sly = await serveSly('--ephemeral');
});
afterAll(async () => {
  await sly.stop();
  rmSync(folder, { recursive: true, force: true });
});

const at = (path: string) => `${sly.restconf}/smartlic-service/${path}`;
const list = async () => (JSON.parse((await curl(at('reports'))).body) as { reports: Listed[] }).reports;

describeWith([clients.curl], 'the device REST service, with curl', () => {
  test('reports are closed, pulled as a file, and acknowledged by what CSSM signed', async () => {
    const closed = await curl(at('close-reports'), '--request', 'POST');
    expect(closed.status).toBe(200);
    const { closed: ids } = JSON.parse(closed.body) as { closed: number[] };
    expect(ids.length).toBeGreaterThan(0);

    const usage = join(folder, 'usage.xml');
    const pulled = await curl(at('all-reports'));
    expect(pulled.headers.get('content-type')).toBe('application/xml');
    writeFileSync(usage, pulled.body);
    const reports = readFileSync(usage, 'utf8').match(/<RUMReport>/g);
    expect(reports).toHaveLength(ids.length);

    const entries = (await list())
      .filter(({ report_id }) => ids.includes(report_id))
      .map(({ report_id, sudi }) => ({ report_id, sudi, status: 'OK' }));
    const ack = signAsCssm('smartLicenseRumAck', `<data>${JSON.stringify(entries)}</data>`, Date.now());
    writeFileSync(join(folder, 'ack.xml'), `<smartLicense>${ack}</smartLicense>`);
    const installed = await curl(
      at('import'),
      '--header',
      'Content-Type: application/xml',
      '--data-binary',
      `@${join(folder, 'ack.xml')}`,
    );
    expect(JSON.parse(installed.body)).toEqual({ status: 'OK', return_code: 'success' });

    const states = new Map((await list()).map(({ report_id, state }) => [report_id, state]));
    expect(ids.map((id) => states.get(id))).toEqual(ids.map(() => 'acknowledged'));
    const model = await curl(
      `${sly.restconf}/restconf/data/cisco-smart-license:licensing/state/state-info/rum-reports-closed-keys`,
      ...acceptJson,
    );
    expect(model.body.match(/"rum-report-state-acknowledged"/g)).toHaveLength(ids.length);
  });

  test('an ACK that was altered on the way is refused with the reason', async () => {
    const ack = signAsCssm('smartLicenseRumAck', '<data>[1]</data>', Date.now()).replace('[1]', '[2]');
    writeFileSync(join(folder, 'bad.xml'), `<smartLicense>${ack}</smartLicense>`);
    const { status, body } = await curl(
      at('import'),
      '--header',
      'Content-Type: application/xml',
      '--data-binary',
      `@${join(folder, 'bad.xml')}`,
    );
    expect(status).toBe(400);
    expect(body).toContain('verifysignaturefailed');
  });

  test("what curl sends as a form's data is told apart from a file", async () => {
    const { status, body } = await curl(at('import'), '--data', 'a=b');
    expect(status).toBe(415);
    expect(body).toContain('send application/xml');
  });

  test('without a user nothing is told', async () => {
    const { status, headers } = await curl(at('reports'), '--user', 'nobody:x');
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('Basic');
  });
});
