/** clients.md "File and message layouts": files as real servers and devices write them, member by member. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../codegen/index.ts';
import { profile, T0, type TestDevice, testDevice } from './support.ts';

const UDI = `P:${profile.pid},S:${profile.sn}`;
const HSEC = 'regid.2021-05.com.cisco.C9K_HSEC,1.0_90fdf411-3823-45bd-bd8c-5a5d0e0e1ea2';
const SIGNATURE = '<signature>MEUCIQDxc2lnbmF0dXJlIG9mIENTU00hAAAA</signature>';

let it: TestDevice;
beforeEach(() => {
  it = testDevice();
});

async function importing(text: string) {
  it.device.flash.write(['in.xml'], text);
  return it.invoke('cisco-smart-license:import-file', { 'file-path': 'flash:in.xml' });
}

const rule = (name: string, [first, ongoing, macd]: readonly [number, number, number]) =>
  `<${name}><firstTimeReport>${first}</firstTimeReport><onGoingReporting>${ongoing}</onGoingReporting><reportOnMACD>${macd}</reportOnMACD></${name}>`;
const policyCode = `<policyCode><name>SLE Policy</name><version>C</version><flag>C</flag><datestamp>2026-01-05T09:00:00.000Z</datestamp><ackRequired>true</ackRequired>${rule('subscription', [90, 60, 30])}${rule('perpetual', [365, 0, 90])}${rule('enforced', [0, 0, 0])}${rule('export', [0, 0, 0])}${rule('generic', [1, 2, 3])}</policyCode>`;

/** Everything that one file may hold, as CSSM writes it. */
const everything = (report: number) => `<?xml version="1.0" encoding="UTF-8"?>
<smartLicense>
  <smartLicenseAuthorization>
    <udi>${UDI}</udi>
    <authorizationCode>
      <customerInfo><smartAccount>Example Inc</smartAccount><virtualAccount>Lab</virtualAccount></customerInfo>
      <flag>A</flag>
      <version>C</version>
      <piid>5f0a9d1e-5e0c-4f3c-8d5a-0d6f2c3b4a59</piid>
      <dateStamp>2026-01-05T09:00:00.000Z</dateStamp>
      <entitlements>
        <entitlement>
          <tag>${HSEC}</tag>
          <count>1</count>
          <startDate/>
          <endDate/>
          <licenseType>PERPETUAL</licenseType>
          <displayName>C9K HSEC</displayName>
          <tagDescription>Catalyst 9K HSEC</tagDescription>
          <tagType>PERPETUAL</tagType>
          <status>IN_COMPLIANCE</status>
        </entitlement>
      </entitlements>
      <status><success>true</success><correlationID>a1</correlationID></status>
    </authorizationCode>
    ${SIGNATURE}
  </smartLicenseAuthorization>
  <smartLicensePolicy>${policyCode}${SIGNATURE}</smartLicensePolicy>
  <smartLicenseRumAck>
    <data>[{"report_id": ${report}, "sudi": {"udi_pid": "${profile.pid}", "udi_serial_number": "${profile.sn}"}, "status": "OK"}]</data>
    ${SIGNATURE}
  </smartLicenseRumAck>
  <smartLicenseAccountInfo>
    <customerInfo>
      <timestamp>1767603600000</timestamp>
      <smartAccount>Example Inc</smartAccount>
      <smartAccountID>1</smartAccountID>
      <virtualAccount>Lab</virtualAccount>
      <virtualAccountID>2</virtualAccountID>
      <domain>example.com</domain>
    </customerInfo>
    ${SIGNATURE}
  </smartLicenseAccountInfo>
  <correlationID>a1</correlationID>
</smartLicense>
`;

describe('what CSSM writes', () => {
  test('a file with every part in it', async () => {
    await it.invoke('cisco-smart-license:rum-save-usage-all', { 'file-path': 'flash:out.xml' });
    const answer = await importing(everything(T0 / 1000));
    expect(answer).toEqual({
      'return-code': 'success',
      'confirmation-codes': expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    const { state } = it.device.agent;
    expect(state.account).toMatchObject({ smartAccount: 'Example Inc', virtualAccount: 'Lab' });
    expect(state.policy).toMatchObject({
      name: 'SLE Policy',
      ackRequired: true,
      rules: {
        subscription: { first: 90, ongoing: 60, change: 30 },
        perpetual: { first: 365, ongoing: 0, change: 90 },
        enforced: { first: 0, ongoing: 0, change: 0 },
        export: { first: 0, ongoing: 0, change: 0 },
      },
    });
    expect(state.authorizations).toMatchObject([{ entitlements: [{ tag: HSEC, count: 1 }] }]);
    expect(state.ledger.reports[0]!.state).toBe('acknowledged');
  });

  test('a policy alone, which is the root', async () => {
    const answer = await importing(`<smartLicensePolicy>${policyCode}${SIGNATURE}</smartLicensePolicy>`);
    expect(answer).toEqual({ 'return-code': 'success' });
    expect(it.device.agent.state.policy?.name).toBe('SLE Policy');
  });
});

describe('what the device writes', () => {
  test('a RUM file: every member of envelope, payload and measurement, in the order of devices', async () => {
    it.clock.advance(3_600_000);
    await it.invoke('cisco-smart-license:rum-save-usage-all', { 'file-path': 'flash:out.xml' });
    const found = it.device.flash.read(['out.xml']);
    const text = found.ok ? found.value.toString() : '';
    const [, envelope] = /<RUMReport><!\[CDATA\[(.*?)\]\]><\/RUMReport>/s.exec(text)!;
    const outer = JSON.parse(envelope!) as JsonObject;
    expect(Object.keys(outer)).toEqual(['payload', 'header', 'signature']);
    expect(Object.keys(outer.signature as JsonObject)).toEqual(['sudi', 'signing_type', 'key', 'value']);
    const payload = JSON.parse(String(outer.payload)) as JsonObject;
    expect(Object.keys(payload)).toEqual([
      'version',
      'asset_identification',
      'signature',
      'meta',
      'measurements',
    ]);
    expect(Object.keys(payload.asset_identification as JsonObject)).toEqual([
      'report_id',
      'asset',
      'instance',
    ]);
    expect(Object.keys(payload.meta as JsonObject)).toEqual([
      'entitlement_tag',
      'utility_enabled',
      'software_version',
      'ha_udi',
    ]);
    const [measurement] = payload.measurements as JsonObject[];
    expect(Object.keys(measurement!)).toEqual([
      'log_time',
      'metric_name',
      'start_time',
      'end_time',
      'sample_interval',
      'num_samples',
      'meta',
      'value',
    ]);
    expect(text).toMatch(/<smartLicenseSystemInfo><data>\{&quot;/);
  });

  test('the tag of network-essentials on this model', () => {
    const { device } = it;
    device.agent.dispatch({
      type: 'boot',
      identity: device.agent.state.identity,
      level: { base: 'network-essentials' },
      settings: device.agent.state.settings,
    });
    expect(device.agent.state.usage.map(({ tag }) => tag)).toEqual([
      expect.stringMatching(/^regid\.2017-05\.com\.cisco\.C9300_48P_NW_essentialsk9,1\.0_26ac73af-/),
    ]);
  });
});
