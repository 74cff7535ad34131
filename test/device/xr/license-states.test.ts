/** S3 "Smart Licensing versus Smart Licensing Using Policy", "Mapping of license states", "Manage licenses on SSM On-Prem". */
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { FLEX } from '../../../src/device/xr/faces.ts';
import { licensesOf } from '../../../src/device/xr/standing.ts';
import { type Router, router, T0 } from './rig.ts';

const infra = ['Cisco-IOS-XR-infra-smartlicense-oper:smart-agent', 'licensing', 'state', 'state-info'];
const platform = 'Cisco-IOS-XR-smart-license-platform-oper:plat-smart-license';

const usage = ({ state }: Router) =>
  (state(...infra, 'usage') as readonly JsonObject[]).map((one) => one['enforce-mode']);
const common = ({ state }: Router) =>
  (state('cisco-smart-license:licensing', 'state', 'state-info', 'usage') as readonly JsonObject[]).map(
    (one) => one['enforcement-mode'],
  );
const trust = ({ device }: Router) => device.agent.dispatch({ type: 'force', condition: 'trust-installed' });

describe.each(['asr9006', 'ncs5501', '8201'])('%s', (name) => {
  test('shows nothing that its models have not', async () => {
    const one = router(name);
    expect(one.problems()).toEqual([]);
    trust(one);
    await one.days(120);
    expect(one.problems()).toEqual([]);
  });
});

describe('license summary', () => {
  test('the licences of an ASR 9000 with their names, tags and counts', () => {
    const { device } = router('asr9006');
    const lines = licensesOf(device.agent.state, T0).map(
      ({ license, status }) => `${license.name} (${license.shortName}) ${license.count} ${status}`,
    );
    expect(lines).toEqual([
      'ESS_100G_RTU_1 (ESS-SE-100G-RTU-1) 2 PENDING',
      'ESS_ED_100G_SIA_3 (ESS-ED-100G-SIA3) 2 PENDING',
      'A9K_400GE_TRK (A9K-400GE-LAN-TRK) 1 PENDING',
      'A9K_MOD400_TRK (A9K-MOD400-TRK) 1 PENDING',
    ]);
  });

  test('two route processors are one product instance', () => {
    const { state, device } = router('asr9006');
    expect(device.agent.state.identity.units.map(({ role }) => role)).toEqual(['active', 'standby']);
    expect(state(...infra, 'udi')).toMatchObject({ pid: 'ASR-9006-AC', sn: 'FOX2713G0AB' });
  });
});

describe('License states', () => {
  test('pending until trust is established, authorized then', () => {
    const one = router();
    expect(usage(one)).toEqual(['waiting', 'waiting']);
    expect(common(one)).toEqual(['enforcement-waiting', 'enforcement-waiting']);
    expect(one.state(...infra, 'authorization', 'authorization-state')).toBe('none');
    const authorization = () =>
      one.state('cisco-smart-license:licensing', 'state', 'state-info', 'authorization') as JsonObject;
    expect(authorization()).toEqual({ 'authorization-state': 'auth-state-none' });
    trust(one);
    expect(usage(one)).toEqual(['in-compliance', 'in-compliance']);
    expect(common(one)).toEqual(['enforcement-in-compliance', 'enforcement-in-compliance']);
    expect(one.state(...infra, 'authorization', 'authorization-state')).toBe('authorized');
    expect(authorization()).toMatchObject({
      'authorization-state': 'auth-state-authorized',
      'authorization-authorized': { 'last-comm-status-success': false },
    });
  });

  test('trust must be established within 90 days', async () => {
    const one = router();
    await one.days(89.9);
    expect(usage(one)[0]).toBe('waiting');
    await one.days(0.1);
    expect(usage(one)[0]).toBe('out-of-compliance');
    expect(one.state(...infra, 'authorization', 'authorization-state')).toBe('out-of-compliance');
    trust(one);
    one.device.agent.dispatch({ type: 'force', condition: 'ack-received' });
    expect(usage(one)[0]).toBe('in-compliance');
  });

  test('an acknowledgement that is overdue puts it out of compliance', async () => {
    const one = router();
    trust(one);
    await one.days(90);
    expect(usage(one)).toEqual(['in-compliance', 'in-compliance']);
    await one.days(1);
    expect(usage(one)).toEqual(['out-of-compliance', 'out-of-compliance']);
    one.device.agent.dispatch({ type: 'force', condition: 'ack-received' });
    expect(usage(one)).toEqual(['in-compliance', 'in-compliance']);
  });
});

describe('Mapping of license states', () => {
  test.each([
    ['evaluation', 'waiting'],
    ['evaluation-expired', 'waiting'],
    ['authorized', 'in-compliance'],
    ['out-of-compliance', 'out-of-compliance'],
    ['authorization-expired', 'out-of-compliance'],
  ] as const)('%s is %s', (condition, mode) => {
    const one = router();
    one.device.agent.dispatch({ type: 'force', condition });
    expect(usage(one)[0]).toBe(mode);
    expect(one.problems()).toEqual([]);
  });
});

describe('SIA licenses: 90 days of grace', () => {
  const sia = ({ state }: Router) => state(platform, 'summary', 'sia-status') as JsonObject;

  test('counted down in days and hours, then expired', async () => {
    const one = router();
    expect(sia(one)).toEqual({
      'grace-period-remaining': { days: 90, hours: 0 },
      'sia-state': 'out-of-compliance',
      'grace-period-expired': 'no',
      'ooc-reason': 'Trust is not established',
    });
    await one.days(5.5);
    expect(sia(one)['grace-period-remaining']).toEqual({ days: 84, hours: 12 });
    await one.days(90);
    expect(sia(one)).toMatchObject({
      'grace-period-remaining': { days: 0, hours: 0 },
      'grace-period-expired': 'yes',
    });
    trust(one);
    one.device.agent.dispatch({ type: 'force', condition: 'ack-received' });
    expect(sia(one)).toMatchObject({ 'sia-state': 'incompliance', 'ooc-reason': '' });
  });

  test('the upgrade licence is asked for while it is configured', () => {
    const one = router();
    const upgrade = () => one.state(platform, 'detail', 'upgrade-license-status') as JsonObject;
    expect(upgrade()['upgrade-license-state']).toBe('incompliance');
    one.set([...FLEX, 'software-upgrade-enable'], true);
    expect(upgrade()).toMatchObject({
      'upgrade-license-state': 'out-of-compliance',
      'grace-period-remaining': { days: 90, hours: 0 },
    });
  });
});

describe('show license platform', () => {
  test('collection each hour, reporting each day, the feature table and what counts', async () => {
    const one = router('asr9006');
    await one.days(1.1);
    expect(one.state(platform, 'summary', 'collection')).toEqual({
      last: 'Tue Jan 06 2026 12:00:00 UTC',
      next: 'Tue Jan 06 2026 13:00:00 UTC',
    });
    expect(one.state(platform, 'summary', 'reporting', 'last')).toBe('Tue Jan 06 2026 10:00:00 UTC');
    expect(one.state(platform, 'detail', 'feature-details')).toMatchObject({
      name: 'fcm',
      status: 'active',
      'feature-table': [{ feature: 'essential', location: '0/0/CPU0' }],
      entitlement: [{ name: 'ESS_100G_RTU_1', count: { last: 2, next: 2 } }, { name: 'ESS_ED_100G_SIA_3' }],
    });
    const licenses = one.state(platform, 'summary', 'license') as readonly JsonObject[];
    expect(licenses.map((license) => license['feature-area'])).toEqual(['fcm', 'fcm', 'system', 'system']);
    one.set([...FLEX, 'fcm-enable'], false);
    expect(one.state(platform, 'detail', 'feature-details', 'status')).toBe('inactive');
  });
});
