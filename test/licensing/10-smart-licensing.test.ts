/** licensing.md 10 Earlier models, Smart Licensing: S4 "Registration and License States". */
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, view } from '../../src/licensing/index.ts';
import { started, summary, system } from './devices.ts';
import { COMPLIANCE, ID, left, OLD, REGISTER, registered, registration, status, UNIT } from './registered.ts';
import { codes, Driver, logs, notes, T0, UNREACHABLE } from './support.ts';

describe('"Evaluation (Unidentified) State"', () => {
  test('90 days of use; all features are there, nothing is sent', () => {
    const agent = started(OLD);
    expect([registration(agent), status(agent), left(agent)]).toEqual([
      'UNREGISTERED',
      'EVAL MODE',
      90 * DAY,
    ]);
    expect(summary(agent.state)).toEqual([
      'network-advantage (C9500 Network Advantage) 1 EVAL MODE',
      'dna-advantage (C9500-16X DNA Advantage) 1 EVAL MODE',
    ]);
    const effects = agent.advance(90 * DAY + 1);
    expect(effects.filter((effect) => effect.type === 'send')).toEqual([]);
    expect(logs(effects)).toEqual([
      ...[30, 14, 7, 3, 1].map(
        (days) =>
          `%SMART_LIC-4-EVAL_WILL_EXPIRE_WARNING: The evaluation period of this device will expire in ${days} days.`,
      ),
      '%SMART_LIC-3-EVAL_EXPIRED: The evaluation period of this device has expired.',
    ]);
    expect(notes(effects)).toEqual([
      ...Array(5).fill('evaluation-expiration-warning'),
      'evaluation-expired',
      'enforcement-mode',
    ]);
    expect([status(agent), left(agent)]).toEqual(['EVAL EXPIRED', 0]);
    expect(summary(agent.state)[0]).toContain('EVAL EXPIRED');
    expect(view.reports(agent.state)).toEqual([]);
  });

  test('days of use, not of the calendar: it stands while nothing is in use', () => {
    const agent = started(OLD);
    agent.advance(10 * DAY);
    agent.take({ type: 'boot', identity: OLD, settings: {}, level: null });
    agent.advance(50 * DAY);
    expect(left(agent)).toBe(80 * DAY);
  });

  test('kept over restarts; the time the device was down does not count', () => {
    const agent = started(OLD);
    agent.advance(10 * DAY);
    const down = agent.now;
    agent.now += 30 * DAY;
    agent.take({ type: 'boot', identity: OLD, settings: {}, level: { base: 'network-advantage' }, down });
    expect(left(agent)).toBe(80 * DAY);
  });

  test('one clock for the device, never set back: not by registering, nor by a factory reset', () => {
    const agent = started(OLD);
    agent.advance(20 * DAY);
    agent.command({ name: 'factory-reset' });
    expect(left(agent)).toBe(70 * DAY);
    const [asked] = agent.exchange(REGISTER, ID).filter((effect) => effect.type === 'send');
    agent.take({ type: 'comm-result', id: asked!.id, result: { ok: true } });
    agent.advance(20 * DAY, { ok: true });
    agent.exchange({ name: 'de-register' }, { ok: true });
    expect([status(agent), left(agent)]).toEqual(['EVAL MODE', 70 * DAY]);
  });
});

describe('"Registered State", "Device Fails to Register"', () => {
  test('deregistered while it registers: an answer that comes later registers nothing', () => {
    const agent = started(OLD);
    const [asked] = agent.command(REGISTER).filter((effect) => effect.type === 'send');
    agent.command({ name: 'de-register' });
    agent.take({ type: 'comm-result', id: asked!.id, result: ID });
    expect([registration(agent), status(agent)]).toEqual(['UNREGISTERED', 'EVAL MODE']);
  });

  test('what is told, in order', () => {
    const agent = started(OLD);
    const effects = agent.exchange(REGISTER, ID);
    const [asked] = effects.filter((effect) => effect.type === 'send');
    expect(asked!.document).toMatchObject({
      kind: 'authorization-renewal',
      licenses: [{ count: 1 }, { count: 1 }],
    });
    const more = agent.take({ type: 'comm-result', id: asked!.id, result: COMPLIANCE('AUTHORIZED') });
    expect([...logs(effects), ...logs(more)].map((line) => line.split(':')[0])).toEqual([
      '%SMART_LIC-6-TRUST_CODE_INSTALL_SUCCESS',
      '%SMART_LIC-6-EXPORT_CONTROLLED',
      '%SMART_LIC-6-AGENT_REG_SUCCESS',
      '%SMART_LIC-4-CONFIG_NOT_SAVED',
      '%SMART_LIC-5-IN_COMPLIANCE',
      '%SMART_LIC-6-AUTH_RENEW_SUCCESS',
    ]);
    expect(notes([...effects, ...more])).toEqual([
      'registration-success',
      'enforcement-mode',
      'authorization-renew-success',
      'enforcement-mode',
    ]);
    expect(more.at(-1)).toEqual({
      type: 'notify',
      notification: { name: 'enforcement-mode', mode: 'AUTHORIZED' },
    });
    expect(registration(agent)).toBe('REGISTERED');
    expect(agent.state.account).toMatchObject({ smartAccount: 'SA-Eg-Company-01' });
  });

  test('S1 Table 6: certificate for a year, renewed after 180 days, authorization after 30', () => {
    const agent = registered();
    expect(agent.state.registration).toMatchObject({ state: 'registered', expires: T0 + 365 * DAY });
    expect(agent.state.schedule).toMatchObject({ renew: T0 + 180 * DAY, authorize: T0 + 30 * DAY });
    expect(summary(agent.state)).toEqual([
      'network-advantage (C9500 Network Advantage) 1 AUTHORIZED',
      'dna-advantage (C9500-16X DNA Advantage) 1 AUTHORIZED',
    ]);
  });

  test('a renewed certificate is good for another year', () => {
    const agent = registered();
    const effects = agent.advance(181 * DAY, { ok: true });
    expect(notes(effects)).toContain('registration-renew-success');
    expect(agent.state.registration).toMatchObject({ expires: T0 + 545 * DAY });
  });

  test('one that is never renewed ends: not registered, evaluation goes on', () => {
    const agent = registered();
    const effects = agent.advance(366 * DAY);
    expect(notes(effects).filter((name) => name === 'registration-renew-fail').length).toBeGreaterThan(100);
    expect(notes(effects)).toContain('registration-expired');
    expect([registration(agent), status(agent)]).toEqual(['UNREGISTERED', 'EVAL MODE']);
  });

  test('registered once, force to do it again', () => {
    const agent = registered();
    expect(codes(agent.command(REGISTER))).toEqual(['alreadyregistered']);
    expect(codes(agent.exchange({ ...REGISTER, force: true }, ID))).toEqual(['success']);
  });

  test('renew auth, renew id, deregister', () => {
    const agent = registered();
    expect(codes(agent.exchange({ name: 'renew-auth' }, { ok: true }))).toEqual(['success']);
    expect(codes(agent.exchange({ name: 'renew-id' }, { ok: true }))).toEqual(['success']);
    const effects = agent.exchange({ name: 'de-register' }, { ok: true });
    expect(logs(effects)[0]).toContain('AGENT_DEREG_SUCCESS');
    expect(notes(effects)).toEqual(['de-register-success', 'enforcement-mode']);
    expect(registration(agent)).toBe('UNREGISTERED');
    expect(codes(agent.command({ name: 'renew-auth' }))).toEqual(['notregistered']);
  });

  test('a deregistration that does not get through leaves it registered', () => {
    const agent = registered();
    expect(codes(agent.exchange({ name: 'de-register' }, UNREACHABLE))).toEqual(['commsend']);
    expect(registration(agent)).toBe('REGISTERED');
  });
});

describe('"Authorized", "Out of Compliance" and "Authorization Expired State"', () => {
  test('authorized: renewed every 30 days', () => {
    const effects = registered().advance(100 * DAY, { ok: true });
    expect(notes(effects).filter((name) => name === 'authorization-renew-success')).toHaveLength(3);
  });

  test('out of compliance: asked for every day, nothing stops, until the account has enough', () => {
    const agent = registered(COMPLIANCE('OUT_OF_COMPLIANCE'));
    expect(logs(agent.all)).toContain(
      '%SMART_LIC-3-OUT_OF_COMPLIANCE: One or more entitlements are out of compliance.',
    );
    expect(status(agent)).toBe('OUT OF COMPLIANCE');
    expect(summary(agent.state)[0]).toContain('1 OUT OF COMPLIANCE');
    const effects = agent.advance(5 * DAY, COMPLIANCE('OUT_OF_COMPLIANCE'));
    expect(effects.filter((effect) => effect.type === 'send')).toHaveLength(5);
    agent.advance(DAY, COMPLIANCE('AUTHORIZED'));
    expect(status(agent)).toBe('AUTHORIZED');
    expect(view.compliance(agent.state, agent.now).nextAttempt).toBeGreaterThan(agent.now + 29 * DAY);
  });

  test('no contact for 90 days: expired, then hourly; contact restores it', () => {
    const agent = registered();
    agent.advance(90 * DAY - HOUR);
    expect(status(agent)).toBe('AUTHORIZED');
    agent.advance(2 * HOUR);
    expect(status(agent)).toBe('AUTHORIZATION EXPIRED');
    const effects = agent.advance(DAY);
    expect(effects.filter((effect) => effect.type === 'send')).toHaveLength(24);
    agent.advance(2 * HOUR, { ok: true });
    expect(status(agent)).toBe('AUTHORIZED');
  });

  test('RTU knows nothing of this', () => {
    const agent = started(system([UNIT], '16.8.1'));
    expect(summary(agent.state)[0]).toContain('IN USE');
    expect(codes(agent.command(REGISTER))).toEqual(['notsupported']);
    expect(agent.advance(400 * DAY)).toEqual([]);
  });

  test('what came with policy mode is not there yet', () => {
    expect(codes(started(OLD).command({ name: 'sync' }))).toEqual(['notsupported']);
  });

  test('the default transport is Call Home', () => {
    expect(view.transport(new Driver(started(OLD).state).state).type).toBe('callhome');
  });
});
