/** Pulling reports: clients.md "Device REST (`SL_HTTP`)". */
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { ask, idsIn, list, pid, serveDevice, service, sn, T0 } from './rig.ts';

serveDevice();

describe('pulling reports', () => {
  test('the list tells which reports are kept and how they stand; the prefix alone gives it too', async () => {
    const answer = await ask('GET', `${service}/reports`);
    expect(answer).toMatchObject({ status: 200, type: 'application/json' });
    const [first] = await list();
    expect(first).toEqual({
      report_id: T0 / 1000,
      report_key: `P:${pid},S:${sn}_${T0 / 1000}`,
      sudi: { udi_pid: pid, udi_serial_number: sn },
      entitlement_tag: expect.stringContaining('regid.'),
      count: 1,
      state: 'open',
      start_time: T0 / 1000,
    });
    expect((await ask('GET', service)).text).toBe(answer.text);
    expect((await ask('GET', `${service}/`)).text).toBe(answer.text);
  });

  test('close-reports ends what is open, and goes on recording in new reports', async () => {
    const open = (await list()).map((one) => one.report_id);
    const answer = await ask('POST', `${service}/close-reports`);
    expect(answer.json()).toEqual({ status: 'OK', closed: open });
    const after = await list();
    expect(after.filter((one) => one.state === 'closed').map((one) => one.report_id)).toEqual(open);
    expect(after.filter((one) => one.state === 'open')).toHaveLength(open.length);
  });

  test('a report is a RUM file; handed out, it waits for its ACK as one that was saved does', async () => {
    const open = (await list()).map((one) => one.report_id);
    await ask('POST', `${service}/close-reports`);
    const answer = await ask('GET', `${service}/reports/${open[0]}`);
    expect(answer).toMatchObject({ status: 200, type: 'application/xml' });
    expect(answer.text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<smartLicense>\n<RUMReport><!\[CDATA\[/,
    );
    expect(idsIn(answer.text)).toEqual([open[0]]);
    const states = new Map((await list()).map((one) => [one.report_id, one.state]));
    expect(open.map((id) => states.get(id))).toEqual([
      'unacknowledged',
      ...open.slice(1).map(() => 'closed'),
    ]);
  });

  test('all-reports is what save usage writes of the same reports, and over the model they stand the same', async () => {
    await ask('POST', `${service}/close-reports`);
    const closed = (await list()).filter((one) => one.state === 'closed').map((one) => one.report_id);
    const answer = await ask('GET', `${service}/all-reports`);
    expect(idsIn(answer.text)).toEqual(closed);
    expect(answer.text).toContain('<smartLicenseSystemInfo>');
    const keys = await ask(
      'GET',
      '/restconf/data/cisco-smart-license:licensing/state/state-info/rum-reports-closed-keys',
      { headers: { Accept: 'application/yang-data+json' } },
    );
    const states = (keys.json()['cisco-smart-license:rum-reports-closed-keys'] as JsonObject[]).map(
      (one) => one['report-state'],
    );
    expect(new Set(states)).toEqual(new Set(['rum-report-state-unacknowledged']));
  });

  test('days/n gives the reports that ended in the last n days', async () => {
    await ask('POST', `${service}/close-reports`);
    const early = (await list()).filter((one) => one.state === 'closed').map((one) => one.report_id);
    await ask('POST', '/restconf/operations/sly-control:set-transport-fault', {
      body: JSON.stringify({ 'sly-control:input': { kind: 'refused' } }),
      headers: { 'Content-Type': 'application/yang-data+json' },
    });
    await ask('POST', '/restconf/operations/sly-control:advance-time', {
      body: JSON.stringify({ 'sly-control:input': { seconds: 3 * 86_400 } }),
      headers: { 'Content-Type': 'application/yang-data+json' },
    });
    await ask('POST', `${service}/close-reports`);
    const ids = idsIn((await ask('GET', `${service}/days/1`)).text);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => early.includes(id))).toEqual([]);
    expect(idsIn((await ask('GET', `${service}/days/30`)).text)).toEqual(expect.arrayContaining(early));
  });

  test('HEAD hands nothing out', async () => {
    await ask('POST', `${service}/close-reports`);
    const before = await list();
    expect(await ask('HEAD', `${service}/all-reports`)).toMatchObject({ status: 200, text: '' });
    expect(await list()).toEqual(before);
  });
});
