/** licensing.md 5 RUM reports: S1 "RUM Report and Report Acknowledgement". More in reports.test.ts. */
import { describe, expect, test } from 'vitest';
import {
  DAY,
  type Effect,
  HOUR,
  MINUTE,
  renderDocument,
  type Settings,
  view,
} from '../../src/licensing/index.ts';
import { account, granted, slac, started, trust, X_STACK } from './devices.ts';
import {
  ackFile,
  codes,
  type Driver,
  IDENTITY,
  logs,
  parsed,
  policyElement,
  RECEIVED,
  SIGNER,
  SN,
  T0,
  UNREACHABLE,
} from './support.ts';

const usages = (effects: readonly Effect[]) =>
  effects.flatMap((effect) =>
    effect.type === 'send' && effect.document.kind === 'usage' ? [effect.document] : [],
  );
const states = (agent: Driver) => view.reports(agent.state).map((report) => report.state);
const sync = { name: 'sync' } as const;

describe('open, closed, pending, unacknowledged, acknowledged', () => {
  test('a push and its ACK', () => {
    const agent = started(IDENTITY);
    expect(states(agent)).toEqual(['open', 'open']);
    agent.advance(HOUR);
    const [send] = agent.command(sync).filter((effect) => effect.type === 'send');
    expect(states(agent).filter((state) => state === 'pending').length).toBeGreaterThan(0);
    agent.take({ type: 'comm-result', id: send!.id, result: RECEIVED });
    expect(states(agent)).toContain('unacknowledged');
    const ids = view.closedReports(agent.state).map((report) => report.id);
    agent.exchange(sync, { ok: true, file: parsed(ackFile(ids)) });
    expect(
      view
        .reports(agent.state)
        .filter(({ id }) => ids.includes(id))
        .every(({ state }) => state === 'acknowledged'),
    ).toBe(true);
  });

  test('a failed push puts its reports back', () => {
    const agent = started(IDENTITY);
    agent.exchange(sync, UNREACHABLE);
    expect(new Set(states(agent))).toEqual(new Set(['closed', 'open']));
  });

  test('unacknowledged reports go out again with the next push, whether the ACK got lost or not', () => {
    const agent = started(IDENTITY);
    agent.exchange(sync, RECEIVED);
    agent.advance(HOUR);
    const [again] = usages(agent.command(sync));
    expect(again!.reports.length).toBe(4);
  });

  test('an ACK may bring codes, trust, policy and the account pair, the latest of which is shown', () => {
    const agent = started(X_STACK);
    const [send] = agent.command(sync).filter((effect) => effect.type === 'send');
    const ids = view.closedReports(agent.state).map((report) => report.id);
    const [active, standby] = X_STACK.units;
    const ack = ackFile(ids).replaceAll('C9300-48UXM', active.pid).replaceAll(SN, active.sn);
    const more = policyElement([9, 9, 9]) + trust(active) + trust(standby!) + slac(active) + slac(standby!);
    const file = parsed(ack.replace('</smartLicense>', `${more}</smartLicense>`));
    const effects = agent.take({ type: 'comm-result', id: send!.id, result: { ok: true, file } });
    expect(codes(effects)).toEqual(['success']);
    expect(logs(effects).map((line) => line.split(':')[0])).toEqual([
      '%SMART_LIC-6-POLICY_INSTALL_SUCCESS',
      '%SMART_LIC-6-TRUST_CODE_INSTALL_SUCCESS',
      '%SMART_LIC-6-TRUST_CODE_INSTALL_SUCCESS',
      '%SMART_LIC-6-AUTHORIZATION_INSTALL_SUCCESS',
      '%SMART_LIC-6-EXPORT_CONTROLLED',
      '%SMART_LIC-6-AUTHORIZATION_INSTALL_SUCCESS',
      '%SMART_LIC-6-EXPORT_CONTROLLED',
    ]);
    expect(agent.state.account).toMatchObject({ smartAccount: 'Example SA', virtualAccount: 'Lab VA' });
    expect(view.reporting(agent.state).lastAck).toBe(T0);
    agent.advance(DAY);
    agent.exchange(sync, granted(account('Another SA')));
    expect(agent.state.account).toMatchObject({ smartAccount: 'Another SA', asOf: agent.now });
  });
});

describe('S0 "RUM report throttling": one report a day', () => {
  test.each([
    ['17.3.5', false],
    ['17.3.6', true],
    ['17.4.1', false],
    ['17.6.3', false],
    ['17.6.4', true],
    ['17.7.1', false],
    ['17.8.1', false],
    ['17.9.1', true],
    ['17.15.06', true],
  ])('%s: %s', (softwareVersion, throttled) => {
    const agent = started({ ...IDENTITY, softwareVersion });
    agent.advance(3 * MINUTE, RECEIVED);
    const sent = agent.state.ledger.lastPush;
    agent.take({
      type: 'boot',
      identity: agent.state.identity,
      settings: {},
      level: { base: 'network-advantage' },
    });
    expect(view.reporting(agent.state).nextPush).toBe(throttled ? sent + DAY : agent.now + 2 * MINUTE);
  });

  test('license smart sync overrides it', () => {
    const agent = started(IDENTITY);
    agent.exchange(sync, RECEIVED);
    expect(codes(agent.exchange(sync, RECEIVED))).toEqual(['success']);
  });
});

describe('S1 "COMM_FAILED": a scheduled report that does not get through', () => {
  const attempts = (agent: Driver, span: number, result = UNREACHABLE) => {
    const from = agent.now;
    const times: number[] = [];
    for (let at = from; at < from + span; at += MINUTE) {
      if (usages(agent.advance(MINUTE, result)).length > 0) times.push((agent.now - from) / MINUTE);
    }
    return times;
  };

  test('tried for four hours, then every 15 minutes, each failure told; then the interval is back', () => {
    const agent = started(IDENTITY);
    const times = attempts(agent, 6 * HOUR);
    expect(times[0]).toBe(2);
    expect(times.filter((at) => at <= 242)).toEqual([2, 62, 122, 182, 242]);
    expect(times.filter((at) => at > 242)).toEqual([257, 272, 287, 302, 317, 332, 347]);
    const failed = logs(agent.all).filter((line) => line.startsWith('%SMART_LIC-3-COMM_FAILED'));
    expect(failed).toHaveLength(times.length);
    const effects = agent.advance(15 * MINUTE, RECEIVED);
    expect(logs(effects)).toEqual([
      '%SMART_LIC-3-COMM_RESTORED: Communications with the Cisco Smart License Utility (CSLU) restored.',
    ]);
    expect(view.reporting(agent.state)).toMatchObject({
      nextPush: agent.state.ledger.lastPush + 30 * DAY,
      nextRetry: 0,
    });
  });
});

describe('S1 "Setting the ... Reporting Interval"', () => {
  test.each([
    ['unset, cslu: the policy decides', {}, 30],
    ['0: nothing is sent', { interval: 0 }, 0],
    ['3650', { interval: 3650 }, 3650],
    ['transport off, larger than the policy', { transport: 'off', interval: 100 }, 90],
    ['transport off, smaller', { transport: 'off', interval: 7 }, 7],
  ] as const)('%s', (_what, settings: Settings, days) => {
    const agent = started(IDENTITY, settings);
    expect(view.reporting(agent.state).pushInterval).toBe(days);
  });

  test('0 sends nothing although the policy asks for it', () => {
    const agent = started(IDENTITY, { interval: 0 });
    agent.import(policyElement([5, 5, 5]));
    expect(usages(agent.advance(100 * DAY))).toEqual([]);
  });
});

describe('what goes along with a report', () => {
  const pushed = (softwareVersion: string, settings: Settings = {}) => {
    const agent = started({ ...IDENTITY, softwareVersion, hostname: 'edge-7' }, settings);
    const [document] = usages(agent.command(sync));
    return { document: document!, text: renderDocument(document!, SIGNER) };
  };

  test('privacy: hostname and version apart from the report, from 17.9.1 on', () => {
    expect(pushed('17.8.1').text).not.toContain('smartLicenseSystemInfo');
    expect(pushed('17.9.1').text).toContain('edge-7');
    expect(JSON.stringify(pushed('17.9.1').document.reports)).not.toContain('edge-7');
    const hidden = pushed('17.9.1', { privacyHostname: true, privacyVersion: true }).text;
    expect(hidden).not.toContain('edge-7');
    expect(hidden).not.toContain('17.9.1');
  });

  test('S1 "Trust Code": a request for a trust code, pushed from 17.7.1 on', () => {
    expect(pushed('17.6.4').document.trustRequest).toBeUndefined();
    expect(pushed('17.7.1').document.trustRequest).toMatchObject({ units: [{ sn: SN }] });
  });

  test('... and saved to a file; none once there is a code from CSSM', () => {
    const save = { name: 'rum-save-usage-all', path: 'flash:rum' } as const;
    const agent = started(IDENTITY, { transport: 'off' });
    expect(agent.save(save).text).toContain('smartLicenseTrustRequest');
    agent.take({ type: 'force', condition: 'trust-factory' });
    expect(agent.save(save).text).toContain('smartLicenseTrustRequest');
    agent.take({ type: 'force', condition: 'trust-installed' });
    expect(agent.save(save).text).not.toContain('smartLicenseTrustRequest');
  });

  test.each([
    ['17.7.1', false],
    ['17.8.1', false],
    ['17.9.1', true],
  ])('... pulled by CSLU from 17.9.1 on: %s %s', (softwareVersion, asks) => {
    const agent = started({ ...IDENTITY, softwareVersion });
    const { text } = agent.save({ name: 'rum-save-usage-all', path: 'flash:rum', pulled: true });
    expect(text!.includes('smartLicenseTrustRequest')).toBe(asks);
  });

  test('a request for authorization', () => {
    const agent = started(X_STACK, { transport: 'off' });
    agent.command({ name: 'authorization-request', feature: 'hseck9', local: false, add: true });
    const { text } = agent.save({ name: 'rum-save-usage-all', path: 'flash:rum' });
    expect(text).toContain('smartLicenseAuthRequest');
  });
});

describe('storage', () => {
  test('acknowledged reports are purged, others never: a year with ACKs, a year without', () => {
    const agent = started(IDENTITY, { transport: 'off' });
    agent.advance(365 * DAY);
    expect(view.counters(agent.state)).toMatchObject({ purged: 0, acknowledged: 0 });
    const { total } = view.counters(agent.state);
    agent.save({ name: 'rum-save-usage-all', path: 'flash:rum' });
    agent.import(ackFile(view.closedReports(agent.state).map((report) => report.id)));
    const after = view.counters(agent.state);
    expect(after.acknowledged).toBeGreaterThanOrEqual(total);
    expect(after.purged).toBeGreaterThan(0);
    expect(after.total).toBe(after.purged + view.reports(agent.state).length);
  });
});
