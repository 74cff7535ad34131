/** S3 "RUM reports", "Offline deployments": usage leaves in a file, the acknowledgement comes back in one. */
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { CFG } from '../../../src/device/xr/faces.ts';
import { licensesOf } from '../../../src/device/xr/standing.ts';
import { type Router, router } from './rig.ts';

const SL = 'cisco-smart-license';
const info = [`${SL}:licensing`, 'state', 'state-info'];

const reports = ({ state }: Router) =>
  (state(...info, 'rum-reports-closed-keys') ?? []) as readonly JsonObject[];
const statuses = ({ device, core }: Router) =>
  licensesOf(device.agent.state, core.clock.now()).map(({ status }) => status);

test('an offline router is authorized by the acknowledgement of its reports', async () => {
  const one = router('8201');
  one.set([...CFG, 'transport', 'transport-type'], 'transport-type-off');
  await one.days(30);
  expect(statuses(one)).toEqual(['PENDING', 'PENDING']);

  expect(await one.call(`${SL}:rum-save-usage-all`, { 'file-path': '/harddisk:/usage.txt' })).toEqual({
    'return-code': 'success',
  });
  const saved = one.device.flash.read(['usage.txt']);
  if (!saved.ok) throw new Error(saved.error);
  expect(saved.value.toString()).toContain('com.cisco.ESS_100G_CA_RTU_2');
  expect(saved.value.toString()).toContain('8201-SYS');
  expect(reports(one).length).toBeGreaterThan(0);
  expect(one.state(...info, 'sly-rum-reports:rum-reports-closed')).toHaveLength(reports(one).length);

  const ids = reports(one).map((report) => report['report-id']);
  one.device.flash.write(
    ['ack.txt'],
    `<smartLicense><smartLicenseRumAck><data>[${ids.join()}]</data><signature>c2lnbmVk</signature></smartLicenseRumAck></smartLicense>`,
  );
  expect(await one.call(`${SL}:import-file`, { 'file-path': 'disk0:/ack.txt' })).toMatchObject({
    'return-code': 'success',
  });
  expect(statuses(one)).toEqual(['AUTHORIZED', 'AUTHORIZED']);
  expect(new Set(reports(one).map((report) => report['report-state']))).toEqual(
    new Set(['rum-report-state-acknowledged']),
  );
  expect(one.problems()).toEqual([]);
});

test('the Cisco default policy is in force', () => {
  expect(router().state(...info, 'policy')).toMatchObject({
    'policy-subscription': { 'reporting-first-time': 90, 'reporting-ongoing': 90, 'reporting-macd': 90 },
    'policy-perpetual': { 'reporting-first-time': 365, 'reporting-ongoing': 0, 'reporting-macd': 90 },
  });
});
