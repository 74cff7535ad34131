/** licensing.md 8 High availability: S0 "High Availability Considerations". */
import { describe, expect, test } from 'vitest';
import { DAY, type Effect, type Identity, MINUTE, renderDocument, view } from '../../src/licensing/index.ts';
import {
  ACTIVE,
  DUAL_9600,
  granted,
  MEMBER,
  STANDBY,
  started,
  summary,
  system,
  trust,
  trusted,
  X_STACK,
} from './devices.ts';
import { ackFile, type Driver, logs, SIGNER, T0, UNREACHABLE } from './support.ts';

const roles = (agent: Driver) => agent.state.identity.units.map((unit) => `${unit.sn} ${unit.role}`);
const sends = (effects: readonly Effect[]) => effects.filter((effect) => effect.type === 'send');
const add = (agent: Driver, unit: { pid: string; sn: string } = MEMBER) =>
  agent.take({ type: 'unit-added', unit });
const OFF = { transport: 'off' } as const;

describe('units', () => {
  test('the first that joins is standby, others are members', () => {
    const agent = started(system([ACTIVE]), OFF);
    add(agent, STANDBY);
    add(agent, MEMBER);
    expect(roles(agent)).toEqual(['FOC2519L8R7 active', 'FOC2524L39P standby', 'FOC2516LC92 member']);
  });

  test('who is here does not join again; two supervisors of a chassis have one UDI, a third has no place', () => {
    const agent = started(X_STACK, OFF);
    const before = agent.state;
    add(agent, STANDBY);
    expect(agent.state).toBe(before);
    const modular = started(DUAL_9600, OFF);
    add(modular, { pid: 'C9606R', sn: 'FXS241201WP' });
    expect(modular.state.identity.units).toHaveLength(2);
    expect(view.chassis(modular.state)).toHaveLength(1);
  });

  test('one of another series does not join', () => {
    const agent = started(X_STACK, OFF);
    add(agent, { pid: 'C9407R', sn: 'Z' });
    expect(agent.state.identity.units).toHaveLength(2);
  });

  test('the last unit does not leave', () => {
    const agent = started(system([ACTIVE]), OFF);
    agent.take({ type: 'unit-removed', sn: ACTIVE.sn });
    expect(roles(agent)).toEqual(['FOC2519L8R7 active']);
  });

  test('units that joined are there after a reload, whatever the boot says of the first', () => {
    const agent = started(system([ACTIVE]), OFF);
    add(agent);
    agent.boot({ identity: system([ACTIVE]), settings: OFF });
    expect(agent.state.identity.units).toHaveLength(2);
  });

  test('counts follow: a member more, a member less', () => {
    const agent = started(X_STACK, OFF);
    add(agent);
    expect(summary(agent.state)).toContain('dna-advantage (C9300-48 DNA Advantage) 2 IN USE');
    agent.take({ type: 'unit-removed', sn: MEMBER.sn });
    expect(summary(agent.state)).toContain('dna-advantage (C9300-48 DNA Advantage) 1 IN USE');
  });

  test('the switches of a stack tell of it', () => {
    const agent = started(X_STACK, OFF);
    expect(logs(agent.take({ type: 'unit-added', unit: { ...MEMBER, number: 3 } }))).toEqual([
      '%STACKMGR-4-SWITCH_ADDED: Switch 1 R0/0: stack_mgr: Switch 3 has been added to the stack.',
      '%STACKMGR-4-SWITCH_ADDED: Switch 2 R0/0: stack_mgr: Switch 3 has been added to the stack.',
      '%STACKMGR-4-SWITCH_ADDED: Switch 3 R0/0: stack_mgr: Switch 3 has been added to the stack.',
    ]);
  });
});

describe('"Product Instance Functions": one policy, one reporter', () => {
  test('roles change one by one and leave one active', () => {
    const agent = started(system([ACTIVE, STANDBY, MEMBER]), OFF);
    agent.take({
      type: 'roles-changed',
      roles: [
        { sn: MEMBER.sn, role: 'active' },
        { sn: STANDBY.sn, role: 'active' },
      ],
    });
    expect(roles(agent).filter((line) => line.endsWith('active'))).toEqual(['FOC2516LC92 active']);
    agent.take({ type: 'roles-changed', roles: [{ sn: MEMBER.sn, role: 'member' }] });
    expect(roles(agent)[0]).toBe('FOC2516LC92 active');
  });

  test('at a switchover the standby takes over; of two the old active is standby, of three a member', () => {
    const pair = started(X_STACK, OFF);
    pair.take({ type: 'switchover' });
    expect(roles(pair)).toEqual(['FOC2524L39P active', 'FOC2519L8R7 standby']);
    const three = started(system([ACTIVE, STANDBY, MEMBER]), OFF);
    three.take({ type: 'switchover' });
    expect(roles(three)).toEqual(['FOC2524L39P active', 'FOC2516LC92 standby', 'FOC2519L8R7 member']);
  });

  test('an active that is lost is gone, with its codes', () => {
    const agent = trusted(X_STACK);
    agent.take({ type: 'unit-removed', sn: ACTIVE.sn });
    expect(roles(agent)).toEqual(['FOC2524L39P active']);
    expect(agent.state.trust.map((code) => code.sn)).toEqual([STANDBY.sn]);
  });

  test('a single device has nobody to switch over to', () => {
    const agent = started(system([ACTIVE]), OFF);
    const before = agent.state;
    agent.take({ type: 'switchover' });
    expect(agent.state).toBe(before);
  });

  test('the policy stays through a switchover', () => {
    const agent = started(X_STACK, OFF);
    agent.take({ type: 'force', condition: 'policy-installed' });
    agent.take({ type: 'switchover' });
    expect(view.policy(agent.state).name).toBe('Custom Policy');
  });

  test('after a reload the unit with the highest priority is active', () => {
    const agent = started(X_STACK, OFF);
    agent.take({ type: 'switchover' });
    agent.boot({ identity: X_STACK, settings: OFF });
    expect(roles(agent)).toEqual(['FOC2519L8R7 active', 'FOC2524L39P standby']);
  });
});

describe('"Product Instance Functions": events that move Next report push', () => {
  const settled = (identity: Identity, release?: string) => {
    const agent = started(release ? { ...identity, softwareVersion: release } : identity);
    agent.advance(MINUTE * 3, { ok: true });
    agent.advance(3 * DAY);
    expect(view.reporting(agent.state).nextPush).toBeGreaterThan(agent.now + 20 * DAY);
    return agent;
  };

  test.each([
    ['a member joins', { type: 'unit-added', unit: MEMBER }],
    ['a standby leaves', { type: 'unit-removed', sn: STANDBY.sn }],
    ['a switchover', { type: 'switchover' }],
    ['a reload', { type: 'boot', identity: X_STACK, settings: {}, level: { base: 'network-advantage' } }],
  ] as const)('%s', (_what, event) => {
    const agent = settled(X_STACK);
    agent.take(event);
    expect(view.reporting(agent.state).nextPush).toBe(agent.now + 2 * MINUTE);
  });

  test('with the transport off the date moves, yet nothing is sent', () => {
    const agent = started(X_STACK, OFF);
    agent.advance(3 * DAY);
    add(agent);
    expect(view.reporting(agent.state).nextPush).toBe(agent.now + 2 * MINUTE);
    expect(sends(agent.advance(DAY))).toEqual([]);
  });

  test('the report says who joined and who left', () => {
    const agent = started(X_STACK, OFF);
    add(agent);
    agent.take({ type: 'unit-removed', sn: STANDBY.sn });
    const { text } = agent.save({ name: 'rum-save-usage-all', path: 'flash:rum' });
    const metas = [...text!.matchAll(/<!\[CDATA\[(.*?)\]\]>/g)].map(
      (match) => JSON.parse(JSON.parse(match[1]!).payload).measurements[0].meta,
    );
    const joined = [{ udi_pid: MEMBER.pid, udi_serial_number: MEMBER.sn }];
    const left = [{ udi_pid: STANDBY.pid, udi_serial_number: STANDBY.sn }];
    expect(metas).toContainEqual({ termination_reason: 'PeerAdded', added_sudi_list: joined });
    expect(metas).toContainEqual({ termination_reason: 'PeerRemoved', removed_sudi_list: left });
  });

  test('reports keep the UDI of who wrote them, and are acknowledged after a switchover all the same', () => {
    const agent = started(X_STACK, OFF);
    agent.take({ type: 'switchover', lost: true });
    const closed = view.closedReports(agent.state);
    expect(closed.every((report) => report.key.startsWith('P:C9300X-24HX,S:FOC2519L8R7_'))).toBe(true);
    const ack = ackFile(
      closed.map((report) => report.id),
      '',
      ACTIVE.sn,
    ).replaceAll('C9300-48UXM', ACTIVE.pid);
    agent.import(ack);
    expect(view.counters(agent.state).acknowledged).toBe(closed.length);
  });
});

describe('"For a new member or standby addition"', () => {
  test('through CSLU nothing further happens', () => {
    const agent = started(X_STACK);
    expect(sends(add(agent))).toEqual([]);
  });

  test('directly connected: a trust code for the newcomer, then a report', () => {
    const agent = trusted(X_STACK);
    agent.advance(3 * MINUTE, { ok: true });
    agent.advance(2 * DAY, { ok: true });
    const [send] = sends(add(agent));
    expect(renderDocument(send!.document, SIGNER)).toContain(MEMBER.sn);
    expect(send!.document).toMatchObject({ kind: 'trust-request', force: false });
    expect(view.messageHistory(agent.state).at(-1)!.message).toMatchObject({ request: 'trust-sync' });
    const after = agent.take({ type: 'comm-result', id: send!.id, result: granted(trust(MEMBER)) });
    expect(logs(after)).toEqual([
      '%SMART_LIC-6-TRUST_CODE_INSTALL_SUCCESS: A new licensing trust code was successfully installed on PID:C9300X-48HX,SN:FOC2516LC92.',
    ]);
    expect(view.trust(agent.state).every((one) => one.source === 'cssm')).toBe(true);
    expect(agent.state.communication.attempts).toMatchObject({ 'trust-sync': { total: 1, success: 1 } });
    expect(sends(agent.advance(5 * MINUTE, { ok: true }))).toMatchObject([{ document: { kind: 'usage' } }]);
  });

  test('one that brings a code of another account is moved to the account of the active', () => {
    const agent = trusted(X_STACK);
    const carries = {
      trust: { source: 'cssm', id: 'old', installed: T0 },
      account: { smartAccount: 'Other', virtualAccount: 'VA', asOf: T0 },
    } as const;
    const [send] = sends(agent.take({ type: 'unit-added', unit: MEMBER, carries }));
    expect(send!.document).toMatchObject({ kind: 'trust-request', force: true });
    agent.take({ type: 'comm-result', id: send!.id, result: granted(trust(MEMBER, 'new')) });
    expect(agent.state.trust.find((code) => code.sn === MEMBER.sn)).toMatchObject({ id: 'new' });
  });

  test('one that brings a code of the same account needs nothing', () => {
    const agent = trusted(X_STACK);
    const carries = {
      trust: { source: 'cssm', id: 'same', installed: T0 },
      account: { ...agent.state.account!, asOf: 0 },
    } as const;
    expect(sends(agent.take({ type: 'unit-added', unit: MEMBER, carries }))).toEqual([]);
  });

  test('what could not be synchronised is asked for with the next report', () => {
    const agent = trusted(X_STACK);
    agent.advance(3 * MINUTE, { ok: true });
    const [send] = sends(add(agent));
    agent.take({ type: 'comm-result', id: send!.id, result: UNREACHABLE });
    const reports = sends(agent.advance(2 * DAY, { ok: true }));
    expect(reports[0]!.document).toMatchObject({
      kind: 'usage',
      trustRequest: { units: [{ sn: MEMBER.sn }] },
    });
  });

  test('trust codes for all units come with one answer', () => {
    const agent = trusted(X_STACK);
    expect(agent.state.trust.map((code) => code.sn)).toEqual([ACTIVE.sn, STANDBY.sn]);
    const modular = trusted(DUAL_9600);
    expect(modular.state.trust).toHaveLength(1);
    expect(view.trust(modular.state).map((one) => one.installed)).toEqual([T0, T0]);
  });
});

describe('quad supervisors in StackWise Virtual (S0 "High Availability Considerations": two chassis, two supervisors each)', () => {
  const SUP = { supervisor: 'C9600X-SUP-2' };
  const FIRST = { pid: 'C9606R', sn: 'FXS241201WP', ...SUP };
  const SECOND = { pid: 'C9606R', sn: 'FXS241201WQ', ...SUP };
  const QUAD = system([FIRST, SECOND, FIRST, SECOND]);

  test('four units, two UDIs: trust is asked for once for each chassis', () => {
    const agent = started(QUAD, { transport: 'smart' });
    expect(view.trust(agent.state)).toHaveLength(4);
    expect(view.chassis(agent.state).map(({ sn }) => sn)).toEqual([FIRST.sn, SECOND.sn]);
    const [send] = agent.command({ name: 'id-token-trust', token: 't', all: true, force: false });
    expect(send).toMatchObject({ document: { units: [{ sn: FIRST.sn }, { sn: SECOND.sn }] } });
  });

  test('the network licence counts supervisors, the DNA licence chassis', () => {
    expect(summary(started(QUAD).state)).toEqual([
      'network-advantage (C9600-NW-A) 4 IN USE',
      'dna-advantage (C9600-DNA-A) 2 IN USE',
    ]);
  });

  test('a switchover goes to the standby in the other chassis, and one policy and reporter stay', () => {
    const agent = started(QUAD);
    agent.take({ type: 'switchover' });
    expect(agent.state.identity.units[0]).toMatchObject({ sn: SECOND.sn, role: 'active' });
    expect(agent.state.identity.units.filter(({ role }) => role === 'active')).toHaveLength(1);
  });
});
