/** Importing files: clients.md "Device REST (`SL_HTTP`)". */
import { describe, expect, test } from 'vitest';
import { signAsCssm } from '../../../src/device/agent/cssm-key.ts';
import { ackOf, ask, idsIn, importing, list, pid, serveDevice, service, sn, T0 } from './rig.ts';

serveDevice();

describe('importing', () => {
  test('an ACK that CSSM signed acknowledges the reports that were pulled', async () => {
    await ask('POST', `${service}/close-reports`);
    const ids = idsIn((await ask('GET', `${service}/all-reports`)).text);
    const answer = await importing(ackOf(ids));
    expect(answer.json()).toEqual({ status: 'OK', return_code: 'success' });
    const states = new Map((await list()).map((one) => [one.report_id, one.state]));
    expect(ids.map((id) => states.get(id))).toEqual(ids.map(() => 'acknowledged'));
  });

  test('a SLAC gives its confirmation code', async () => {
    const key = 'regid.2021-05.com.cisco.C9K_HSEC,1.0_90fdf411-3823-45bd-bd8c-5a5d0e0e1ea2';
    const code = `<udi>P:${pid},S:${sn}</udi><authorizationCode><entitlements><entitlement><tag>${key}</tag><count>1</count></entitlement></entitlements><status><success>true</success></status></authorizationCode>`;
    const file = `<smartLicense>${signAsCssm('smartLicenseAuthorization', code, T0)}</smartLicense>`;
    expect((await importing(file)).json()).toEqual({
      status: 'OK',
      return_code: 'success',
      confirmation_codes: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
  });

  test.each<[string, () => string, RegExp]>([
    ['nothing', () => ' ', /msgparse: the body is empty/],
    ['what is no XML', () => '<smartLicense>', /msgparse: the file is not well-formed XML/],
    ['XML that is something else', () => '<config/>', /invalidresponse: nothing in the file is known/],
    ['an entity bomb', () => '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>', /msgparse/],
    ['an ACK that was cut off', () => ackOf([1]).slice(0, 150), /msgparse/],
    ['an ACK for another device', () => ackOf([T0 / 1000], 'FOC0000X0AB'), /matchidentifier: .*other device/],
    [
      'an ACK of reports that never were',
      () => ackOf([9_999_999_999]),
      /requesteditemnotfound: .*never wrote/,
    ],
    [
      'a policy that was altered, in the words of the log',
      () =>
        `<smartLicense>${signAsCssm('smartLicensePolicy', '<policyCode><name>A</name></policyCode>', T0).replace('>A<', '>B<')}</smartLicense>`,
      /verifysignaturefailed: .*%SMART_LIC-3-POLICY_INSTALL_FAILED/,
    ],
  ])('%s is refused with the reason, and changes nothing', async (_, body, reason) => {
    const before = await list();
    const answer = await importing(body());
    expect(answer.status).toBe(400);
    expect(answer.reason).toMatch(reason);
    expect(await list()).toEqual(before);
  });

  test('a file may come as any of the types that files come as; other types are told apart', async () => {
    for (const type of ['text/xml; charset=utf-8', 'application/octet-stream', 'text/plain']) {
      expect((await importing(ackOf([9_999_999_999]), { 'Content-Type': type })).status).toBe(400);
    }
    const answer = await importing('{}', { 'Content-Type': 'application/json' });
    expect(answer.status).toBe(415);
    expect(answer.reason).toContain('send application/xml');
  });

  test('a body beyond the limit is not read', async () => {
    const answer = await importing('x'.repeat(1024 * 1024 + 1));
    expect(answer.status).toBe(413);
    expect(answer.reason).toContain('larger than 1048576 bytes');
  });
});
