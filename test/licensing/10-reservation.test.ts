/** licensing.md 10 SLR: S3 "Specific License Reservation"; S1 "SLR Authorization Codes", "Returning an Authorization Code". */
import { describe, expect, test } from 'vitest';
import { DAY, type Identity, view } from '../../src/licensing/index.ts';
import { SIGNATURE, started, system } from './devices.ts';
import { codes, type Driver, parsed } from './support.ts';

const UNIT = { pid: 'C9500-16X', sn: 'FCW2233A5ZV' };
const TAG = 'regid.2017-07.com.cisco.C9500-DNA-16X-A,1.0_ef3574d1-156b-486a-864f-9f779ff3ee49';
const OLD = system([UNIT], '16.12.4');
const XR: Identity = { ...system([{ pid: 'NCS-55A2-MOD-S', sn: 'FOC2245R05H' }], '24.4.1'), system: 'xr' };
const OFF = { transport: 'off' } as const;
const REQUEST = { name: 'reservation-request' } as const;

function code(unit: { pid: string; sn: string }, root = 'specificPLR', signature = SIGNATURE) {
  return parsed(
    `<${root}><authorizationCode><entitlements><entitlement><tag>${TAG}</tag><count>1</count></entitlement></entitlements></authorizationCode>${signature}<udi>P:${unit.pid},S:${unit.sn}</udi></${root}>`,
  );
}

function install(agent: Driver, file = code(agent.state.identity.units[0])) {
  const asked = agent.command({ name: 'reservation-install', path: 'flash:slr.txt' });
  const read = asked.find((effect) => effect.type === 'read-file');
  return read ? agent.take({ type: 'file-read', id: read.id, result: { ok: true, file } }) : asked;
}

const output = (effects: ReturnType<Driver['take']>) =>
  effects.flatMap((effect) => (effect.type === 'reply' ? [effect.output?.returnString ?? ''] : []))[0];

describe('asking for a reservation', () => {
  test('not on IOS XE in policy mode', () => {
    expect(codes(started(system([UNIT])).command(REQUEST))).toEqual(['notsupported']);
  });

  test.each([
    ['IOS XE before policy mode', OLD, 'CD-ZC9500-16X:FCW2233A5ZV-'],
    ['IOS XR', XR, 'CD-ZNCS-55A2-MOD-S:FOC2245R05H-'],
  ])('%s gives a request code, the same one until it is cancelled', (_what, identity, start) => {
    const agent = started(identity, OFF);
    const first = output(agent.command(REQUEST))!;
    expect(first.startsWith(start)).toBe(true);
    expect(first.slice(start.length)).toMatch(/^[1-9A-Za-z]{9}-[0-9A-F]{2}$/);
    agent.advance(1000);
    expect(output(agent.command(REQUEST))).toBe(first);
    expect(view.reservation(agent.state)).toMatchObject({ enabled: true, requestCode: first });
    expect(codes(agent.command({ name: 'reservation-cancel' }))).toEqual(['success']);
    expect(codes(agent.command({ name: 'reservation-cancel' }))).toEqual(['noreservationinprogress']);
    expect(view.reservation(agent.state).enabled).toBe(false);
  });
});

describe('installing and returning', () => {
  test('installed: authorized by reservation, evaluation stands', () => {
    const agent = started(OLD, OFF);
    agent.command(REQUEST);
    const effects = install(agent);
    expect(codes(effects)).toEqual(['success']);
    expect(view.authorizations(agent.state)).toMatchObject([{ status: 'SPECIFIC INSTALLED' }]);
    expect(view.complianceStatus(agent.state)).toBe('AUTHORIZED - RESERVED');
    expect(view.registrationStatus(agent.state)).toBe('REGISTERED - SPECIFIC LICENSE RESERVATION');
    expect(agent.state.schedule.evaluate).toBe(0);
    expect(codes(agent.command(REQUEST))).toEqual(['reservationalreadyinstalled']);
  });

  test('S1 "License Duration": a subscription is shown with its dates, and nothing stops at their end', () => {
    const agent = started(OLD, OFF);
    agent.command(REQUEST);
    const dates = '<startDate>2026-Jan-01 UTC</startDate><endDate>2026-Feb-01 UTC</endDate>';
    const file = parsed(
      `<specificPLR><authorizationCode><entitlements><entitlement><tag>${TAG}</tag><count>1</count>${dates}</entitlement></entitlements></authorizationCode>${SIGNATURE}<udi>P:${UNIT.pid},S:${UNIT.sn}</udi></specificPLR>`,
    );
    install(agent, file);
    const term = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2026, 1, 1) };
    expect(view.authorizedLicenses(agent.state)).toMatchObject([{ terms: [{ count: 1, term }] }]);
    agent.advance(60 * DAY);
    expect(view.complianceStatus(agent.state)).toBe('AUTHORIZED - RESERVED');
  });

  test('a permanent reservation', () => {
    const agent = started(XR, OFF);
    agent.command(REQUEST);
    install(agent, code(XR.units[0], 'universalPLR'));
    expect(view.authorizations(agent.state)).toMatchObject([{ status: 'PERMANENT INSTALLED' }]);
  });

  test('what is refused', () => {
    const agent = started(XR, OFF);
    expect(codes(install(agent))).toEqual(['noreservationinprogress']);
    agent.command(REQUEST);
    expect(codes(install(agent, code(UNIT)))).toEqual(['reservationmismatch']);
    expect(codes(install(agent, code(XR.units[0], 'specificPLR', '')))).toEqual(['verifysignaturefailed']);
    expect(codes(install(agent, parsed('<smartLicense/>')))).toEqual(['reservationinstallparsefail']);
    expect(codes(agent.command({ name: 'reservation-return' }))).toEqual(['noreservation']);
  });

  test('returned: a code to carry to CSSM', () => {
    const agent = started(XR, OFF);
    agent.command(REQUEST);
    install(agent);
    expect(output(agent.command({ name: 'reservation-return' }))).toMatch(/^Cr[1-9A-Za-z]{4}-/);
    expect(view.authorizations(agent.state)).toMatchObject([{ status: 'NOT INSTALLED' }]);
  });
});

describe('after an upgrade to policy mode', () => {
  const upgraded = () => {
    const agent = started(OLD, OFF);
    agent.command(REQUEST);
    install(agent);
    agent.boot({ identity: system([UNIT]), settings: OFF });
    return agent;
  };

  test('the reservation survives; licences are in use; nothing is to be reported but a change', () => {
    const agent = upgraded();
    expect(view.authorizations(agent.state)).toMatchObject([{ status: 'SPECIFIC INSTALLED' }]);
    expect(view.licenses(agent.state).map((one) => one.status)).toEqual(['IN USE', 'IN USE']);
    expect(view.reporting(agent.state)).toMatchObject({ ackDeadline: 0, nextPush: 0 });
    agent.boot({ identity: system([UNIT]), level: { base: 'network-advantage' }, settings: OFF });
    expect(view.reporting(agent.state).ackDeadline).toBeGreaterThan(agent.now);
  });

  test('it may be returned, in use or not, with the command for all codes', () => {
    const agent = upgraded();
    const { effects } = agent.save({
      name: 'authorization-code-return-offline',
      local: false,
      path: 'flash:return.txt',
    });
    expect(codes(effects)).toEqual(['success']);
    expect(view.authorizations(agent.state)).toMatchObject([
      { status: 'NOT INSTALLED', lastReturn: expect.stringMatching(/^Cr/) },
    ]);
    expect(codes(agent.command(REQUEST))).toEqual(['notsupported']);
  });
});
