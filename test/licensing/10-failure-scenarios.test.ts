/** licensing.md 10 Earlier models: the scenarios of S4 "Common Failure Scenarios", nine by number. */
import { describe, expect, test } from 'vitest';
import { DAY, MINUTE, view } from '../../src/licensing/index.ts';
import { refused, started } from './devices.ts';
import { COMPLIANCE, ID, OLD, REGISTER, registered, registration, status } from './registered.ts';
import { codes, logs, T0, UNREACHABLE } from './support.ts';

describe('"Common Failure Scenarios"', () => {
  const failing = (text: string) => {
    const agent = started(OLD);
    const effects = agent.exchange(REGISTER, refused(text));
    const { register } = agent.state.schedule;
    return { agent, effects, wait: register === 0 ? 0 : register - T0 };
  };

  test.each([
    [1, 'Product Already Registered', 'UNREGISTERED - REGISTRATION FAILED', 1203],
    [
      1,
      'The product X and sudi containing udiSerialNumber:A,udiPid:B has already been registered.',
      'UNREGISTERED - REGISTRATION FAILED',
      1203,
    ],
    [
      1,
      'Existing Product Instance has Consumption and Force Flag is False',
      'UNREGISTERED - REGISTRATION FAILED',
      1203,
    ],
    [
      2,
      'Your request could not be processed right now. Please try again',
      'REGISTERING - REGISTRATION IN PROGRESS',
      1009,
    ],
    [
      3,
      `{"timestamp":["The device date '1526135268653' is offset beyond the allowed tolerance limit."]}`,
      'REGISTERING - REGISTRATION IN PROGRESS',
      991,
    ],
  ] as const)('#%s %s', (_number, text, shown, seconds) => {
    const { agent, effects, wait } = failing(text);
    expect(registration(agent)).toBe(shown);
    expect(wait).toBe(seconds * 1000);
    expect(logs(effects)).toEqual([
      `%SMART_LIC-3-AGENT_REG_FAILED: Smart Agent for Licensing Registration with the Cisco Smart Software Manager or satellite failed: ${text}`,
    ]);
    expect(agent.advance(21 * MINUTE).some((effect) => effect.type === 'send')).toBe(true);
  });

  test('#4 when the transport is switched off between two attempts', () => {
    const { agent } = failing('Your request could not be processed right now. Please try again');
    agent.take({ type: 'config-changed', settings: { transport: 'off' } });
    expect(logs(agent.advance(21 * MINUTE))).toEqual([
      '%SMART_LIC-3-AGENT_REG_FAILED: Smart Agent for Licensing Registration with the Cisco Smart Software Manager or satellite failed: Communication transport not available.',
    ]);
    expect(registration(agent)).toBe('UNREGISTERED - REGISTRATION FAILED');
  });

  test('#4 Communication transport not available: no further attempt', () => {
    const agent = started(OLD, { transport: 'off' });
    const effects = agent.command(REGISTER);
    expect(codes(effects)).toEqual(['transportnotavailable']);
    expect(logs(effects)[0]).toMatch(/AGENT_REG_FAILED: .* failed: Communication transport not available\.$/);
    expect(registration(agent)).toBe('UNREGISTERED - REGISTRATION FAILED');
    expect(agent.advance(DAY).some((effect) => effect.type === 'send')).toBe(false);
  });

  test('#5 Fail to send out Call Home HTTP message: out of compliance stays, next attempt in 30 seconds', () => {
    const agent = registered(COMPLIANCE('OUT_OF_COMPLIANCE'));
    const effects = agent.exchange({ name: 'renew-auth' }, UNREACHABLE);
    expect(logs(effects)).toEqual([
      '%SMART_LIC-3-COMM_FAILED: Communications failure with the Cisco Smart Software Manager or satellite : Fail to send out Call Home HTTP message.',
      '%SMART_LIC-3-AUTH_RENEW_FAILED: Authorization renewal with the Cisco Smart Software Manager or satellite: Fail to send out Call Home HTTP message. for udi PID:C9500-16X,SN:FCW2233A5ZV',
    ]);
    expect(view.compliance(agent.state, agent.now)).toMatchObject({
      status: 'OUT OF COMPLIANCE',
      lastOutcome: 'FAILED',
      failure: 'Fail to send out Call Home HTTP message.',
      nextAttempt: T0 + 30_000,
      deadline: T0 + 90 * DAY,
    });
  });

  test('#6 the server does not know the device: unregistered, evaluation goes on, an entry in the event log', () => {
    const agent = registered();
    const words =
      'Missing Id cert serial number field; Missing signing cert serial number field; Signed data and certificate does not match';
    agent.exchange({ name: 'renew-auth' }, refused(words));
    expect([registration(agent), status(agent)]).toEqual(['UNREGISTERED', 'EVAL MODE']);
    expect(agent.state.eventLog.at(-1)!.text).toBe(
      `SAEVT_DEREGISTER_STATUS msgStatus="LS_INVALID_DATA" error="${words}"`,
    );
  });

  test.each([7, 8])('#%s Waiting for reply: pending, next attempt in 19 minutes', () => {
    const agent = started(OLD, { transport: 'smart' });
    const [asked] = agent.exchange(REGISTER, ID).filter((effect) => effect.type === 'send');
    agent.take({ type: 'comm-result', id: asked!.id, result: COMPLIANCE('OUT_OF_COMPLIANCE') });
    agent.exchange({ name: 'renew-auth' }, { ok: false, failure: { kind: 'timeout' } });
    expect(view.compliance(agent.state, agent.now)).toMatchObject({
      status: 'OUT OF COMPLIANCE',
      lastOutcome: 'PENDING',
      failure: 'Waiting for reply',
      nextAttempt: T0 + 19 * MINUTE,
    });
  });

  test('#9 Data and signature do not match: authorized stays, next attempt in 30 seconds', () => {
    const agent = registered();
    agent.exchange({ name: 'renew-auth' }, refused('Data and signature do not match'));
    expect(view.compliance(agent.state, agent.now)).toMatchObject({
      status: 'AUTHORIZED',
      lastOutcome: 'FAILED',
      failure: 'Data and signature do not match',
      nextAttempt: T0 + 30_000,
    });
  });
});
