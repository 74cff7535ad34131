import { describe, expect, test } from 'vitest';
import { DAY, dateAndTime, initialState, view } from '../../src/licensing/index.ts';
import { CISCO_DEFAULT, ruleFor } from '../../src/licensing/policy/policy.ts';
import { ackFile, codes, Driver, IDENTITY, inSmartLicense, logs, policyElement, T0 } from './support.ts';

const PERPETUAL = { enforcement: 'unenforced', term: 'perpetual' } as const;
const SUBSCRIPTION = { enforcement: 'unenforced', term: 'subscription' } as const;
const EXPORT = { enforcement: 'export', term: 'perpetual' } as const;

describe('S1 Table 4: Policy: Cisco default', () => {
  test('the narrowest rule of the licences in use counts, 0 meaning nothing', () => {
    expect(ruleFor(CISCO_DEFAULT, [PERPETUAL])).toEqual({ first: 365, ongoing: 0, change: 90 });
    expect(ruleFor(CISCO_DEFAULT, [PERPETUAL, SUBSCRIPTION])).toEqual({ first: 90, ongoing: 90, change: 90 });
    expect(ruleFor(CISCO_DEFAULT, [EXPORT])).toEqual({ first: 0, ongoing: 0, change: 0 });
  });
});

describe('licensing.md 4 Policy', () => {
  test('a device that has never consumed a licence owes nothing', () => {
    const agent = new Driver();
    agent.take({ type: 'boot', identity: IDENTITY, level: null, settings: {} });
    expect(view.reporting(agent.state)).toMatchObject({ ackDeadline: 0, nextPush: 0, pushInterval: 0 });
    expect(agent.advance(400 * DAY)).toEqual([]);
  });

  test('Next ACK deadline is 90 days after first use, the first push two minutes after it', () => {
    const agent = new Driver();
    agent.boot();
    expect(view.reporting(agent.state)).toMatchObject({
      ackDeadline: T0 + 90 * DAY,
      nextPush: T0 + 120_000,
      pushInterval: 30,
    });
    expect(dateAndTime(T0 + 90 * DAY)).toBe('2026-04-05T10:00:00+00:00');
  });

  test('with perpetual licences only the first report is due within 365 days, then none', () => {
    const agent = new Driver();
    agent.boot({ level: { base: 'network-essentials' }, settings: { transport: 'off' } });
    expect(view.reporting(agent.state)).toMatchObject({ ackDeadline: T0 + 365 * DAY, pushInterval: 0 });
    agent.save({ name: 'rum-save-usage-all', path: 'flash:rum' });
    agent.import(ackFile([agent.state.ledger.reports[0]!.id]));
    expect(view.reporting(agent.state)).toMatchObject({ ackDeadline: 0, lastAck: T0 });
  });

  test('after an ACK the deadline counts from it', () => {
    const agent = new Driver();
    agent.boot({ settings: { transport: 'off' } });
    agent.advance(3 * DAY);
    agent.save({ name: 'rum-save-usage-all', path: 'flash:rum' });
    agent.import(ackFile(view.closedReports(agent.state).map((report) => report.id)));
    expect(view.reporting(agent.state).ackDeadline).toBe(T0 + 93 * DAY);
    expect(agent.state.account).toEqual({
      smartAccount: 'Example SA',
      virtualAccount: 'Lab VA',
      asOf: T0 + 3 * DAY,
    });
  });

  test('a change of use is to be reported within 90 days even when no regular report is due', () => {
    const agent = new Driver();
    agent.boot({ level: { base: 'network-essentials' }, settings: { transport: 'off' } });
    agent.save({ name: 'rum-save-usage-all', path: 'flash:rum' });
    agent.import(ackFile(view.closedReports(agent.state).map((report) => report.id)));
    agent.advance(10 * DAY);
    agent.boot({ level: { base: 'network-advantage' }, settings: { transport: 'off' } });
    expect(view.reporting(agent.state).ackDeadline).toBe(T0 + 100 * DAY);
  });

  test('as the deadline nears REPORTING_REQUIRED counts the days', () => {
    const agent = new Driver();
    agent.boot({ settings: { transport: 'off' } });
    const said = logs(agent.advance(100 * DAY)).filter((line) => line.includes('REPORTING_REQUIRED'));
    expect(said[0]).toBe(
      '%SMART_LIC-6-REPORTING_REQUIRED: A Usage report acknowledgement will be required in 30 days.',
    );
    expect(said.map((line) => /in (\d+) days/.exec(line)?.[1])).toEqual([
      '30',
      '14',
      '7',
      '6',
      '5',
      '4',
      '3',
      '2',
      '1',
    ]);
  });

  test('an installed policy is in force until a factory reset', () => {
    const agent = new Driver();
    agent.boot();
    const effects = agent.import(policyElement([30, 20, 10]));
    expect(codes(effects)).toEqual(['success']);
    expect(logs(effects)).toEqual([
      '%SMART_LIC-6-POLICY_INSTALL_SUCCESS: A new licensing policy was successfully installed.',
    ]);
    expect(view.policy(agent.state).name).toBe('Custom Policy');
    expect(view.reporting(agent.state)).toMatchObject({ ackDeadline: T0 + 30 * DAY, pushInterval: 20 });
    const reset = agent.command({ name: 'factory-reset' });
    expect(logs(reset)).toContain('%SMART_LIC-3-POLICY_REMOVED: The licensing policy has been removed.');
    expect(view.policy(agent.state)).toBe(CISCO_DEFAULT);
    expect(view.licenses(agent.state)).toHaveLength(2);
  });

  test('a policy that cannot be read is refused and the one in force stays', () => {
    const agent = new Driver();
    agent.boot();
    const effects = agent.import(
      inSmartLicense(policyElement([30, 20, 10]).replace('<firstTimeReport>30', '<firstTimeReport>soon')),
    );
    expect(codes(effects)).toEqual(['msgparse']);
    expect(logs(effects)[0]).toMatch(/^%SMART_LIC-3-POLICY_INSTALL_FAILED: /);
    expect(agent.state.policy).toBeNull();
  });
});

describe('S1 Setting the Transport Type, URL, and Reporting Interval', () => {
  test.each([
    [undefined, 'cslu', 30],
    [60, 'cslu', 60],
    [0, 'cslu', 0],
    [100, 'off', 90],
    [20, 'off', 20],
  ] as const)('interval %s with transport %s: every %s days', (interval, transport, days) => {
    const agent = new Driver(initialState(IDENTITY));
    agent.boot({ settings: interval === undefined ? { transport } : { transport, interval } });
    expect(view.reporting(agent.state).pushInterval).toBe(days);
    expect(view.reporting(agent.state).nextPush === 0).toBe(days === 0);
  });
});
