/** licensing.md 7 Authorization codes (SLAC) and HSECK9: S2, S1 "Returning an Authorization Code". */
import { describe, expect, test } from 'vitest';
import { DAY, type Identity, view } from '../../src/licensing/index.ts';
import {
  ACTIVE,
  account,
  DUAL_9600,
  granted,
  KEY_ALL,
  MEMBER,
  refused,
  STANDBY,
  SVL_9400,
  slac,
  started,
  system,
  X_STACK,
} from './devices.ts';
import { codes, type Driver, HSEC_TAG, inSmartLicense, logs, UNREACHABLE } from './support.ts';

const OFF = { transport: 'off' } as const;
const key = (agent: Driver) => view.licenses(agent.state).find((one) => one.tag === HSEC_TAG);
const configure = (agent: Driver, inUse = true) => agent.take({ type: 'set-feature', name: 'hseck9', inUse });
const install = (agent: Driver, ...units: { pid: string; sn: string }[]) =>
  agent.import(inSmartLicense(...units.map((unit) => slac(unit))));
const SUP2 = { pid: 'C9606R', sn: 'A', supervisor: 'C9600X-SUP-2' };

describe('S2 "When an HSECK9 Key Is Required and Which Products Support It"', () => {
  const x9500 = { pid: 'C9500X-28C8D', sn: 'A' };
  const x9400 = { pid: 'C9407R', sn: 'A', supervisor: 'C9400X-SUP-2XL' };
  test.each([
    ['9300X on 17.6.2', system([ACTIVE], '17.6.2'), true],
    ['9300X on 17.6.1', system([ACTIVE], '17.6.1'), false],
    ['a stack of 9300X', X_STACK, true],
    ['a mixed stack', system([ACTIVE, { pid: 'C9300-48UXM', sn: 'B' }]), false],
    ['9300', system([{ pid: 'C9300-48UXM', sn: 'A' }]), false],
    ['9500X on 17.8.1', system([x9500], '17.8.1'), true],
    ['9500X on 17.7.1', system([x9500], '17.7.1'), false],
    ['9500X in StackWise Virtual', system([x9500, { ...x9500, sn: 'B' }]), false],
    ['9600 SUP-2 on 17.8.1', system([SUP2], '17.8.1'), true],
    ['9600 SUP-2 with two supervisors', DUAL_9600, true],
    ['9600 SUP-2 with the line card', system([{ ...SUP2, lineCards: ['C9600-LC-40YL4CD'] }]), true],
    ['9600 SUP-2 with another line card', system([{ ...SUP2, lineCards: ['C9600-LC-24C'] }]), false],
    ['9600 SUP-1', system([{ ...SUP2, supervisor: 'C9600-SUP-1' }]), false],
    ['9400 SUP-2XL on 17.11.1', system([x9400], '17.11.1'), true],
    ['9400 SUP-2XL on 17.10.1', system([x9400], '17.10.1'), false],
    ['9400 SUP-1', system([{ ...x9400, supervisor: 'C9400-SUP-1' }]), false],
    ['9400 in StackWise Virtual', SVL_9400, true],
  ] as const)('%s: %s', (_what, identity: Identity, supported: boolean) => {
    const effects = started(identity).exchange(KEY_ALL, UNREACHABLE);
    expect(codes(effects)).toEqual([supported ? 'commsend' : 'notsupported']);
  });
});

describe('S2 "Prerequisites for Using an HSECK9 Key"', () => {
  test('first the SLAC, then the feature; else it is refused and has to be configured again', () => {
    const agent = started(X_STACK, OFF);
    expect(logs(configure(agent))).toEqual([
      '%SMART_LIC-6-EXPORT_CONTROLLED: Usage of export controlled features is not allowed for feature hseck9',
    ]);
    expect(key(agent)).toBeUndefined();
    install(agent, ACTIVE);
    expect(key(agent)).toMatchObject({ count: 0, status: 'NOT IN USE' });
    expect(logs(configure(agent))).toEqual([
      '%SMART_LIC-6-EXPORT_CONTROLLED: Usage of export controlled features is allowed for feature hseck9',
    ]);
    expect(key(agent)).toMatchObject({ count: 1, status: 'IN USE' });
  });

  test('not without DNA Advantage', () => {
    const agent = started(X_STACK, OFF, { base: 'network-advantage', addon: 'dna-essentials' });
    install(agent, ACTIVE, STANDBY);
    configure(agent);
    expect(key(agent)).toMatchObject({ count: 0 });
  });

  test('a key on a standby does not allow the feature on the active', () => {
    const agent = started(X_STACK, OFF);
    install(agent, STANDBY);
    configure(agent);
    expect(key(agent)).toMatchObject({ count: 0 });
  });

  test('"Required Tasks After Installing": the use count is 1 however many keys there are', () => {
    const agent = started(system([ACTIVE, STANDBY, MEMBER]), OFF);
    install(agent, ACTIVE, STANDBY, MEMBER);
    configure(agent);
    expect(key(agent)).toMatchObject({ count: 1 });
    expect(view.authorizedLicenses(agent.state)).toMatchObject([{ total: 3, license: { name: 'hseck9' } }]);
  });

  test('a chassis with two supervisors has one key, shown for both with one confirmation code', () => {
    const agent = started(DUAL_9600, OFF);
    install(agent, DUAL_9600.units[0]);
    const [active, standby] = view.authorizations(agent.state);
    expect(active).toMatchObject({ status: 'SMART AUTHORIZATION INSTALLED' });
    expect(standby!.confirmation).toBe(active!.confirmation);
    expect(view.authorizedLicenses(agent.state)).toMatchObject([{ total: 1, terms: [{}, {}] }]);
  });
});

describe('S2 "license smart authorization request {add | replace} feature {all | local}"', () => {
  test('local asks for the active, all for every UDI once', () => {
    const asked = (identity: Identity, local: boolean) => {
      const [send] = started(identity).command({ ...KEY_ALL, local });
      return send?.type === 'send' && send.document.kind === 'authorization-request'
        ? send.document.units.map((unit) => unit.sn)
        : [];
    };
    expect(asked(X_STACK, true)).toEqual([ACTIVE.sn]);
    expect(asked(X_STACK, false)).toEqual([ACTIVE.sn, STANDBY.sn]);
    expect(asked(DUAL_9600, false)).toEqual(['FXS241201WP']);
  });

  test('replace is refused while a key is in use, add is not', () => {
    const agent = started(X_STACK);
    agent.exchange(KEY_ALL, granted(slac(ACTIVE), slac(STANDBY)));
    configure(agent);
    expect(codes(agent.command({ ...KEY_ALL, add: false }))).toEqual(['smpostnotallow']);
    expect(codes(agent.exchange(KEY_ALL, granted(slac(ACTIVE), slac(STANDBY))))).toEqual(['success']);
  });

  test('replace does not exist on Catalyst 9400 in StackWise Virtual', () => {
    const agent = started(SVL_9400);
    expect(codes(agent.command({ ...KEY_ALL, add: false }))).toEqual(['notsupported']);
  });

  test('the command line keeps a request until it is answered: at once, or with the next report', () => {
    const agent = started(X_STACK);
    const ask = { ...KEY_ALL, name: 'authorization-request' } as const;
    expect(codes(agent.exchange(ask, UNREACHABLE))).toEqual(['commsend']);
    expect(agent.state.authorizationRequest).toMatchObject({ tag: HSEC_TAG });
    const effects = agent.exchange({ name: 'sync' }, granted(slac(ACTIVE), slac(STANDBY)));
    expect(effects.length).toBeGreaterThan(0);
    expect(agent.state.authorizationRequest).toBeNull();
    expect(view.authorizations(agent.state).every((one) => one.installed > 0)).toBe(true);
  });

  test('an answer without an authorization answers nothing: the request is kept', () => {
    const agent = started(X_STACK);
    const ask = { ...KEY_ALL, name: 'authorization-request' } as const;
    expect(codes(agent.exchange(ask, granted(account('SA-Eg-Company-01'))))).toEqual(['invalidresponse']);
    expect(agent.state.authorizationRequest).toMatchObject({ tag: HSEC_TAG });
  });

  test('a request that was refused is not made again', () => {
    const agent = started(X_STACK);
    const ask = { ...KEY_ALL, name: 'authorization-request' } as const;
    agent.exchange(ask, refused('no'));
    expect(agent.state.authorizationRequest).toBeNull();
    agent.exchange(ask, granted(slac(ACTIVE, 'ERROR_ALL_COUNTS_IN_USE'), slac(STANDBY)));
    expect(agent.state.authorizationRequest).toBeNull();
  });

  test('with the transport off the request is saved to a file, from 17.7.1 on', () => {
    const agent = started(X_STACK, OFF);
    const save = { name: 'authorization-request-save', path: 'bootflash:slac.txt' } as const;
    expect(codes(agent.command(save))).toEqual(['notfound']);
    expect(codes(agent.command({ ...KEY_ALL, name: 'authorization-request' }))).toEqual(['success']);
    const { text, effects } = agent.save(save);
    expect(codes(effects)).toEqual(['success']);
    expect(text).toContain('smartLicenseAuthRequest');
    expect(text).toContain(STANDBY.sn);
    const old = started({ ...X_STACK, softwareVersion: '17.6.4' }, OFF);
    expect(codes(old.command(save))).toEqual(['notsupported']);
  });
});

describe('S1 "AUTHORIZATION_INSTALL_FAILED"', () => {
  test('the server refuses: the reason is told', () => {
    const effects = started(X_STACK).exchange(KEY_ALL, refused('Not authorized'));
    expect(logs(effects)).toEqual([
      '%SMART_LIC-3-AUTHORIZATION_INSTALL_FAILED: The install of a new licensing authorization code has failed on PID:C9300X-24HX,SN:FOC2519L8R7: Not authorized.',
    ]);
    expect(codes(effects)).toEqual(['responsefailed']);
  });

  test.each([
    ['all UDIs', [ACTIVE, STANDBY], 'success'],
    ['one UDI of the system', [STANDBY], 'success'],
    ['a UDI that is not here', [ACTIVE, STANDBY, MEMBER], 'codevalidationfailed'],
    ['only a foreign UDI', [MEMBER], 'codevalidationfailed'],
  ] as const)('a file for %s: %s', (_what, units, code) => {
    expect(codes(install(started(X_STACK, OFF), ...units))).toEqual([code]);
  });

  test('a file for several UDIs that leaves a member of the stack out', () => {
    const agent = started(system([ACTIVE, STANDBY, MEMBER]), OFF);
    const effects = install(agent, ACTIVE, STANDBY);
    expect(codes(effects)).toEqual(['codevalidationfailed']);
    expect(logs(effects)[0]).toMatch(/AUTHORIZATION_INSTALL_FAILED: .*: UDI mismatch\.$/);
    expect(agent.state.authorizations).toEqual([]);
  });

  test('a code without the key that a feature uses', () => {
    const agent = started(X_STACK, OFF);
    install(agent, ACTIVE);
    configure(agent);
    const effects = agent.import(inSmartLicense(slac(ACTIVE).replace(HSEC_TAG, 'regid.x,1.0_y')));
    expect(codes(effects)).toEqual(['codevalidationfailed']);
    expect(logs(effects)[0]).toContain('Not enough licenses in authorization');
  });

  test('a signature that does not fit, a stamp ahead of the clock', () => {
    const agent = started(X_STACK, OFF);
    const signature = agent.import(inSmartLicense(slac(ACTIVE)), { verify: () => 'invalid' });
    expect(codes(signature)).toEqual(['verifysignaturefailed']);
    expect(logs(signature)[0]).toContain('Signature verification failed');
    const stamp = `<dateStamp>${new Date(agent.now + 2 * DAY).toISOString()}</dateStamp><entitlements>`;
    const clock = agent.import(inSmartLicense(slac(ACTIVE).replace('<entitlements>', stamp)));
    expect(codes(clock)).toEqual(['codevalidationfailed']);
    expect(logs(clock)[0]).toContain('Timestamp mismatch');
  });
});
