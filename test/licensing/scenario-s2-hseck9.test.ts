/** The worked examples of S2 "Configuration Examples", step by step, compared field by field. */
import { describe, expect, test } from 'vitest';
import { MINUTE, view } from '../../src/licensing/index.ts';
import {
  ACTIVE,
  account,
  granted,
  KEY_ALL,
  MEMBER,
  STANDBY,
  SVL_9400,
  slac,
  started,
  summary,
  system,
  trust,
  trusted,
  X_STACK,
} from './devices.ts';
import { codes, type Driver, inSmartLicense, logs } from './support.ts';

const installed = (unit: { pid: string; sn: string }) =>
  `%SMART_LIC-6-AUTHORIZATION_INSTALL_SUCCESS: A new licensing authorization code was successfully installed on: PID:${unit.pid},SN:${unit.sn}.`;
const confirmations = (agent: Driver) => view.authorizations(agent.state).map((one) => one.confirmation);
const statuses = (agent: Driver) =>
  view.authorizations(agent.state).map(({ unit, status }) => `${unit.role} ${unit.sn} ${status}`);

/** Step 1 of both examples: two switches, keys in use, transport smart. */
function stackWithKeys(): Driver {
  const agent = trusted(X_STACK);
  agent.exchange(KEY_ALL, granted(account('Eg-SA'), slac(ACTIVE), slac(STANDBY)));
  agent.take({ type: 'set-feature', name: 'hseck9', inUse: true });
  agent.advance(8 * MINUTE, { ok: true });
  expect(summary(agent.state)).toEqual([
    'network-advantage (C9300-24 Network Advantage) 1 IN USE',
    'dna-advantage (C9300-24 DNA Advantage) 1 IN USE',
    'network-advantage (C9300-48 Network Advantage) 1 IN USE',
    'dna-advantage (C9300-48 DNA Advantage) 1 IN USE',
    'hseck9 (Cat9K HSEC) 1 IN USE',
  ]);
  return agent;
}

const AFTER = [
  'network-advantage (C9300-24 Network Advantage) 1 IN USE',
  'dna-advantage (C9300-24 DNA Advantage) 1 IN USE',
  'network-advantage (C9300-48 Network Advantage) 2 IN USE',
  'dna-advantage (C9300-48 DNA Advantage) 2 IN USE',
  'hseck9 (Cat9K HSEC) 1 IN USE',
];

describe('"Example for C9300X: Adding a Member to a Stack Where HSECK9 Keys are in Use"', () => {
  test('add the member, then request SLAC for the whole stack again', () => {
    const agent = stackWithKeys();
    const before = confirmations(agent);

    const joined = agent.take({ type: 'unit-added', unit: { ...MEMBER, number: 3, priority: 1 } });
    expect(logs(joined)).toContain(
      '%STACKMGR-4-SWITCH_ADDED: Switch 1 R0/0: stack_mgr: Switch 3 has been added to the stack.',
    );
    const [send] = joined.filter((effect) => effect.type === 'send');
    const trustedToo = agent.take({ type: 'comm-result', id: send!.id, result: granted(trust(MEMBER)) });
    expect(logs(trustedToo)[0]).toContain('TRUST_CODE_INSTALL_SUCCESS');
    expect(agent.state.identity.units.map((unit) => `${unit.role}:${unit.pid},${unit.sn}`)).toEqual([
      'active:C9300X-24HX,FOC2519L8R7',
      'standby:C9300X-48HXN,FOC2524L39P',
      'member:C9300X-48HX,FOC2516LC92',
    ]);
    expect(statuses(agent)).toEqual([
      'active FOC2519L8R7 SMART AUTHORIZATION INSTALLED',
      'standby FOC2524L39P SMART AUTHORIZATION INSTALLED',
      'member FOC2516LC92 NOT INSTALLED',
    ]);
    expect(view.authorizedLicenses(agent.state)).toMatchObject([{ total: 2 }]);

    agent.advance(2 * MINUTE, { ok: true });
    const all = [ACTIVE, STANDBY, MEMBER];
    const replace = { ...KEY_ALL, add: false };
    const effects = agent.exchange(replace, granted(...all.map((unit) => slac(unit))));
    expect(codes(effects)).toEqual(['success']);
    expect(logs(effects).filter((line) => line.includes('INSTALL'))).toEqual(all.map(installed));
    const after = confirmations(agent);
    expect(new Set([...before, ...after]).size).toBe(5);
    expect(view.authorizations(agent.state).every((one) => one.installed === agent.now)).toBe(true);
    const [hsec] = view.authorizedLicenses(agent.state);
    expect(hsec).toMatchObject({
      total: 3,
      license: {
        shortName: 'Cat9K HSEC',
        description: 'HSEC Key for Export Compliance on Cat9K Series Switches',
        enforcement: 'export',
        term: 'perpetual',
      },
    });
    expect(hsec!.terms.map(({ unit, count, status }) => `${unit.role} ${count} ${status}`)).toEqual([
      'active 1 SMART AUTHORIZATION INSTALLED',
      'standby 1 SMART AUTHORIZATION INSTALLED',
      'member 1 SMART AUTHORIZATION INSTALLED',
    ]);
    expect(summary(agent.state)).toEqual(AFTER);
  });
});

describe('"Example for C9300X: Requesting SLAC on a Standalone and Then Adding it to a Stack ..."', () => {
  test('SLAC on the standalone, feature on the standalone, then into the stack', () => {
    const alone = started(system([MEMBER]), { transport: 'off' });
    expect(logs(alone.all)).toEqual([
      '%SMART_LIC-6-AGENT_ENABLED: Smart Agent for Licensing is enabled',
      '%SMART_LIC-6-EXPORT_CONTROLLED: Usage of export controlled features is not allowed',
    ]);
    expect(statuses(alone)).toEqual(['active FOC2516LC92 NOT INSTALLED']);
    const imported = alone.import(inSmartLicense(slac(MEMBER)));
    expect(logs(imported)[0]).toBe(installed(MEMBER));
    expect(summary(alone.state)).toContain('hseck9 (Cat9K HSEC) 0 NOT IN USE');
    expect(logs(alone.take({ type: 'set-feature', name: 'hseck9', inUse: true }))).toEqual([
      '%SMART_LIC-6-EXPORT_CONTROLLED: Usage of export controlled features is allowed for feature hseck9',
    ]);
    expect(summary(alone.state)).toContain('hseck9 (Cat9K HSEC) 1 IN USE');

    const agent = stackWithKeys();
    const stack = confirmations(agent);
    const { pid: _pid, sn: _sn, ...authorization } = alone.state.authorizations[0]!;
    const joined = agent.take({
      type: 'unit-added',
      unit: { ...MEMBER, number: 3, priority: 1 },
      carries: { authorization },
    });
    const [send] = joined.filter((effect) => effect.type === 'send');
    agent.take({ type: 'comm-result', id: send!.id, result: granted(trust(MEMBER)) });
    expect(confirmations(agent)).toEqual([...stack, authorization.confirmation]);
    expect(view.authorizations(agent.state)[2]!.installed).toBe(authorization.installed);
    expect(view.authorizedLicenses(agent.state)).toMatchObject([{ total: 3 }]);
    expect(summary(agent.state)).toEqual(AFTER);
    expect(agent.state.account).toMatchObject({ smartAccount: 'Eg-SA', virtualAccount: 'Eg-VA' });
  });
});

describe('"Example: SLAC Installation Failure Because of an Insufficient Number of HSECK9 Keys"', () => {
  test('the active gets its code, the standby fails; after a return both get one', () => {
    const [active, standby] = SVL_9400.units;
    const agent = trusted(SVL_9400);
    const effects = agent.exchange(KEY_ALL, granted(slac(active), slac(standby!, 'ERROR_ALL_COUNTS_IN_USE')));
    expect(
      logs(effects)
        .filter((line) => line.includes('INSTALL'))
        .sort(),
    ).toEqual([
      '%SMART_LIC-3-AUTHORIZATION_INSTALL_FAILED: The install of a new licensing authorization code has failed on PID:C9407R,SN:FXS221500BN: ERROR_ALL_COUNTS_IN_USE.',
      installed(active),
    ]);
    expect(codes(effects)).toEqual(['success']);
    expect(statuses(agent)).toEqual([
      'active FXS221500CT SMART AUTHORIZATION INSTALLED',
      'standby FXS221500BN NOT INSTALLED',
    ]);
    agent.exchange({ name: 'authorization-code-return-online', local: false }, { ok: true });
    expect(statuses(agent)).toEqual([
      'active FXS221500CT NOT INSTALLED',
      'standby FXS221500BN NOT INSTALLED',
    ]);
    agent.exchange(KEY_ALL, granted(slac(active), slac(standby!)));
    expect(new Set(confirmations(agent)).size).toBe(2);
    expect(view.authorizedLicenses(agent.state)).toMatchObject([{ total: 2 }]);
  });

  test('no key for anybody: nothing is installed', () => {
    const [active, standby] = SVL_9400.units;
    const all = 'ERROR_ALL_COUNTS_IN_USE';
    const effects = trusted(SVL_9400).exchange(KEY_ALL, granted(slac(active, all), slac(standby!, all)));
    expect(codes(effects)).toEqual(['responsefailed']);
  });
});
