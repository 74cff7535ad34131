/** A year of device life on virtual time: issue 3 "Time", "Speed and size". */
import { describe, expect, test } from 'vitest';
import { DAY, view } from '../../src/licensing/index.ts';
import { ACTIVE, STANDBY, slac, started, system, trusted, X_STACK } from './devices.ts';
import { ackFile, Driver, IDENTITY, inSmartLicense, logs, parsed, T0, UNREACHABLE } from './support.ts';

const YEAR = 365 * DAY;

describe('a year', () => {
  test('through CSLU that acknowledges: a report every 30 days, nothing overdue', () => {
    const agent = started(IDENTITY);
    for (let day = 0; day < 365; day++) {
      const before = agent.all.length;
      agent.advance(DAY, { ok: true });
      if (!agent.all.slice(before).some((effect) => effect.type === 'send')) continue;
      agent.import(ackFile(view.closedReports(agent.state).map((report) => report.id)));
    }
    const sent = agent.all.filter((effect) => effect.type === 'send');
    expect(sent.length).toBeGreaterThanOrEqual(12);
    expect(sent.length).toBeLessThanOrEqual(14);
    expect(logs(agent.all).filter((line) => line.includes('REPORTING_REQUIRED')).length).toBeLessThan(13 * 4);
    expect(view.reporting(agent.state).ackDeadline).toBeGreaterThan(agent.now);
    expect(JSON.stringify(agent.state).length).toBeLessThan(12_000);
  });

  test('takes next to no time', () => {
    const begun = performance.now();
    started(IDENTITY).advance(YEAR, { ok: true });
    expect(performance.now() - begun).toBeLessThan(500);
  });

  test('with nobody there: tried for four hours, then every 15 minutes, for a year', () => {
    const agent = started(IDENTITY);
    agent.advance(YEAR, UNREACHABLE);
    expect(agent.state.communication.attempts.usage!.fail).toBeGreaterThan(35_000);
    expect(view.counters(agent.state).availableToReport).toBeGreaterThan(0);
  });

  test('a stack whose standby has no key is told 365 times', () => {
    const agent = started(X_STACK, { transport: 'off' });
    agent.import(inSmartLicense(slac(ACTIVE)));
    agent.take({ type: 'set-feature', name: 'hseck9', inUse: true });
    const said = logs(agent.advance(YEAR)).filter((line) => line.includes('STANDBY_NOT_AUTHORIZED'));
    expect(said).toHaveLength(365);
    agent.import(inSmartLicense(slac(STANDBY)));
    expect(agent.state.schedule.standby).toBe(0);
  });

  test('Smart Licensing: 12 renewals of the authorization, two of the certificate', () => {
    const agent = started(system([{ pid: 'C9500-16X', sn: 'A' }], '16.12.4'));
    agent.take({ type: 'force', condition: 'registered' });
    agent.advance(YEAR, { ok: true });
    const { attempts } = agent.state.communication;
    expect([attempts['renew-auth']!.total, attempts['renew-id']!.total]).toEqual([12, 2]);
  });

  test('it makes no difference how promptly the agent is woken: nothing is lost when it sleeps for months', () => {
    const agent = new Driver(trusted(X_STACK).state, T0);
    agent.now += 200 * DAY;
    agent.take({ type: 'timer' });
    expect(agent.state.schedule.push === 0 || agent.state.schedule.retry > agent.now).toBe(true);
    const [send] = agent.all.filter((effect) => effect.type === 'send');
    const ids = view.closedReports(agent.state).map((report) => report.id);
    const ack = ackFile(ids).replaceAll('C9300-48UXM', ACTIVE.pid).replaceAll('FOC2713X0AB', ACTIVE.sn);
    agent.take({ type: 'comm-result', id: send!.id, result: { ok: true, file: parsed(ack) } });
    expect(view.counters(agent.state).waitingForAck).toBe(0);
  });
});
