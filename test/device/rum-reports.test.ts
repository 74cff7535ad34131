import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../codegen/index.ts';
import { virtualClock } from '../../src/server/clock.ts';
import { steered } from './steered.ts';
import { T0 } from './support.ts';

const INFO = ['cisco-smart-license:licensing', 'state', 'state-info'];

test('closed reports can be read, signed, under the keys of the published model', async () => {
  const it = steered(virtualClock(T0));
  expect(it.state(...INFO, 'sly-rum-reports:rum-reports-closed')).toBeUndefined();
  await it.call('advance-time', { seconds: 200 });
  const reports = it.state(...INFO, 'sly-rum-reports:rum-reports-closed') as JsonObject[];
  const keys = it.state(...INFO, 'rum-reports-closed-keys') as JsonObject[];
  expect(reports.map((one) => one['rum-report-key'])).toEqual(keys.map((one) => one['rum-report-key']));
  const { payload, signature } = JSON.parse(String(reports[0]!.report)) as {
    payload: string;
    signature: { key: string; value: string };
  };
  const key = `sly built-in key of ${signature.key}`;
  expect(signature.value).toBe(createHmac('sha256', key).update(payload).digest('base64'));
  expect(JSON.parse(payload).asset_identification.report_id).toBe(Number(keys[0]!['report-id']));
});
