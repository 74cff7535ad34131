/** Files of CSSM: signatures verified, every refusal with its return code and system message. */
import { beforeEach, describe, expect, test } from 'vitest';
import { signAsCssm } from '../../src/device/agent/cssm-key.ts';
import { issueTrustCode } from '../../src/device/agent/trust-code.ts';
import { publicKeyOf } from './agent/public-key.ts';
import { importText, profile, T0, type TestDevice, testDevice } from './support.ts';

const UDI = `P:${profile.pid},S:${profile.sn}`;
const OTHER = `P:${profile.pid},S:FOC0000X0AB`;
const KEY = 'regid.2021-05.com.cisco.C9K_HSEC,1.0_90fdf411-3823-45bd-bd8c-5a5d0e0e1ea2';
const MINUTE = 60_000;

const file = (...elements: string[]) => `<smartLicense>${elements.join('')}</smartLicense>`;
const trust = (udi: string, at = T0) =>
  issueTrustCode({
    unit: { pid: profile.pid, sn: udi.split(':').at(-1)! },
    id: '1',
    publicKey: publicKeyOf(it),
    at,
  });
const slac = (udi: string, at = T0) =>
  signAsCssm(
    'smartLicenseAuthorization',
    `<udi>${udi}</udi><authorizationCode><entitlements><entitlement><tag>${KEY}</tag><count>1</count></entitlement></entitlements><status><success>true</success></status></authorizationCode>`,
    at,
  );
const rule =
  '<firstTimeReport>30</firstTimeReport><onGoingReporting>60</onGoingReporting><reportOnMACD>7</reportOnMACD>';
const policy = (at = T0) =>
  signAsCssm(
    'smartLicensePolicy',
    `<policyCode><name>Tight</name><ackRequired>true</ackRequired><generic>${rule}</generic></policyCode>`,
    at,
  );
const ack = (id: number, udi = profile.sn, at = T0) =>
  signAsCssm(
    'smartLicenseRumAck',
    `<data>${JSON.stringify([{ report_id: id, sudi: { udi_pid: profile.pid, udi_serial_number: udi }, status: 'OK' }])}</data>`,
    at,
  );

let it: TestDevice;
beforeEach(() => {
  it = testDevice();
});

const importing = (text: string) => importText(it, text);

describe('what CSSM signed is installed', () => {
  test('a trust code', async () => {
    const { code, said } = await importing(file(trust(UDI)));
    expect(code).toBe('success');
    expect(said).toContain('%SMART_LIC-6-TRUST_CODE_INSTALL_SUCCESS');
  });

  test('a policy, and an ACK of a saved report', async () => {
    await it.invoke('cisco-smart-license:rum-save-usage-all', { 'file-path': 'flash:out.xml' });
    const [report] = it.device.agent.state.ledger.reports;
    const { code } = await importing(file(policy(), ack(report!.id)));
    expect(code).toBe('success');
    expect(it.device.agent.state.policy?.name).toBe('Tight');
    expect(it.device.agent.state.ledger.reports[0]!.state).toBe('acknowledged');
  });

  test('a file that another signed is taken when its signature has the shape of one', async () => {
    const foreign = policy().replace(/<signature>.*?</, '<signature>MEUCIQDx<');
    expect((await importing(file(foreign))).code).toBe('success');
  });
});

describe('what is refused', () => {
  const altered = (text: string) => text.replace('<ackRequired>true', '<ackRequired>false');
  test.each<[string, () => string, string, string]>([
    [
      'a trust code that was altered',
      () => trust(OTHER).replace(OTHER, UDI),
      'verifysignaturefailed',
      'TRUST_CODE_INSTALL_FAILED',
    ],
    ['a policy that was altered', () => altered(policy()), 'verifysignaturefailed', 'POLICY_INSTALL_FAILED'],
    [
      'a SLAC that was altered',
      () => slac(UDI).replace('<count>1', '<count>9'),
      'verifysignaturefailed',
      'AUTHORIZATION_INSTALL_FAILED',
    ],
    [
      'a SLAC without signature',
      () => slac(UDI).replace(/<signature>.*?<\/signature>/, ''),
      'verifysignaturefailed',
      'AUTHORIZATION_INSTALL_FAILED',
    ],
    [
      'a signature cut off',
      () => trust(UDI).replace(/.{8}<\/signature>/, '</signature>'),
      'verifysignaturefailed',
      'TRUST_CODE_INSTALL_FAILED',
    ],
    [
      'a key of a stand-in that is not known',
      () => trust(UDI).replace('<signature>U0xZM', '<signature>U0xZMAAA'),
      'verifysignaturefailed',
      'TRUST_CODE_INSTALL_FAILED',
    ],
    ['a trust code for another device', () => trust(OTHER), 'matchidentifier', 'TRUST_CODE_INSTALL_FAILED'],
    ['a SLAC for another device', () => slac(OTHER), 'codevalidationfailed', 'AUTHORIZATION_INSTALL_FAILED'],
    [
      'a trust code while the clock is behind',
      () => trust(UDI, T0 + 11 * MINUTE),
      'verifysignaturefailed',
      'TRUST_CODE_INSTALL_FAILED',
    ],
    [
      'a policy while the clock is behind',
      () => policy(T0 + 11 * MINUTE),
      'verifysignaturefailed',
      'POLICY_INSTALL_FAILED',
    ],
  ])('%s', async (_, text, code, mnemonic) => {
    const before = it.device.agent.state;
    const answer = await importing(file(text()));
    expect(answer.code).toBe(code);
    expect(answer.said).toContain(`%SMART_LIC-3-${mnemonic}`);
    const { trust: codes, policy: installed, authorizations } = it.device.agent.state;
    expect({ codes, installed, authorizations }).toEqual({
      codes: before.trust,
      installed: before.policy,
      authorizations: before.authorizations,
    });
  });

  test('an ACK for another device; one of reports that never were', async () => {
    await it.invoke('cisco-smart-license:rum-save-usage-all', { 'file-path': 'flash:out.xml' });
    const [report] = it.device.agent.state.ledger.reports;
    expect((await importing(file(ack(report!.id, 'FOC0000X0AB')))).code).toBe('matchidentifier');
    expect((await importing(file(ack(report!.id + 1000)))).code).toBe('requesteditemnotfound');
  });

  test('a trust code by token where one is installed', async () => {
    await importing(file(trust(UDI)));
    const asked = await it.invoke('cisco-smart-license:id-token-trust', { 'id-token': 't' });
    expect(asked).toEqual({ 'return-code': 'alreadyregistered' });
    expect(it.device.systemLog.lines.at(-1)).toContain('already installed');
  });

  test('a clock that is a little behind does no harm', async () => {
    expect((await importing(file(trust(UDI, T0 + 9 * MINUTE)))).code).toBe('success');
  });
});

describe('damaged files', () => {
  const NAMED = ['msgparse', 'invalidresponse', 'verifysignaturefailed'];
  const standing = () => {
    const { trust: codes, policy: installed, authorizations, ledger } = it.device.agent.state;
    return { codes, installed, authorizations, ledger };
  };

  test('cut off anywhere: refused by name, and no part of it is installed', async () => {
    const whole = file(policy(), trust(UDI), slac(UDI));
    const before = standing();
    for (let length = 0; length < whole.length; length += 23) {
      const { code } = await importing(whole.slice(0, length));
      expect(NAMED).toContain(code);
    }
    expect(standing()).toEqual(before);
    expect((await importing(whole)).code).toBe('success');
  });

  test('one letter altered anywhere but in the signature: the same', async () => {
    const whole = file(policy());
    const before = standing();
    const end = whole.indexOf('<signature>');
    for (let at = 0; at < end; at += 7) {
      const letter = whole[at] === 'x' ? 'y' : 'x';
      const { code } = await importing(whole.slice(0, at) + letter + whole.slice(at + 1));
      expect(NAMED).toContain(code);
    }
    expect(standing()).toEqual(before);
  });

  test.each<[string, string | Buffer]>([
    ['empty', ''],
    ['binary', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 37) % 256))],
    ['text', 'license smart import'],
    ['JSON', '{"smartLicense": {}}'],
    ['UTF-16', Buffer.from(file(policy()), 'utf16le')],
    ['deep', '<a>'.repeat(5000) + '</a>'.repeat(5000)],
    ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><smartLicense>&c;</smartLicense>'],
    ['larger than any licence file', `<smartLicense>${' '.repeat(1024 * 1024)}</smartLicense>`],
    ['a page of HTML', '<html><body><p>Sign in</p></body></html>'],
    ['a usage file of our own', '<smartLicense><RUMReport>{}</RUMReport></smartLicense>'],
  ])('%s: refused by name', async (_, content) => {
    const before = standing();
    it.device.flash.write(['in.xml'], content);
    const answer = await it.invoke('cisco-smart-license:import-file', { 'file-path': 'flash:in.xml' });
    expect(NAMED).toContain(answer?.['return-code']);
    expect(standing()).toEqual(before);
  });
});

describe('replayed files', () => {
  test('an ACK, a policy, a trust code: no error, and nothing comes of it', async () => {
    await it.invoke('cisco-smart-license:rum-save-usage-all', { 'file-path': 'flash:out.xml' });
    const whole = file(policy(), ack(it.device.agent.state.ledger.reports[0]!.id), trust(UDI));
    expect((await importing(whole)).code).toBe('success');
    const { ledger, policy: installed } = it.device.agent.state;
    it.clock.advance(MINUTE / 60);
    expect((await importing(whole)).code).toBe('success');
    const after = it.device.agent.state;
    expect(after.ledger).toEqual(ledger);
    expect(after.policy?.name).toBe(installed?.name);
    expect(after.trust).toHaveLength(1);
  });

  test('a SLAC that was returned is not taken again; a new one is', async () => {
    const first = file(slac(UDI));
    expect((await importing(first)).code).toBe('success');
    expect(
      await it.invoke('cisco-smart-license:authorization-code-return-offline', {
        'file-path': 'flash:return.xml',
      }),
    ).toMatchObject({ 'return-code': 'success' });
    const { code, said } = await importing(first);
    expect(code).toBe('codevalidationfailed');
    expect(said).toContain('%SMART_LIC-3-AUTHORIZATION_INSTALL_FAILED');
    expect(said).toContain('The authorization code was returned');
    expect((await importing(file(slac(UDI, T0 + MINUTE)))).code).toBe('success');
  });
});
