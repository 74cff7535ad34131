/**
 * Notifications of cisco-smart-license. The model names them; when S4 and S1 do not say when they are sent, the rule is ours
 * (earlier/certificate.ts, reports/utility.ts).
 */
import { describe, expect, test } from 'vitest';
import { DAY, type Notification, view } from '../../src/licensing/index.ts';
import { started } from './devices.ts';
import { registered } from './registered.ts';
import {
  ackFile,
  answer,
  type Driver,
  IDENTITY,
  logs,
  notes,
  parsed,
  RECEIVED,
  UNREACHABLE,
} from './support.ts';

const sent = (agent: Driver, name: Notification['name']) =>
  agent.all.flatMap((effect) =>
    effect.type === 'notify' && effect.notification.name === name ? [effect.notification] : [],
  );
const expires = (agent: Driver) => {
  const { registration } = agent.state;
  return registration.state === 'registered' ? registration.expires : 0;
};

describe('registration-expiration-warning', () => {
  test('30, 14, 7, 3 days and a day before the ID certificate ends, while it cannot be renewed', () => {
    const agent = registered();
    const at = expires(agent);
    const days: number[] = [];
    for (let day = 1; day <= 365; day++) {
      if (notes(agent.advance(DAY, UNREACHABLE)).includes('registration-expiration-warning'))
        days.push(365 - day);
    }
    expect(days).toEqual([30, 14, 7, 3, 1]);
    expect(sent(agent, 'registration-expiration-warning')[0]).toEqual({
      name: 'registration-expiration-warning',
      at,
    });
    expect(sent(agent, 'registration-expired')).toHaveLength(1);
    expect(logs(agent.all).filter((line) => line.includes('ID_CERT_EXPIRED_WARNING'))).toHaveLength(5);
  });

  test('never where it is renewed in time', () => {
    const agent = registered();
    agent.advance(3 * 365 * DAY, RECEIVED);
    expect(sent(agent, 'registration-expiration-warning')).toEqual([]);
  });
});

describe('registration-out-of-range', () => {
  test('once when the clock is set to before the ID certificate, and again the next time', () => {
    const agent = registered();
    agent.now -= 2 * DAY;
    const effects = agent.take({ type: 'timer' });
    expect(notes(effects)).toEqual(['registration-out-of-range']);
    expect(logs(effects)[0]).toContain('%SMART_LIC-3-ID_CERT_RENEW_NOT_STARTED');
    expect(notes(agent.take({ type: 'timer' }))).toEqual([]);
    agent.now += 2 * DAY;
    expect(notes(agent.take({ type: 'timer' }))).toEqual([]);
    agent.now -= DAY;
    expect(notes(agent.take({ type: 'timer' }))).toEqual(['registration-out-of-range']);
  });

  test('never for a device that has none', () => {
    const agent = started(IDENTITY);
    agent.now -= 2 * DAY;
    expect(notes(agent.take({ type: 'timer' }))).toEqual([]);
  });
});

describe('utility reporting', () => {
  const ids = (agent: Driver) => view.closedReports(agent.state).map((report) => report.id);
  const refused = { ok: false, failure: { kind: 'reply', detail: 'no utility account' } } as const;

  test('an ACK renews it', () => {
    const agent = started(IDENTITY, { utility: true });
    agent.exchange({ name: 'sync' }, RECEIVED);
    agent.import(ackFile(ids(agent)));
    expect(sent(agent, 'utility-renewal-success')).toHaveLength(1);
  });

  test('a server that refuses a report, and an ACK that accepts none, do not', () => {
    const agent = started(IDENTITY, { utility: true });
    agent.exchange({ name: 'sync' }, refused);
    expect(notes(agent.all).slice(-2)).toEqual(['utility-RUM-fail', 'utility-renewal-fail']);
    agent.exchange({ name: 'sync' }, answer(parsed(ackFile(ids(agent)).replaceAll('"OK"', '"FAILED"'))));
    expect(sent(agent, 'utility-renewal-fail')).toMatchObject([
      { message: 'no utility account' },
      { message: 'No usage report was accepted.' },
    ]);
  });

  test('a report that reaches nobody is undelivered, no more', () => {
    const agent = started(IDENTITY, { utility: true });
    agent.exchange({ name: 'sync' }, UNREACHABLE);
    expect(sent(agent, 'utility-RUM-fail')).toHaveLength(1);
    expect(sent(agent, 'utility-renewal-fail')).toEqual([]);
  });

  test('it has expired when the ACK deadline passes: at that moment, once', () => {
    const agent = started(IDENTITY, { utility: true });
    const { ackDeadline } = view.reporting(agent.state);
    agent.advance(ackDeadline - agent.now - 1, RECEIVED);
    expect(sent(agent, 'utility-expired')).toEqual([]);
    agent.advance(1, RECEIVED);
    expect(sent(agent, 'utility-expired')).toHaveLength(1);
    agent.advance(30 * DAY, RECEIVED);
    expect(sent(agent, 'utility-expired')).toHaveLength(1);
  });

  test('without it nothing is said', () => {
    const agent = started(IDENTITY);
    agent.exchange({ name: 'sync' }, refused);
    agent.advance(100 * DAY, RECEIVED);
    agent.import(ackFile(ids(agent)));
    expect(
      agent.all.filter(
        (effect) => effect.type === 'notify' && effect.notification.name.startsWith('utility'),
      ),
    ).toEqual([]);
  });
});
