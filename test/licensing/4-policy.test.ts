/** licensing.md 4 Policy: S1 "Policy", "Understanding Policy Selection". More in policy.test.ts. */
import { describe, expect, test } from 'vitest';
import { type BootLevel, CISCO_DEFAULT, DAY, view } from '../../src/licensing/index.ts';
import { ruleFor } from '../../src/licensing/policy/policy.ts';
import { started } from './devices.ts';
import { ackFile, codes, type Driver, IDENTITY, inSmartLicense, logs, policyElement } from './support.ts';

const OFF = { transport: 'off' } as const;
const PERPETUAL: BootLevel = { base: 'network-advantage' };

function acknowledged(level?: BootLevel): Driver {
  const agent = started(IDENTITY, OFF, level);
  acknowledge(agent);
  return agent;
}

function acknowledge(agent: Driver) {
  agent.save({ name: 'rum-save-usage-all', path: 'flash:rum' });
  agent.import(ackFile(view.closedReports(agent.state).map((report) => report.id)));
}

describe('the columns: first report, ongoing, on change', () => {
  const license = (
    enforcement: 'unenforced' | 'enforced' | 'export',
    term: 'perpetual' | 'subscription',
  ) => ({
    enforcement,
    term,
  });
  test.each([
    ['unenforced perpetual', license('unenforced', 'perpetual'), [365, 0, 90]],
    ['unenforced subscription', license('unenforced', 'subscription'), [90, 90, 90]],
    ['enforced perpetual', license('enforced', 'perpetual'), [0, 0, 0]],
    ['enforced subscription', license('enforced', 'subscription'), [0, 0, 0]],
    ['export', license('export', 'perpetual'), [0, 0, 0]],
  ] as const)('CISCO default, %s', (_row, one, [first, ongoing, change]) => {
    expect(ruleFor(CISCO_DEFAULT, [one])).toEqual({ first, ongoing, change });
  });

  test('ACK required: yes', () => {
    expect(CISCO_DEFAULT).toMatchObject({ name: 'CISCO default', ackRequired: true });
  });

  test('first 0: no first report', () => {
    const agent = started(IDENTITY, OFF);
    agent.import(policyElement([0, 0, 0]));
    expect(view.reporting(agent.state)).toMatchObject({ ackDeadline: 0, nextPush: 0 });
  });

  test('change 0: no report on change', () => {
    const agent = started(IDENTITY, OFF);
    agent.import(policyElement([30, 0, 0]));
    acknowledge(agent);
    agent.boot({ level: PERPETUAL, settings: OFF });
    expect(view.reporting(agent.state).ackDeadline).toBe(0);
  });

  test('ACK not required: nothing is due', () => {
    const agent = started(IDENTITY, OFF);
    const text = policyElement([30, 30, 30]).replace('<ackRequired>true', '<ackRequired>false');
    expect(codes(agent.import(text))).toEqual(['success']);
    expect(view.reporting(agent.state).ackDeadline).toBe(0);
  });
});

describe('S1 "Policy": what counts as a change', () => {
  test.each([
    ['another licence', PERPETUAL, { base: 'network-essentials' }],
    ['one more', PERPETUAL, { base: 'network-advantage', addon: 'dna-advantage' }],
    ['some to none', PERPETUAL, null],
  ] as const)('%s', (_what, before, after) => {
    const agent = acknowledged(before);
    expect(view.reporting(agent.state).ackDeadline).toBe(0);
    agent.advance(5 * DAY);
    agent.take({ type: 'boot', identity: IDENTITY, settings: OFF, level: after });
    expect(agent.state.ledger.changeDue).toBe(agent.now + 90 * DAY);
  });

  test('none to some', () => {
    const agent = acknowledged(PERPETUAL);
    agent.take({ type: 'boot', identity: IDENTITY, settings: OFF, level: null });
    acknowledge(agent);
    agent.advance(5 * DAY);
    agent.boot({ level: PERPETUAL, settings: OFF });
    expect(agent.state.ledger.changeDue).toBe(agent.now + 90 * DAY);
  });

  test('one more of the same: a member joins', () => {
    const agent = acknowledged(PERPETUAL);
    agent.take({ type: 'unit-added', unit: { pid: 'C9300-48UXM', sn: 'B' } });
    expect(agent.state.ledger.changeDue).toBe(agent.now + 90 * DAY);
  });

  test('a change that was acknowledged is done with', () => {
    const agent = acknowledged(PERPETUAL);
    agent.boot({ level: { base: 'network-essentials' }, settings: OFF });
    agent.advance(DAY);
    acknowledge(agent);
    expect(agent.state.ledger.changeDue).toBe(0);
  });

  test('the first use is no change', () => {
    expect(started(IDENTITY, OFF).state.ledger.changeDue).toBe(0);
  });
});

describe('custom policies', () => {
  test('come with an ACK', () => {
    const agent = started(IDENTITY, OFF);
    agent.save({ name: 'rum-save-usage-all', path: 'flash:rum' });
    const ids = view.closedReports(agent.state).map((report) => report.id);
    const effects = agent.import(ackFile(ids, policyElement([20, 15, 10])));
    expect(logs(effects)).toEqual([
      '%SMART_LIC-6-POLICY_INSTALL_SUCCESS: A new licensing policy was successfully installed.',
    ]);
    expect(view.reporting(agent.state).ackDeadline).toBe(agent.now + 15 * DAY);
  });

  test('one is in force at a time: the later replaces the earlier', () => {
    const agent = started(IDENTITY, OFF);
    agent.import(policyElement([20, 15, 10]));
    agent.import(policyElement([9, 8, 7]).replace('Custom Policy', 'Narrower'));
    expect(view.policy(agent.state)).toMatchObject({ name: 'Narrower' });
    expect(view.reporting(agent.state).ackDeadline).toBe(agent.now + 9 * DAY);
  });

  test('stay over a reload, go with a factory reset', () => {
    const agent = started(IDENTITY, OFF);
    agent.import(policyElement([20, 15, 10]));
    agent.boot({ settings: OFF });
    expect(view.policy(agent.state).name).toBe('Custom Policy');
    expect(logs(agent.command({ name: 'factory-reset' }))).toContain(
      '%SMART_LIC-3-POLICY_REMOVED: The licensing policy has been removed.',
    );
    expect(view.policy(agent.state)).toBe(CISCO_DEFAULT);
  });

  test.each([
    ['a signature that does not fit', policyElement([1, 1, 1]), 'verifysignaturefailed', 'Signature'],
    [
      'a clock that is behind',
      policyElement([1, 1, 1]).replace('<version>', '<datestamp>2031-01-01T00:00:00Z</datestamp><version>'),
      'codevalidationfailed',
      'Timestamp mismatch',
    ],
  ])('S1 "POLICY_INSTALL_FAILED": %s', (what, text, code, reason) => {
    const agent = started(IDENTITY, OFF);
    const verifier = what.startsWith('a sig') ? { verify: () => 'invalid' as const } : undefined;
    const effects = agent.import(inSmartLicense(text), verifier);
    expect(codes(effects)).toEqual([code]);
    expect(logs(effects)[0]).toMatch(/^%SMART_LIC-3-POLICY_INSTALL_FAILED: The installation of a new/);
    expect(logs(effects)[0]).toContain(reason);
    expect(view.policy(agent.state)).toBe(CISCO_DEFAULT);
  });
});

describe('S1 "REPORTING_REQUIRED"', () => {
  test('is told again for the next deadline', () => {
    const agent = acknowledged();
    const said = logs(agent.advance(95 * DAY)).filter((line) => line.includes('REPORTING_REQUIRED'));
    expect(said).toHaveLength(9);
  });

  test('not while nothing is due', () => {
    const said = logs(acknowledged(PERPETUAL).advance(400 * DAY));
    expect(said.filter((line) => line.includes('REPORTING_REQUIRED'))).toEqual([]);
  });
});
