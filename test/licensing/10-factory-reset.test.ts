/** licensing.md 10: `license smart factory reset` clears all licensing information but the licences in use (S1). */
import { describe, expect, test } from 'vitest';
import { DAY, view } from '../../src/licensing/index.ts';
import { ACTIVE, granted, KEY_ALL, STANDBY, slac, summary, system, trusted, X_STACK } from './devices.ts';
import { ackFile, codes, type Driver, inSmartLicense, logs, policyElement, RECEIVED } from './support.ts';

/** A stack with trust, keys, a policy, an account, reports sent and acknowledged, and a history. */
function used(): Driver {
  const agent = trusted(X_STACK);
  agent.exchange(KEY_ALL, granted(slac(X_STACK.units[0]), slac(X_STACK.units[1]!)));
  agent.import(inSmartLicense(policyElement([30, 30, 30])));
  agent.advance(40 * DAY, RECEIVED);
  const ids = view.closedReports(agent.state).map((report) => report.id);
  agent.import(ackFile(ids).replaceAll('C9300-48UXM', ACTIVE.pid).replaceAll('FOC2713X0AB', ACTIVE.sn));
  return agent;
}

describe('factory reset', () => {
  test('clears trust, codes, policy, account, reports, statistics, messages', () => {
    const agent = used();
    const before = agent.state;
    expect(before.trust.length * before.authorizations.length * before.history.length).toBeGreaterThan(0);
    expect(before.account).not.toBeNull();
    const effects = agent.command({ name: 'factory-reset' });
    expect(codes(effects)).toEqual(['success']);
    expect(logs(effects)).toContain('%SMART_LIC-3-POLICY_REMOVED: The licensing policy has been removed.');
    expect(agent.state).toMatchObject({
      trust: [],
      authorizations: [],
      policy: null,
      account: null,
      communication: { failing: false, attempts: {} },
      history: [],
      polls: [],
    });
    expect(view.counters(agent.state)).toMatchObject({
      acknowledged: 0,
      waitingForAck: 0,
      availableToReport: 0,
    });
  });

  test('the licences in use stay, and are recorded in new reports with new numbers', () => {
    const agent = used();
    const before = summary(agent.state).filter((line) => !line.endsWith('NOT IN USE'));
    const last = Math.max(...view.reports(agent.state).map((report) => report.id));
    agent.command({ name: 'factory-reset' });
    expect(summary(agent.state)).toEqual(before);
    const reports = view.reports(agent.state);
    expect(reports.map((report) => report.state)).toEqual(reports.map(() => 'open'));
    expect(Math.min(...reports.map((report) => report.id))).toBeGreaterThan(last);
  });

  test('a reload brings back none of what was cleared', () => {
    const agent = used();
    agent.command({ name: 'factory-reset' });
    agent.boot({ identity: X_STACK });
    expect(agent.state).toMatchObject({ trust: [], authorizations: [], policy: null, account: null });
  });

  test('clears no hardware: a switch that joined is there after the reload', () => {
    const agent = trusted(system([ACTIVE]));
    agent.take({ type: 'unit-added', unit: STANDBY });
    agent.command({ name: 'factory-reset' });
    agent.boot({ identity: system([ACTIVE]) });
    expect(agent.state.identity.units.map(({ sn }) => sn)).toEqual([ACTIVE.sn, STANDBY.sn]);
  });

  test('what was under way is given up, and its answer means nothing any more', () => {
    const agent = used();
    const [send] = agent.command({ name: 'sync' }).filter((effect) => effect.type === 'send');
    expect(codes(agent.command({ name: 'factory-reset' }))).toEqual(['shuttingdown', 'success']);
    const state = agent.state;
    agent.take({ type: 'comm-result', id: send!.id, result: RECEIVED });
    expect(agent.state).toEqual(state);
  });
});
