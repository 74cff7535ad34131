/** licensing.md 7, last rule: S2 "Stacking Considerations for Cisco Catalyst 9300X", "System Behaviour During Switchover". */
import { describe, expect, test } from 'vitest';
import { DAY, type Identity, view } from '../../src/licensing/index.ts';
import { ACTIVE, DUAL_9600, MEMBER, STANDBY, SVL_9400, slac, started, X_STACK } from './devices.ts';
import { ADVANTAGE, type Driver, HSEC_TAG, inSmartLicense, logs } from './support.ts';

const OFF = { transport: 'off' } as const;
const DAILY =
  "%IOSXE_SMART_AGENT-6-STANDBY_NOT_AUTHORIZED: Standby is in 'not authorized' state for license hseck9";
const key = (agent: Driver) => view.licenses(agent.state).find((one) => one.tag === HSEC_TAG);
const daily = (agent: Driver, days: number) =>
  logs(agent.advance(days * DAY)).filter((line) => line === DAILY).length;

function encrypting(identity: Identity, ...keys: { pid: string; sn: string }[]): Driver {
  const agent = started(identity, OFF);
  for (const unit of keys) agent.import(inSmartLicense(slac(unit)));
  agent.take({ type: 'set-feature', name: 'hseck9', inUse: true });
  return agent;
}

describe('a standby without a key', () => {
  test('is told daily, without harm to the active', () => {
    const agent = encrypting(X_STACK, ACTIVE);
    expect(daily(agent, 10)).toBe(10);
    expect(key(agent)).toMatchObject({ status: 'IN USE' });
  });

  test('not when it has a key, nor without the feature, nor in one chassis', () => {
    expect(daily(encrypting(X_STACK, ACTIVE, STANDBY), 5)).toBe(0);
    const without = started(X_STACK, OFF);
    without.import(inSmartLicense(slac(ACTIVE)));
    expect(daily(without, 5)).toBe(0);
    expect(daily(encrypting(DUAL_9600, DUAL_9600.units[0]), 5)).toBe(0);
  });

  test('a member without a key is no cause', () => {
    const agent = encrypting(X_STACK, ACTIVE, STANDBY);
    agent.take({ type: 'unit-added', unit: MEMBER });
    expect(daily(agent, 5)).toBe(0);
  });

  test('ends when the key comes', () => {
    const agent = encrypting(X_STACK, ACTIVE);
    expect(daily(agent, 2)).toBe(2);
    agent.import(inSmartLicense(slac(STANDBY)));
    expect(daily(agent, 5)).toBe(0);
  });
});

describe('switchover', () => {
  test('Scenario 1: the standby has a key, nothing is interrupted, the count stays 1', () => {
    const agent = encrypting(X_STACK, ACTIVE, STANDBY);
    const effects = agent.take({ type: 'switchover' });
    expect(effects.some((effect) => effect.type === 'reload')).toBe(false);
    expect(key(agent)).toMatchObject({ count: 1, status: 'IN USE' });
  });

  test('two supervisors in one chassis: never interrupted', () => {
    const agent = encrypting(DUAL_9600, DUAL_9600.units[0]);
    const effects = agent.take({ type: 'switchover' });
    expect(effects.some((effect) => effect.type === 'reload')).toBe(false);
    expect(key(agent)).toMatchObject({ status: 'IN USE' });
  });

  test.each([
    ['9300X', X_STACK],
    ['9400 StackWise Virtual', SVL_9400],
  ])('Scenario 2 on %s: the standby has none, the device reloads', (_what, identity) => {
    const agent = encrypting(identity, identity.units[0]);
    const effects = agent.take({ type: 'switchover' });
    expect(logs(effects)).toEqual([
      '%PLATFORM_IPSEC_HSEC-3-UNAUTHORIZED_HSEC: Switchover happened with IPsec configured but HSEC unauthorized, reloading.',
      '%PMAN-5-EXITACTION: F0/0: pvp: Process manager is exiting: reload fp action requested',
      '%PMAN-5-EXITACTION: R0/0: pvp: Process manager is exiting: rp processes exit with reload switch code',
    ]);
    expect(effects.at(-1)).toMatchObject({ type: 'reload' });
  });

  test('after the reload a new active with a key takes the feature up again', () => {
    const agent = encrypting(X_STACK, ACTIVE);
    agent.take({ type: 'switchover' });
    agent.take({ type: 'boot', identity: X_STACK, settings: OFF, level: ADVANTAGE });
    expect(agent.state.identity.units[0].sn).toBe(ACTIVE.sn);
    expect(key(agent)).toMatchObject({ status: 'IN USE' });
  });

  test('a new active without one rejects it', () => {
    const agent = encrypting(X_STACK, ACTIVE);
    agent.take({ type: 'switchover', lost: true });
    agent.take({ type: 'boot', identity: X_STACK, settings: OFF, level: ADVANTAGE });
    expect(agent.state.identity.units[0].sn).toBe(STANDBY.sn);
    expect(key(agent)).toBeUndefined();
    expect(agent.state.features).toEqual([]);
  });

  test('without the feature a switchover to a unit without a key is nothing special', () => {
    const agent = started(X_STACK, OFF);
    agent.import(inSmartLicense(slac(ACTIVE)));
    expect(agent.take({ type: 'switchover' }).some((effect) => effect.type === 'reload')).toBe(false);
  });
});
