import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, type Settings, view } from '../../src/licensing/index.ts';
import {
  ADVANTAGE,
  ackFile,
  answer,
  authorizationElement,
  codes,
  Driver,
  HSEC_TAG,
  IDENTITY,
  inSmartLicense,
  logs,
  notes,
  parsed,
  SN,
  T0,
  trustElement,
  UNREACHABLE,
} from './support.ts';

const TOKEN = { name: 'id-token-trust', token: 'NGMwMjk5', all: false, force: false } as const;
const REGISTER = { name: 'register-id-token', token: 'NGMwMjk5', force: false } as const;
const HSEC = { name: 'authorization-request-online', feature: 'hseck9', local: true, add: true } as const;

const X24 = {
  ...IDENTITY,
  units: [{ pid: 'C9300X-24HX', sn: 'FOC2519L8R7', role: 'active' }],
} as typeof IDENTITY;

function booted(settings: Settings = {}, identity = IDENTITY): Driver {
  const agent = new Driver();
  agent.boot({ settings, identity });
  return agent;
}

describe('S1 Establishing Trust with an ID Token', () => {
  test.each([
    ['cslu', 'Cisco Smart License Utility (CSLU) : Unable to resolve server hostname/domain name'],
    ['smart', 'Cisco Smart Software Manager (CSSM) : Unable to resolve server hostname/domain name'],
    ['callhome', 'Cisco Smart Software Manager (CSSM) : Fail to send out Call Home HTTP message.'],
  ] as const)('%s, server not reachable: COMM_FAILED, communications-fail, commsend', (transport, text) => {
    const agent = booted({ transport });
    const effects = agent.exchange(TOKEN, UNREACHABLE);
    expect(logs(effects)).toEqual([`%SMART_LIC-3-COMM_FAILED: Communications failure with the ${text}`]);
    expect(notes(effects)).toEqual(['communications-fail']);
    expect(codes(effects)).toEqual(['commsend']);
    expect(agent.state.trust).toEqual([]);
    expect(agent.state.communication.attempts.trust).toMatchObject({
      total: 1,
      fail: 1,
      lastResponse: 'NO REPLY',
    });
  });

  test('transport off: nothing is attempted', () => {
    expect(codes(booted({ transport: 'off' }).command(TOKEN))).toEqual(['transportnotavailable']);
  });

  test('one request at a time', () => {
    const agent = booted();
    agent.command(TOKEN);
    expect(codes(agent.command(TOKEN))).toEqual(['msgexecinprogress']);
  });

  test('a granted token installs the code; the next one needs force', () => {
    const agent = booted({ transport: 'smart' });
    const effects = agent.exchange(TOKEN, answer(parsed(inSmartLicense(trustElement()))));
    expect(logs(effects)).toEqual([
      `%SMART_LIC-6-TRUST_CODE_INSTALL_SUCCESS: A new licensing trust code was successfully installed on PID:C9300-48UXM,SN:${SN}.`,
    ]);
    expect(codes(effects)).toEqual(['success']);
    const again = agent.command(TOKEN);
    expect(codes(again)).toEqual(['alreadyregistered']);
    expect(logs(again)[0]).toContain('%SMART_LIC-3-TRUST_CODE_INSTALL_FAILED');
    expect(codes(agent.exchange({ ...TOKEN, force: true }, UNREACHABLE))).toEqual(['commsend']);
  });

  test('a token that ran out under a burst', () => {
    const failure = { kind: 'reply', detail: 'Server error occurred: LS_LICENGINE_FAIL_TO_CONNECT' } as const;
    const effects = booted({ transport: 'smart' }).exchange(TOKEN, { ok: false, failure });
    expect(codes(effects)).toEqual(['responsefailed']);
    expect(logs(effects).join()).toContain('LS_LICENGINE_FAIL_TO_CONNECT');
  });

  test('the factory installs a code that gives way to one from CSSM', () => {
    const agent = new Driver();
    agent.boot({ factoryTrust: true, settings: { transport: 'smart' } });
    expect(agent.state.trust).toMatchObject([{ source: 'factory', installed: T0 }]);
    agent.exchange(TOKEN, answer(parsed(inSmartLicense(trustElement()))));
    expect(agent.state.trust).toMatchObject([{ source: 'cssm' }]);
  });

  test('a trust request is saved to a file', () => {
    const { text, effects } = booted().save({ name: 'trust-request-save', path: 'flash:trust.txt' });
    expect(codes(effects)).toEqual(['success']);
    expect(text).toContain('smartLicenseTrustRequest');
    expect(text).toContain(SN);
  });
});

describe('S4 Common Failure Scenarios: the older registration on a 17.x device', () => {
  test('register: not reached, state retry, tried again after a while', () => {
    const agent = booted();
    const effects = agent.exchange(REGISTER, UNREACHABLE);
    expect(codes(effects)).toEqual(['commsend']);
    expect(notes(effects)).toEqual(['communications-fail', 'registration-fail']);
    expect(logs(effects)[1]).toBe(
      '%SMART_LIC-3-AGENT_REG_FAILED: Smart Agent for Licensing Registration with the Cisco Smart License Utility (CSLU) failed: Unable to resolve server hostname/domain name',
    );
    expect(agent.state.registration).toMatchObject({ state: 'retry', failed: T0 });
    expect(agent.state.schedule.register).toBe(T0 + 17 * MINUTE);
    const later = agent.advance(20 * MINUTE);
    expect(notes(later).filter((name) => name === 'registration-fail')).toHaveLength(1);
    agent.command({ name: 'de-register' });
    expect(agent.state.registration).toEqual({ state: 'not-registered' });
    expect(notes(agent.advance(HOUR))).not.toContain('registration-fail');
  });

  test('de-register while one is under way ends it: the answer finds nobody', () => {
    const agent = booted();
    const [send] = agent.command(REGISTER).filter((effect) => effect.type === 'send');
    expect(codes(agent.command({ name: 'de-register' }))).toEqual(['commsend', 'notregistered']);
    expect(agent.take({ type: 'comm-result', id: send!.id, result: UNREACHABLE })).toEqual([]);
    expect(agent.state.registration).toEqual({ state: 'not-registered' });
  });

  test('register with transport off fails for good', () => {
    const agent = booted({ transport: 'off' });
    const effects = agent.command(REGISTER);
    expect(codes(effects)).toEqual(['transportnotavailable']);
    expect(agent.state.registration).toEqual({
      state: 'failed',
      failed: T0,
      message: 'Communication transport not available.',
    });
    expect(notes(effects)).toEqual(['registration-fail']);
  });

  test('register while one is under way', () => {
    const agent = booted();
    agent.command(REGISTER);
    expect(codes(agent.command(REGISTER))).toEqual(['registrationinprogress']);
  });

  test.each([
    ['de-register', 'de-register-fail'],
    ['renew-id', 'registration-renew-fail'],
    ['renew-auth', 'authorization-renew-fail'],
  ] as const)('%s without a registration', (name, notification) => {
    const effects = booted().command({ name });
    expect(codes(effects)).toEqual(['notregistered']);
    expect(notes(effects)).toEqual([notification]);
  });
});

describe('S2 HSECK9: supported products and SLAC', () => {
  test('there is no such key for a C9300-48UXM, and no other feature', () => {
    expect(codes(booted().command(HSEC))).toEqual(['notsupported']);
    expect(codes(booted().command({ ...HSEC, feature: 'teleport' }))).toEqual(['requesteditemnotfound']);
  });

  test('request on a C9300X, server not reachable', () => {
    const effects = booted({}, X24).exchange(HSEC, UNREACHABLE);
    expect(codes(effects)).toEqual(['commsend']);
    expect(notes(effects)).toEqual(['communications-fail']);
    expect(codes(booted({ transport: 'off' }, X24).command(HSEC))).toEqual(['transportnotavailable']);
  });

  test('an imported SLAC shows as NOT IN USE, is used, kept while in use, and returned', () => {
    const agent = booted({ transport: 'off' }, X24);
    const effects = agent.import(inSmartLicense(authorizationElement('P:C9300X-24HX,S:FOC2519L8R7')));
    expect(codes(effects)).toEqual(['success']);
    expect(logs(effects)).toEqual([
      '%SMART_LIC-6-AUTHORIZATION_INSTALL_SUCCESS: A new licensing authorization code was successfully installed on: PID:C9300X-24HX,SN:FOC2519L8R7.',
      '%SMART_LIC-6-EXPORT_CONTROLLED: Usage of export controlled features is allowed for feature hseck9',
    ]);
    const reply = effects.find((effect) => effect.type === 'reply');
    expect(reply?.type === 'reply' && reply.output?.confirmationCodes).toMatch(/^[0-9a-f]{8}$/);
    const hsec = () => view.licenses(agent.state).find((license) => license.tag === HSEC_TAG);
    expect(hsec()).toMatchObject({ count: 0, status: 'NOT IN USE' });
    agent.take({ type: 'usage-changed', features: [{ name: 'hseck9', count: 1 }] });
    expect(hsec()).toMatchObject({ count: 1, status: 'IN USE' });
    const back = {
      name: 'authorization-code-return-offline',
      local: true,
      path: 'flash:return.txt',
    } as const;
    expect(codes(agent.command(back))).toEqual(['smpostnotallow']);
    expect(codes(agent.command({ ...HSEC, add: false }))).toEqual(['smpostnotallow']);
    agent.take({ type: 'usage-changed', features: [] });
    const { text, effects: done } = agent.save(back);
    const code = agent.state.authorizations[0]!.lastReturn;
    expect(code).toMatch(/^Cr[1-9A-Za-z]{4}(-[1-9A-Za-z]{6}){8}-[1-9A-Za-z]{3}$/);
    expect(text).toContain(code);
    expect(done.find((effect) => effect.type === 'reply')).toMatchObject({ output: { returnString: code } });
    expect(logs(done)).toEqual([
      '%SMART_LIC-6-AUTHORIZATION_REMOVED: A licensing authorization code has been removed from PID:C9300X-24HX,SN:FOC2519L8R7',
    ]);
    expect(hsec()).toBeUndefined();
    expect(codes(agent.command({ name: 'authorization-code-return-online', local: true }))).toEqual([
      'noauthorizationinstalled',
    ]);
  });

  test('a return online that does not get through keeps the code', () => {
    const agent = booted({}, X24);
    agent.import(inSmartLicense(authorizationElement('P:C9300X-24HX,S:FOC2519L8R7')));
    expect(
      codes(agent.exchange({ name: 'authorization-code-return-online', local: true }, UNREACHABLE)),
    ).toEqual(['commsend']);
    expect(agent.state.authorizations[0]!.installed).toBe(T0);
  });
});

describe('S1 Installing a File on the Product Instance', () => {
  test('what is refused, and how', () => {
    const agent = booted({ transport: 'off' });
    agent.save({ name: 'rum-save-usage-all', path: 'flash:rum.xml' });
    const ids = view.closedReports(agent.state).map((report) => report.id);
    const before = agent.state;
    const results = {
      text: agent.import('this is not XML'),
      other: agent.import('<html><body/></html>'),
      entity: agent.import('<!DOCTYPE a [<!ENTITY b "c">]><smartLicense/>'),
      unsigned: agent.import(ackFile(ids).replaceAll(/<signature>.*?<\/signature>/g, '')),
      broken: agent.import(ackFile(ids).replaceAll('c2lnbmF0dXJlIG9mIENTU00h', '***')),
      elsewhere: agent.import(ackFile(ids, '', 'FOC0000XXXX')),
      unknown: agent.import(ackFile([T0 / 1000 + 4711])),
      json: agent.import(ackFile(ids).replace('[{', '{')),
      slac: agent.import(inSmartLicense(authorizationElement('P:C9300X-24HX,S:FOC2519L8R7'))),
      trust: agent.import(inSmartLicense(trustElement('FOC0000XXXX'))),
    };
    expect(
      Object.fromEntries(Object.entries(results).map(([name, effects]) => [name, codes(effects)[0]])),
    ).toEqual({
      text: 'msgparse',
      other: 'invalidresponse',
      entity: 'msgparse',
      unsigned: 'verifysignaturefailed',
      broken: 'verifysignaturefailed',
      elsewhere: 'matchidentifier',
      unknown: 'requesteditemnotfound',
      json: 'msgparse',
      slac: 'codevalidationfailed',
      trust: 'matchidentifier',
    });
    expect(logs(results.slac)[0]).toContain('%SMART_LIC-3-AUTHORIZATION_INSTALL_FAILED');
    const { sequence, history } = before;
    expect({ ...agent.state, sequence, history }).toEqual(before);
  });

  test('a signature that is known to be wrong is refused', () => {
    const agent = booted({ transport: 'off' });
    agent.save({ name: 'rum-save-usage-all', path: 'flash:rum.xml' });
    const effects = agent.import(ackFile(view.closedReports(agent.state).map((report) => report.id)), {
      verify: () => 'invalid',
    });
    expect(codes(effects)).toEqual(['verifysignaturefailed']);
  });

  test.each([
    ['bad-path', 'platformpathinvalid'],
    ['missing', 'storageobjdoesnotexist'],
    ['unreadable', 'storagefailtoretrieve'],
  ] as const)('a file that is %s', (error, code) => {
    const agent = booted();
    const read = agent
      .command({ name: 'import-file', path: 'flash:x' })
      .find((effect) => effect.type === 'read-file')!;
    expect(codes(agent.take({ type: 'file-read', id: read.id, result: { ok: false, error } }))).toEqual([
      code,
    ]);
  });

  test('the same ACK twice is no error', () => {
    const agent = booted({ transport: 'off' });
    agent.save({ name: 'rum-save-usage-all', path: 'flash:rum.xml' });
    const file = ackFile(view.closedReports(agent.state).map((report) => report.id));
    expect(codes(agent.import(file))).toEqual(['success']);
    expect(codes(agent.import(file))).toEqual(['success']);
    expect(agent.state.ledger.acknowledged).toBe(2);
  });
});

describe('S2 Base and Add-On Licenses', () => {
  test('a stack counts one of each per switch, grouped by model, the key once', () => {
    const agent = new Driver();
    agent.take({
      type: 'boot',
      identity: {
        ...IDENTITY,
        units: [
          { pid: 'C9300X-24HX', sn: 'A', role: 'active' },
          { pid: 'C9300X-48HXN', sn: 'B', role: 'standby' },
          { pid: 'C9300X-48HX', sn: 'C', role: 'member' },
        ],
      },
      level: ADVANTAGE,
      settings: {},
      features: [{ name: 'hseck9', count: 3 }],
    });
    expect(view.licenses(agent.state).map((one) => [one.name, one.shortName, one.count])).toEqual([
      ['network-advantage', 'C9300-24 Network Advantage', 1],
      ['dna-advantage', 'C9300-24 DNA Advantage', 1],
      ['network-advantage', 'C9300-48 Network Advantage', 2],
      ['dna-advantage', 'C9300-48 DNA Advantage', 2],
      ['hseck9', 'Cat9K HSEC', 1],
    ]);
  });
});
