/** licensing.md 6 Trust codes: S1 "Trust Code", "Establishing Trust with an ID Token". More in commands.test.ts. */
import { describe, expect, test } from 'vitest';
import { DAY, view } from '../../src/licensing/index.ts';
import { ACTIVE, granted, refused, STANDBY, started, TOKEN, trust, trusted, X_STACK } from './devices.ts';
import { codes, Driver, IDENTITY, inSmartLicense, logs, SN, T0 } from './support.ts';

const SMART = { transport: 'smart' } as const;
const OFF = { transport: 'off' } as const;
const OWN = { pid: 'C9300-48UXM', sn: SN };
const sources = (agent: Driver) => view.trust(agent.state).map((one) => one.source);
const sent = (agent: Driver, span: number) =>
  agent.advance(span, { ok: true }).filter((effect) => effect.type === 'send').length;

describe('where a code comes from', () => {
  test('the factory: signs, but may not talk to CSSM', () => {
    const agent = started(IDENTITY, SMART);
    agent.take({ type: 'force', condition: 'trust-factory' });
    expect(sources(agent)).toEqual(['factory']);
    expect(sent(agent, 40 * DAY)).toBe(0);
    expect(codes(agent.command({ name: 'sync' }))).toEqual(['notregistered']);
  });

  test('new hardware has one from 17.7.1 on', () => {
    const made = (softwareVersion: string) => {
      const agent = new Driver();
      agent.boot({ identity: { ...IDENTITY, softwareVersion }, factoryTrust: true });
      return sources(agent);
    };
    expect(made('17.6.4')).toEqual([undefined]);
    expect(made('17.7.1')).toEqual(['factory']);
  });

  test('an ID token: reports go out from then on', () => {
    const agent = started(IDENTITY, SMART);
    expect(sent(agent, 40 * DAY)).toBe(0);
    const effects = agent.exchange(TOKEN, granted(trust(OWN)));
    expect(logs(effects)).toEqual([
      `%SMART_LIC-6-TRUST_CODE_INSTALL_SUCCESS: A new licensing trust code was successfully installed on PID:C9300-48UXM,SN:${SN}.`,
    ]);
    expect(sent(agent, 2 * DAY)).toBe(1);
  });

  test('a request inside a report', () => {
    const agent = started(IDENTITY);
    agent.exchange({ name: 'sync' }, granted(trust(OWN)));
    expect(sources(agent)).toEqual(['cssm']);
  });

  test('a saved request, answered by a file', () => {
    const agent = started(IDENTITY, OFF);
    agent.save({ name: 'trust-request-save', path: 'flash:trust' });
    expect(codes(agent.import(inSmartLicense(trust(OWN))))).toEqual(['success']);
    expect(sources(agent)).toEqual(['cssm']);
  });
});

describe('local and all', () => {
  const asked = (all: boolean) => {
    const [send] = started(X_STACK, SMART).command({ ...TOKEN, all });
    return send?.type === 'send' && send.document.kind === 'trust-request' ? send.document : undefined;
  };

  test('local asks for the active, all for every unit', () => {
    expect(asked(false)!.units.map((unit) => unit.sn)).toEqual([ACTIVE.sn]);
    expect(asked(true)!.units.map((unit) => unit.sn)).toEqual([ACTIVE.sn, STANDBY.sn]);
  });

  test('with all, one unit that has a code stands in the way', () => {
    const agent = started(X_STACK, SMART);
    agent.exchange({ ...TOKEN, all: false }, granted(trust(ACTIVE)));
    expect(codes(agent.command(TOKEN))).toEqual(['alreadyregistered']);
  });
});

describe('S1 "TRUST_CODE_INSTALL_FAILED"', () => {
  const failed = (udi: string, reason: string) =>
    `%SMART_LIC-3-TRUST_CODE_INSTALL_FAILED: The install of a new licensing trust code has failed on ${udi}: ${reason}.`;
  const UDI = `PID:C9300-48UXM,SN:${SN}`;

  test('a code is installed already; force sets that aside', () => {
    const agent = trusted(IDENTITY);
    const effects = agent.command(TOKEN);
    expect(logs(effects)).toEqual([failed(UDI, 'A trust code is already installed')]);
    expect(codes(agent.exchange({ ...TOKEN, force: true }, granted(trust(OWN, '43'))))).toEqual(['success']);
    expect(agent.state.trust).toMatchObject([{ id: '43' }]);
  });

  test('a file with another code that nobody asked for', () => {
    const agent = trusted(IDENTITY);
    const effects = agent.import(inSmartLicense(trust(OWN, '43')));
    expect(codes(effects)).toEqual(['alreadyregistered']);
    expect(logs(effects)).toEqual([failed(UDI, 'A trust code is already installed')]);
    expect(agent.state.trust).toMatchObject([{ id: '42' }]);
  });

  test('the same code again, or an answer to a saved request, is no error', () => {
    const agent = trusted(IDENTITY);
    expect(codes(agent.import(inSmartLicense(trust(OWN, '42'))))).toEqual(['success']);
    agent.advance(DAY);
    agent.save({ name: 'trust-request-save', path: 'flash:trust' });
    expect(codes(agent.import(inSmartLicense(trust(OWN, '43'))))).toEqual(['success']);
  });

  test.each([
    ['account', 'Smart Account-Virtual Account mismatch'],
    ['clock', 'Timestamp mismatch'],
  ])('%s: CSSM refuses, and says why', (_what, reason) => {
    const agent = started(IDENTITY, SMART);
    const effects = agent.exchange(TOKEN, granted(trust(OWN, '42', reason)));
    expect(logs(effects)).toEqual([failed(UDI, reason)]);
    expect(codes(effects)).toEqual(['responsefailed']);
    expect(sources(agent)).toEqual([undefined]);
  });

  test('a signature that does not fit', () => {
    const agent = started(IDENTITY, OFF);
    const effects = agent.import(inSmartLicense(trust(OWN)), { verify: () => 'invalid' });
    expect(logs(effects)).toEqual([failed(UDI, 'Signature verification failed')]);
    expect(codes(effects)).toEqual(['verifysignaturefailed']);
  });

  test('a stamp ahead of the clock', () => {
    const agent = started(IDENTITY, OFF);
    const stamp = `<timestamp>${(T0 + 3 * DAY) / 1000}</timestamp><status>`;
    const effects = agent.import(inSmartLicense(trust(OWN).replace('<status>', stamp)));
    expect(logs(effects)).toEqual([failed(UDI, 'Timestamp mismatch')]);
  });

  test('a code for another device', () => {
    const effects = started(IDENTITY, OFF).import(inSmartLicense(trust(ACTIVE)));
    expect(logs(effects)).toEqual([failed(`PID:${ACTIVE.pid},SN:${ACTIVE.sn}`, 'UDI mismatch')]);
    expect(codes(effects)).toEqual(['matchidentifier']);
  });

  test('a token used up under a burst', () => {
    const agent = started(IDENTITY, SMART);
    const effects = agent.exchange(TOKEN, refused('LS_LICENGINE_FAIL_TO_CONNECT'));
    expect(logs(effects)).toEqual([failed(UDI, 'LS_LICENGINE_FAIL_TO_CONNECT')]);
  });
});
