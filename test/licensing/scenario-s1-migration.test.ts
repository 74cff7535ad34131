/** S1 "Upgrades", "Migrating to Smart Licensing Using Policy" (Tables 5 to 9), "Downgrades". */
import { describe, expect, test } from 'vitest';
import { DAY, type Settings, view } from '../../src/licensing/index.ts';
import { account, granted, SIGNATURE, started, summary, system, trust, trusted } from './devices.ts';
import { type Driver, IDENTITY, parsed } from './support.ts';

const PAIR = [
  { pid: 'C9500-16X', sn: 'FCW2233A5ZV' },
  { pid: 'C9500-16X', sn: 'FCW2233A5ZY' },
] as const;
const [UNIT] = PAIR;
const OLD = system(PAIR, '16.12.4');
const NEW = system(PAIR, '17.3.2a');
const TAG = 'regid.2017-07.com.cisco.C9500-DNA-16X-A,1.0_ef3574d1-156b-486a-864f-9f779ff3ee49';

const upgrade = (agent: Driver, settings: Settings = {}, identity = NEW) =>
  agent.boot({ identity, settings });

function register(agent: Driver): Driver {
  const effects = agent.exchange(
    { name: 'register-id-token', token: 'NGMwMjk5', force: false },
    granted(account('SA-Eg-Company-01'), trust(UNIT)),
  );
  const asked = effects.find((effect) => effect.type === 'send');
  if (asked) agent.take({ type: 'comm-result', id: asked.id, result: { ok: true } });
  return agent;
}

function reserve(agent: Driver): Driver {
  agent.command({ name: 'reservation-request' });
  const read = agent
    .command({ name: 'reservation-install', path: 'flash:slr.txt' })
    .find((effect) => effect.type === 'read-file')!;
  const file = parsed(
    `<specificPLR><authorizationCode><entitlements><entitlement><tag>${TAG}</tag><count>1</count></entitlement></entitlements></authorizationCode>${SIGNATURE}<udi>P:${UNIT.pid},S:${UNIT.sn}</udi></specificPLR>`,
  );
  agent.take({ type: 'file-read', id: read.id, result: { ok: true, file } });
  return agent;
}

describe('"How Upgrade Affects Transport Type for Existing Licenses"', () => {
  const same = (agent: Driver) => agent;
  test.each([
    ['default', 'evaluation', {}, same, 'cslu'],
    ['default', 'SLR', {}, reserve, 'off'],
    ['default', 'registered', {}, register, 'callhome'],
    ['callhome', 'registered', { transport: 'callhome' }, register, 'callhome'],
    ['smart', 'evaluation', { transport: 'smart' }, same, 'off'],
    ['smart', 'SLR', { transport: 'smart' }, reserve, 'off'],
    ['smart', 'registered', { transport: 'smart' }, register, 'smart'],
  ] as const)('%s, %s', (_transport, _state, settings, prepare, expected) => {
    const agent = prepare(started(OLD, settings));
    upgrade(agent, settings);
    expect(view.transport(agent.state).type).toBe(expected);
    // It stays so until another transport is configured.
    agent.boot({ identity: NEW, settings });
    agent.take({ type: 'config-changed', settings: { ...settings, interval: 20 } });
    expect(view.transport(agent.state).type).toBe(expected);
    agent.take({ type: 'config-changed', settings: { transport: 'automatic' } });
    expect(view.transport(agent.state).type).toBe('cslu');
    agent.take({ type: 'config-changed', settings: { transport: 'smart' } });
    expect(view.transport(agent.state).type).toBe('smart');
  });

  test('RTU: cslu', () => {
    const agent = started(system(PAIR, '16.8.1'));
    upgrade(agent);
    expect(view.transport(agent.state).type).toBe('cslu');
  });
});

describe('licences all become IN USE and are never lost', () => {
  const both = [
    'network-advantage (C9500 Network Advantage) 2 IN USE',
    'dna-advantage (C9500-16X DNA Advantage) 2 IN USE',
  ];

  test('Table 6: registered and authorized', () => {
    const agent = register(started(OLD));
    expect(summary(agent.state)).toEqual([
      'network-advantage (C9500 Network Advantage) 2 AUTHORIZED',
      'dna-advantage (C9500-16X DNA Advantage) 2 AUTHORIZED',
    ]);
    upgrade(agent);
    expect(summary(agent.state)).toEqual(both);
    expect(view.complianceStatus(agent.state)).toBe('NOT APPLICABLE');
    expect(view.registrationStatus(agent.state)).toBeUndefined();
    expect(view.trust(agent.state)[0]!.installed).toBeGreaterThan(0);
    expect(view.reporting(agent.state).nextPush).toBe(agent.now + 120_000);
  });

  test('Table 7: RTU on a 9300 stack', () => {
    const units = [
      { pid: 'C9300-24U', sn: 'A' },
      { pid: 'C9300-24U', sn: 'B' },
      { pid: 'C9300-48UXM', sn: 'C' },
    ];
    const level = { base: 'network-essentials', addon: 'dna-essentials' } as const;
    const agent = started(system(units, '16.8.1'), {}, level);
    agent.boot({ identity: system(units, '17.3.2a'), level });
    expect(summary(agent.state)).toEqual([
      'network-essentials (C9300-24 Network Essentials) 2 IN USE',
      'dna-essentials (C9300-24 DNA Essentials) 2 IN USE',
      'network-essentials (C9300-48 Network Essentials) 1 IN USE',
      'dna-essentials (C9300-48 DNA Essentials) 1 IN USE',
    ]);
    expect(view.policy(agent.state).name).toBe('CISCO default');
    // Add-on licences: 90 days.
    expect(view.reporting(agent.state).ackDeadline).toBe(agent.now + 90 * DAY);
  });

  test('Table 8: SLR', () => {
    const agent = reserve(started(OLD));
    upgrade(agent);
    expect(summary(agent.state)).toEqual(both);
    expect(view.reservation(agent.state).enabled).toBe(true);
    expect(view.authorizations(agent.state)[0]).toMatchObject({
      status: 'SPECIFIC INSTALLED',
      confirmation: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
  });

  test('Table 9: evaluation with transport smart', () => {
    const agent = started(OLD, { transport: 'smart' });
    expect(summary(agent.state)[0]).toContain('2 EVAL MODE');
    upgrade(agent, { transport: 'smart' });
    expect(summary(agent.state)).toEqual(both);
    expect(view.transport(agent.state).type).toBe('off');
    expect(view.policy(agent.state).name).toBe('CISCO default');
    expect(view.trust(agent.state).every((one) => one.installed === 0)).toBe(true);
    expect(view.reporting(agent.state)).toMatchObject({ lastAck: 0, ackDeadline: agent.now + 90 * DAY });
  });

  test('expired evaluation as well', () => {
    const agent = started(OLD);
    agent.advance(100 * DAY);
    expect(summary(agent.state)[0]).toContain('EVAL EXPIRED');
    upgrade(agent);
    expect(summary(agent.state)).toEqual(both);
  });

  test('use is recorded from then on', () => {
    const agent = started(OLD);
    expect(view.counters(agent.state).collectingData).toBe(0);
    upgrade(agent);
    expect(view.counters(agent.state).collectingData).toBe(2);
  });
});

describe('"Upgrades Within the Smart Licensing Using Policy Environment"', () => {
  test('nothing changes but the version', () => {
    const agent = started({ ...IDENTITY, softwareVersion: '17.6.4' });
    agent.boot();
    expect(agent.state.identity.softwareVersion).toBe('17.15.06');
    expect(agent.state.transition).toBeNull();
    expect(view.closedReports(agent.state).length).toBeGreaterThan(0);
  });
});

describe('Table 5: "Outcome and Action for New Deployment Downgrade to Smart Licensing"', () => {
  const downgraded = (release: string, units: readonly { pid: string; sn: string }[] = [UNIT]) => {
    const agent = trusted(system(units));
    agent.boot({ identity: system(units, release), settings: { transport: 'smart' } });
    return view.registrationStatus(agent.state);
  };

  test.each([
    ['17.3.1', 'REGISTERED'],
    ['16.12.4', 'REGISTERED'],
    ['16.9.6', 'REGISTERED'],
    ['16.12.3', 'UNREGISTERED'],
    ['16.11.1', 'UNREGISTERED'],
  ])('standalone with trust, to %s: %s', (release, expected) => {
    expect(downgraded(release)).toBe(expected);
  });

  test('a pair has to be registered again', () => {
    expect(downgraded('16.12.4', PAIR)).toBe('UNREGISTERED');
  });

  test('without trust too', () => {
    const agent = started(system([UNIT]));
    agent.boot({ identity: system([UNIT], '17.3.1') });
    expect(view.registrationStatus(agent.state)).toBe('UNREGISTERED');
  });
});
