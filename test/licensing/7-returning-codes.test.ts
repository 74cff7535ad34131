/** licensing.md 7 Authorization codes: S2 "Returning a SLAC", S1 "Returning an Authorization Code". */
import { describe, expect, test } from 'vitest';
import { view } from '../../src/licensing/index.ts';
import { ACTIVE, granted, KEY_ALL, STANDBY, slac, started, X_STACK } from './devices.ts';
import { codes, type Driver, HSEC_TAG, logs } from './support.ts';

const RETURN = { name: 'authorization-code-return-online', local: false } as const;
const key = (agent: Driver) => view.licenses(agent.state).find((one) => one.tag === HSEC_TAG);
const configure = (agent: Driver, inUse = true) => agent.take({ type: 'set-feature', name: 'hseck9', inUse });

describe('S2 "Returning a SLAC"', () => {
  const withKeys = () => {
    const agent = started(X_STACK);
    agent.exchange(KEY_ALL, granted(slac(ACTIVE), slac(STANDBY)));
    return agent;
  };

  test('refused while in use; online for all: codes removed, return codes shown', () => {
    const agent = withKeys();
    configure(agent);
    expect(codes(agent.command(RETURN))).toEqual(['smpostnotallow']);
    configure(agent, false);
    const effects = agent.exchange(RETURN, { ok: true });
    expect(codes(effects)).toEqual(['success']);
    expect(logs(effects)).toEqual(
      [ACTIVE, STANDBY].map(
        ({ pid, sn }) =>
          `%SMART_LIC-6-AUTHORIZATION_REMOVED: A licensing authorization code has been removed from PID:${pid},SN:${sn}`,
      ),
    );
    for (const one of view.authorizations(agent.state)) {
      expect(one).toMatchObject({ status: 'NOT INSTALLED', lastReturn: expect.stringMatching(/^Cr/) });
    }
    expect(key(agent)).toBeUndefined();
  });

  test('offline without a path: the codes are shown, to be entered at CSSM', () => {
    const agent = withKeys();
    const effects = agent.command({ name: 'authorization-code-return-offline', local: false, path: '' });
    expect(codes(effects)).toEqual(['success']);
    const shown = effects.flatMap((effect) =>
      effect.type === 'reply' ? [effect.output?.returnString] : [],
    )[0];
    expect(shown!.split('\n')).toEqual([
      expect.stringMatching(/^PID:C9300X-24HX,SN:FOC2519L8R7: Cr/),
      expect.stringMatching(/^PID:C9300X-48HXN,SN:FOC2524L39P: Cr/),
    ]);
  });

  test('a key that stays in use after the feature went is released by command', () => {
    const agent = withKeys();
    agent.take({ type: 'force', condition: 'hsec-key-held' });
    expect(key(agent)).toMatchObject({ status: 'IN USE' });
    expect(codes(agent.command(RETURN))).toEqual(['smpostnotallow']);
    agent.take({ type: 'release-key' });
    expect(key(agent)).toMatchObject({ status: 'NOT IN USE' });
  });

  test('releasing does not take a key away from a configured feature', () => {
    const agent = withKeys();
    configure(agent);
    agent.take({ type: 'release-key' });
    expect(key(agent)).toMatchObject({ status: 'IN USE' });
  });

  test('a new confirmation code after return and request', () => {
    const agent = withKeys();
    const before = view.authorizations(agent.state)[0]!.confirmation;
    agent.exchange(RETURN, { ok: true });
    agent.advance(1000);
    agent.exchange(KEY_ALL, granted(slac(ACTIVE), slac(STANDBY)));
    const after = view.authorizations(agent.state)[0]!;
    expect(after.confirmation).toMatch(/^[0-9a-f]{8}$/);
    expect(after.confirmation).not.toBe(before);
    expect(after.lastReturn).toMatch(/^Cr/);
  });
});
