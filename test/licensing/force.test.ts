/** Every condition that `force` knows, and that the rules go on from it. README.md of src/licensing/. */
import { describe, expect, test } from 'vitest';
import { CONDITIONS, DAY, type Event, HOUR, MINUTE, nextTimer, view } from '../../src/licensing/index.ts';
import { ACTIVE, STANDBY, started, summary, trusted, X_STACK } from './devices.ts';
import { type Driver, IDENTITY, logs, notes } from './support.ts';

type Force = Omit<Extract<Event, { type: 'force' }>, 'type'>;
const force = (agent: Driver, how: Force) => agent.take({ type: 'force', ...how });
const device = (settings = {}) => started(IDENTITY, settings);

describe('codes', () => {
  test('trust-installed, trust-factory, for all or one unit, with an account', () => {
    const agent = started(X_STACK);
    force(agent, { condition: 'trust-installed', sn: STANDBY.sn, smartAccount: 'SA', virtualAccount: 'VA' });
    expect(view.trust(agent.state).map((one) => one.source)).toEqual([undefined, 'cssm']);
    expect(agent.state.account).toMatchObject({ smartAccount: 'SA', virtualAccount: 'VA' });
    force(agent, { condition: 'trust-factory' });
    expect(view.trust(agent.state).map((one) => one.source)).toEqual(['factory', 'factory']);
  });

  test.each(['trust-expired', 'trust-corrupt'] as const)(
    '%s: the code is gone, the reason told',
    (condition) => {
      const agent = trusted(IDENTITY);
      expect(logs(force(agent, { condition, reason: 'because' }))[0]).toMatch(
        /TRUST_CODE_INSTALL_FAILED: .*: because\.$/,
      );
      expect(agent.state.trust).toEqual([]);
    },
  );

  test('trust-failed, slac-failed, policy-failed: told, and nothing lost', () => {
    const agent = trusted(X_STACK);
    force(agent, { condition: 'slac-installed' });
    const before = agent.state;
    const said = (['trust-failed', 'slac-failed', 'policy-failed'] as const).map(
      (condition) => logs(force(agent, { condition }))[0]!,
    );
    expect(said.map((line) => line.replace(/^.*?-3-(\w+).*: /, '$1 '))).toEqual([
      'TRUST_CODE_INSTALL_FAILED Smart Account-Virtual Account mismatch.',
      'AUTHORIZATION_INSTALL_FAILED ERROR_ALL_COUNTS_IN_USE.',
      'POLICY_INSTALL_FAILED The policy could not be parsed.',
    ]);
    expect(agent.state).toEqual(before);
  });

  test('slac-returned: a return code is shown', () => {
    const agent = started(X_STACK);
    force(agent, { condition: 'slac-installed' });
    force(agent, { condition: 'slac-returned' });
    for (const { status, lastReturn } of view.authorizations(agent.state)) {
      expect([status, lastReturn]).toEqual(['NOT INSTALLED', expect.stringMatching(/^Cr/)]);
    }
  });

  test('slac-installed, slac-expired, slac-corrupt', () => {
    const agent = started(X_STACK);
    force(agent, { condition: 'slac-installed' });
    expect(view.authorizedLicenses(agent.state)).toMatchObject([{ total: 2 }]);
    expect(logs(force(agent, { condition: 'slac-expired', sn: STANDBY.sn }))).toHaveLength(1);
    expect(logs(force(agent, { condition: 'slac-corrupt' })).map((line) => line.split(':')[0])).toEqual([
      '%SMART_LIC-3-AUTHORIZATION_INSTALL_FAILED',
      '%SMART_LIC-6-AUTHORIZATION_REMOVED',
      '%SMART_LIC-6-EXPORT_CONTROLLED',
    ]);
    expect(view.authorizations(agent.state).every((one) => one.status === 'NOT INSTALLED')).toBe(true);
  });

  test('a feature whose code is lost runs on until the next start', () => {
    const agent = started(X_STACK, { transport: 'off' });
    force(agent, { condition: 'slac-installed', sn: ACTIVE.sn });
    agent.take({ type: 'set-feature', name: 'hseck9', inUse: true });
    force(agent, { condition: 'slac-corrupt' });
    expect(summary(agent.state)).toContain('hseck9 (Cat9K HSEC) 1 IN USE');
    agent.boot({ identity: X_STACK, settings: { transport: 'off' } });
    expect(summary(agent.state).join()).not.toContain('hseck9');
  });
});

describe('policy, reports, communication', () => {
  test('policy-installed with one of its own or a given one, policy-removed', () => {
    const agent = device();
    force(agent, { condition: 'policy-installed' });
    expect(view.reporting(agent.state).ackDeadline).toBe(agent.now + 30 * DAY);
    const policy = { ...view.policy(agent.state), name: 'Mine' };
    force(agent, { condition: 'policy-installed', policy });
    expect(view.policy(agent.state).name).toBe('Mine');
    expect(logs(force(agent, { condition: 'policy-removed' }))[0]).toContain('POLICY_REMOVED');
  });

  test('ack-received', () => {
    const agent = device();
    agent.advance(HOUR);
    force(agent, { condition: 'ack-received', smartAccount: 'SA' });
    expect(view.reporting(agent.state)).toMatchObject({
      lastAck: agent.now,
      ackDeadline: agent.now + 90 * DAY,
    });
    expect(view.counters(agent.state).waitingForAck).toBe(0);
    expect(agent.state.account).toMatchObject({ smartAccount: 'SA' });
  });

  test('ack-pending: the device asks for the ACK', () => {
    const agent = device();
    force(agent, { condition: 'ack-pending' });
    expect(view.counters(agent.state)).toMatchObject({ waitingForAck: 2, collectingData: 2 });
    expect(view.reporting(agent.state).nextAckCheck).toBeGreaterThan(agent.now);
    const [send] = agent.advance(15 * MINUTE).filter((effect) => effect.type === 'send');
    expect(send!.document.kind).toBe('poll');
    force(agent, { condition: 'ack-received' });
    expect(view.reporting(agent.state).nextAckCheck).toBe(0);
  });

  test('reserved, reserved-permanent: as after an upgrade', () => {
    const agent = device({ transport: 'smart' });
    force(agent, { condition: 'reserved' });
    expect(view.authorizations(agent.state)[0]!.status).toBe('SPECIFIC INSTALLED');
    expect(view.authorizedLicenses(agent.state).map((one) => [one.license.name, one.total])).toEqual([
      ['network-advantage', 1],
      ['dna-advantage', 1],
    ]);
    expect(view.transport(agent.state).type).toBe('off');
    force(agent, { condition: 'reserved-permanent' });
    expect(view.authorizations(agent.state)[0]!.status).toBe('PERMANENT INSTALLED');
    expect(agent.command({ name: 'reservation-return' })[0]).toMatchObject({ type: 'log' });
    force(agent, { condition: 'reserved' });
    force(agent, { condition: 'evaluation' });
    expect(view.complianceStatus(agent.state)).toBe('EVAL MODE');
    force(agent, { condition: 'reserved' });
    expect(view.complianceStatus(agent.state)).toBe('AUTHORIZED - RESERVED');
  });

  test('reporting-required and report-overdue', () => {
    const agent = device();
    expect(logs(force(agent, { condition: 'reporting-required', days: 3 }))).toEqual([
      '%SMART_LIC-6-REPORTING_REQUIRED: A Usage report acknowledgement will be required in 3 days.',
    ]);
    expect(view.reporting(agent.state).ackDeadline).toBe(agent.now + 3 * DAY);
    force(agent, { condition: 'report-overdue' });
    expect(view.reporting(agent.state).ackDeadline).toBe(agent.now - DAY);
    expect(nextTimer(agent.state)).toBeGreaterThan(agent.now);
  });

  test('push-due', () => {
    expect(force(device(), { condition: 'push-due' }).some((effect) => effect.type === 'send')).toBe(true);
    expect(force(device({ transport: 'off' }), { condition: 'push-due' })).toEqual([]);
  });

  test('communication-failed, communication-restored', () => {
    const agent = device();
    expect(logs(force(agent, { condition: 'communication-failed', reason: 'why' }))[0]).toMatch(
      /COMM_FAILED: .* : why$/,
    );
    expect(notes(force(agent, { condition: 'communication-restored' }))).toEqual(['communications-restored']);
  });
});

describe('the models before', () => {
  test.each([
    ['evaluation', 'UNREGISTERED', 'EVAL MODE'],
    ['evaluation-expired', 'UNREGISTERED', 'EVAL EXPIRED'],
    ['registered', 'REGISTERED', 'AUTHORIZED'],
    ['authorized', 'REGISTERED', 'AUTHORIZED'],
    ['out-of-compliance', 'REGISTERED', 'OUT OF COMPLIANCE'],
    ['authorization-expired', 'REGISTERED', 'AUTHORIZATION EXPIRED'],
    ['registration-failed', 'UNREGISTERED - REGISTRATION FAILED', 'EVAL MODE'],
    ['id-certificate-expired', 'UNREGISTERED', 'EVAL MODE'],
    ['id-certificate-expiring', 'REGISTERED', 'AUTHORIZED'],
    ['authorization-failed', 'REGISTERED', 'AUTHORIZED'],
    ['reservation-requested', 'UNREGISTERED', 'EVAL MODE'],
    ['registration-retry', 'REGISTERING - REGISTRATION IN PROGRESS', 'EVAL MODE'],
    ['right-to-use', 'UNREGISTERED', 'NOT APPLICABLE'],
  ] as const)('%s: %s, %s, also after a restart, until policy-mode', (condition, registration, status) => {
    const agent = device();
    force(agent, { condition });
    const shown = () => [view.registrationStatus(agent.state), view.complianceStatus(agent.state)];
    expect(shown()).toEqual([registration, status]);
    agent.boot();
    expect(shown()).toEqual([registration, status]);
    force(agent, { condition: 'policy-mode' });
    expect(shown()).toEqual([undefined, 'NOT APPLICABLE']);
    expect(summary(agent.state)[0]).toContain('IN USE');
    expect(view.transport(agent.state).type).toBe('cslu');
    expect(view.counters(agent.state).collectingData).toBe(2);
  });

  test('evaluation with days left; an ID certificate with days left', () => {
    const agent = device();
    force(agent, { condition: 'evaluation', days: 5 });
    expect(view.compliance(agent.state, agent.now).evaluationLeft).toBe(5 * DAY);
    expect(notes(agent.advance(5 * DAY))).toContain('evaluation-expired');
    expect(notes(force(agent, { condition: 'id-certificate-expiring', days: 7 }))).toContain(
      'registration-expiration-warning',
    );
    expect(notes(agent.advance(7 * DAY))).toContain('registration-expired');
  });

  test('the rules go on: out of compliance asks daily, expired hourly', () => {
    const sends = (condition: 'out-of-compliance' | 'authorization-expired') => {
      const agent = device();
      force(agent, { condition });
      return agent.advance(DAY + HOUR, { ok: true }).filter((effect) => effect.type === 'send').length;
    };
    expect(sends('out-of-compliance')).toBe(1);
    expect(sends('authorization-expired')).toBe(1);
  });
});

test('every condition can be forced at any time, on any device, twice', () => {
  for (const identity of [IDENTITY, X_STACK]) {
    for (const first of CONDITIONS) {
      for (const second of CONDITIONS) {
        const agent = started(identity);
        force(agent, { condition: first });
        force(agent, { condition: second });
        expect(JSON.parse(JSON.stringify(agent.state))).toEqual(agent.state);
        expect(nextTimer(agent.state) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(agent.now);
      }
    }
  }
});
