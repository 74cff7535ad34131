/** Reports signed with the trust code that is installed: S1 "Trust Code"; licensing.md 5 and 6. Real keys throughout. */
import { createPublicKey, verify } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { cssmVerifier, signAsCssm } from '../../../src/device/agent/cssm-key.ts';
import { issueTrustCode } from '../../../src/device/agent/trust-code.ts';
import { rumReportsState } from '../../../src/device/state/rum-reports.ts';
import { parseLicenseFile } from '../../../src/licensing/index.ts';
import { importText, profile, T0, type TestDevice, testDevice, testStorage } from '../support.ts';

const UNIT = { pid: profile.pid, sn: profile.sn };
const SUDI = { udi_pid: profile.pid, udi_serial_number: profile.sn };
const file = (...elements: string[]) => `<smartLicense>${elements.join('')}</smartLicense>`;

let it: TestDevice;
beforeEach(() => {
  it = testDevice();
});

const importing = (text: string) => importText(it, text);

function read(name: string): string {
  const found = it.device.flash.read([name]);
  if (!found.ok) throw new Error(found.error);
  return found.value.toString();
}

/** The public key that the device wants to be vouched for, from the request that it saves. */
async function requestedKey(): Promise<string> {
  await it.invoke('cisco-smart-license:trust-request-save', { 'file-path': 'flash:request.xml' });
  const data = /<smartLicenseTrustRequest><data>(.*)<\/data>/.exec(read('request.xml'))![1]!;
  const {
    sudi_list: [unit],
  } = JSON.parse(data.replaceAll('&quot;', '"'));
  expect(unit).toMatchObject(SUDI);
  return unit.public_key;
}

/** Saves usage and gives the first report as it stands in the file. */
async function report() {
  await it.invoke('cisco-smart-license:rum-save-usage-all', { 'file-path': 'flash:usage.xml' });
  const text = /<RUMReport><!\[CDATA\[(.*?)\]\]><\/RUMReport>/s.exec(read('usage.xml'))![1]!;
  const envelope = JSON.parse(text);
  return { payload: envelope.payload as string, signature: envelope.signature };
}

/** Verified as an outsider would, with nothing of ours but the public key of the trust code. */
function holds(publicKey: string, text: string, value: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify('sha256', Buffer.from(text), key, Buffer.from(value, 'base64'));
}

const codeFor = (publicKey: string, more: object = {}) =>
  issueTrustCode({ unit: UNIT, id: '7', publicKey, at: T0, ...more });

describe('a report is signed', () => {
  test('with the key of the software while there is no trust code', async () => {
    const { signature } = await report();
    expect(signature).toMatchObject({
      sudi: SUDI,
      signing_type: 'builtin',
      key: expect.stringMatching(/^regid/),
    });
    expect(signature.certificate).toBeUndefined();
  });

  test('with the trust code once it is installed: the public key in the code verifies it', async () => {
    const code = codeFor(await requestedKey());
    expect((await importing(file(code))).code).toBe('success');
    const { payload, signature } = await report();
    expect(signature).toMatchObject({ sudi: SUDI, signing_type: 'trust_code', key: '7' });
    const publicKey = /<publicKey>(.*)<\/publicKey>/.exec(code)![1]!;
    expect(holds(publicKey, payload, signature.value)).toBe(true);
    expect(holds(publicKey, `${payload} `, signature.value)).toBe(false);
    const { signature: inner, ...content } = JSON.parse(payload);
    expect(inner).toMatchObject({ signing_type: 'trust_code', key: '7' });
    const { version, asset_identification, meta, measurements } = content;
    const covered = JSON.stringify({ version, asset_identification, meta, measurements });
    expect(holds(publicKey, covered, inner.value)).toBe(true);
  });

  test('and brings the code along, which the key of CSSM verifies', async () => {
    const code = codeFor(await requestedKey());
    await importing(file(code));
    const { signature } = await report();
    const brought = Buffer.from(signature.certificate, 'base64').toString();
    expect(brought).toBe(code);
    const parsed = parseLicenseFile(
      brought,
      cssmVerifier(() => T0),
    );
    expect(parsed!.parts).toMatchObject([{ kind: 'trust', signature: 'valid' }]);
  });

  test.each([
    ['trust-factory', 'sudi'],
    ['trust-installed', 'trust_code'],
  ] as const)("with the factory's code, or one brought about: %s", async (condition, type) => {
    it.device.agent.dispatch({ type: 'force', condition });
    const { payload, signature } = await report();
    expect(signature.signing_type).toBe(type);
    const brought = Buffer.from(signature.certificate, 'base64').toString();
    expect(
      parseLicenseFile(
        brought,
        cssmVerifier(() => T0),
      )!.parts,
    ).toMatchObject([{ signature: 'valid' }]);
    const publicKey = /<publicKey>(.*)<\/publicKey>/.exec(brought)![1]!;
    expect(holds(publicKey, payload, signature.value)).toBe(true);
  });

  test('in the list of the model as in a file', async () => {
    const publicKey = await requestedKey();
    await report();
    const provider = rumReportsState(it.device);
    const listed = () => {
      const reports = provider.read(T0) as unknown as { report: string }[];
      return JSON.parse(reports[0]!.report);
    };
    expect(listed().signature.signing_type).toBe('builtin');
    await importing(file(codeFor(publicKey)));
    const { payload, signature } = listed();
    expect(signature.signing_type).toBe('trust_code');
    expect(holds(publicKey, payload, signature.value)).toBe(true);
    expect(listed().signature).toEqual(signature);
  });
});

describe('the key pair of a device', () => {
  test('stays over restarts, factory reset and a new start of the profile; no two units share one', async () => {
    const storage = testStorage();
    it = testDevice({ storage });
    const before = await requestedKey();
    await it.invoke('cisco-smart-license:import-file', { 'file-path': 'flash:none' });
    it.device.agent.dispatch({ type: 'command', id: 'f', command: { name: 'factory-reset' } });
    expect(await requestedKey()).toBe(before);
    it = testDevice({ storage });
    expect(await requestedKey()).toBe(before);
    expect(it.device.agent.signer.publicKey!({ pid: 'A', sn: 'B' })).not.toBe(before);
    it = testDevice();
    expect(await requestedKey()).not.toBe(before);
  });

  test('the private half leaves storage nowhere: not in files, journal, state', async () => {
    const storage = testStorage();
    it = testDevice({ storage });
    await importing(file(codeFor(await requestedKey())));
    await report();
    const [secret] = Object.values(JSON.parse(storage.values.get('device-keys')!)) as string[];
    const seen = [
      read('usage.xml'),
      read('request.xml'),
      JSON.stringify(it.device.agent.state),
      JSON.stringify(it.device.journal.entries),
      it.device.systemLog.lines.join(),
    ].join();
    expect(secret!.length).toBeGreaterThan(100);
    expect(seen).not.toContain(secret);
  });
});

describe('S1 "TRUST_CODE_INSTALL_FAILED": a code is refused, the one before stays', () => {
  const MINUTE = 60_000;
  const another = async () => {
    await importing(file(codeFor(await requestedKey())));
    return codeFor(await requestedKey(), { id: '8' });
  };

  test.each<[string, () => Promise<string>, string, string]>([
    [
      'whose signature is wrong',
      async () => codeFor(await requestedKey()).replace('>7<', '>9<'),
      'verifysignaturefailed',
      'Signature verification failed',
    ],
    [
      'over the key of another device',
      async () => codeFor(testDevice().device.agent.signer.publicKey!(UNIT)!),
      'matchidentifier',
      'Public key mismatch',
    ],
    [
      'without a key',
      async () =>
        signAsCssm(
          'smartLicenseTrustCode',
          `<udi>P:${profile.pid},S:${profile.sn}</udi><trustId>7</trustId>`,
          T0,
        ),
      'matchidentifier',
      'Public key mismatch',
    ],
    [
      'for another UDI',
      async () => codeFor(await requestedKey(), { unit: { ...UNIT, sn: 'FOC0000X0AB' } }),
      'matchidentifier',
      'UDI mismatch',
    ],
    [
      'of the future: the clock is behind',
      async () => codeFor(await requestedKey(), { at: T0 + 11 * MINUTE }),
      'verifysignaturefailed',
      'Signature verification failed',
    ],
  ])('%s', async (_, code, result, reason) => {
    expect(await importing(file(await code()))).toMatchObject({
      code: result,
      said: expect.stringContaining(`%SMART_LIC-3-TRUST_CODE_INSTALL_FAILED`),
    });
    expect(it.device.systemLog.lines.at(-1)).toContain(`: ${reason}.`);
    expect(it.device.agent.state.trust).toEqual([]);
    expect((await report()).signature.signing_type).toBe('builtin');
  });

  test('when one is installed and nobody asked for another', async () => {
    it.device.agent.dispatch({
      type: 'command',
      id: 'r',
      command: { name: 'rum-save-usage-all', path: 'flash:u' },
    });
    const publicKey = it.device.agent.signer.publicKey!(UNIT)!;
    await importing(file(codeFor(publicKey)));
    const { code, said } = await importing(file(codeFor(publicKey, { id: '8' })));
    expect([code, said]).toEqual([
      'alreadyregistered',
      expect.stringContaining('A trust code is already installed'),
    ]);
    expect(it.device.agent.state.trust).toMatchObject([{ id: '7' }]);
  });

  test('but a saved request, which is made with force, brings another', async () => {
    const code = await another();
    expect((await importing(file(code))).code).toBe('success');
    expect((await report()).signature.key).toBe('8');
  });

  test('of another account than the device is in', async () => {
    const publicKey = await requestedKey();
    it.device.agent.dispatch({
      type: 'force',
      condition: 'ack-received',
      smartAccount: 'A',
      virtualAccount: 'B',
    });
    const code = codeFor(publicKey, { account: { smartAccount: 'A', virtualAccount: 'C' } });
    expect(await importing(file(code))).toMatchObject({
      code: 'responsefailed',
      said: expect.stringContaining('Smart Account-Virtual Account mismatch'),
    });
    const right = codeFor(publicKey, { account: { smartAccount: 'A', virtualAccount: 'B' } });
    expect((await importing(file(right))).code).toBe('success');
  });
});

describe('a code in an answer', () => {
  const answering = (elements: (publicKey: string) => string) =>
    testDevice({
      network: {
        async post(_, body) {
          const key = /public_key&quot;:&quot;([^&]*)&quot;/.exec(body)?.[1];
          return { ok: true, body: key ? file(elements(key)) : '' };
        },
      },
    });
  const askForTrust = (force = false) =>
    it.invoke('cisco-smart-license:id-token-trust', { 'id-token': 't', ...(force ? { force: true } : {}) });

  test('to an ID token is verified and installed', async () => {
    it = answering(codeFor);
    expect(await askForTrust()).toEqual({ 'return-code': 'success' });
    expect((await report()).signature.signing_type).toBe('trust_code');
  });

  test('to an ID token that was altered on the way is not', async () => {
    it = answering((key) => codeFor(key).replace('>7<', '>9<'));
    expect(await askForTrust()).toEqual({ 'return-code': 'verifysignaturefailed' });
    expect(it.device.agent.state.trust).toEqual([]);
  });

  test('to a report, with the ACK, is installed; later reports are signed with it', async () => {
    it = answering(codeFor);
    it.clock.advance(3 * 60_000);
    await it.settle();
    expect(it.device.agent.state.trust).toMatchObject([{ source: 'cssm', id: '7' }]);
    expect((await report()).signature.signing_type).toBe('trust_code');
  });
});
