/** Devices of several units, steered: members, roles, keys; every profile shows what it consists of. */
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../codegen/index.ts';
import { memoryStorage } from '../../src/datastore/storage/memory.ts';
import { catalysts } from '../../src/device/profiles/catalysts.ts';
import { findProfile } from '../../src/device/profiles/index.ts';
import { CONDITIONS, view } from '../../src/licensing/index.ts';
import { virtualClock } from '../../src/server/clock.ts';
import { reports } from '../../src/shell/licensing-view.ts';
import { type Steered, steered } from './steered.ts';
import { NOWHERE, problems, schema, T0 } from './support.ts';

const make = (name: string) => steered(virtualClock(T0), NOWHERE, memoryStorage(), findProfile(name));
const SMART = 'cisco-smart-license:licensing';
const STACK = 'Cisco-IOS-XE-stack-oper:stack-oper-data';
const HA = 'Cisco-IOS-XE-ha-oper:ha-oper-data';
const HARDWARE = 'Cisco-IOS-XE-device-hardware-oper:device-hardware-data';

const members = (it: Steered) =>
  (it.state('sly-control:control', 'state', 'member') as JsonObject[]).map(({ sn, role }) => `${sn} ${role}`);
const licenses = (it: Steered) =>
  (it.state(SMART, 'state', 'state-info', 'usage') as JsonObject[]).map(
    (one) => `${one['license-name']} (${one['short-name']}) ${one.count}`,
  );
const said = (it: Steered) =>
  it.device.systemLog.messages.entries.map(({ message: { mnemonic } }) => mnemonic);

describe('profiles', () => {
  test.each(catalysts.map(({ name }) => [name]))('%s: state is of its schema', (name) => {
    const it = make(name);
    for (const top of [SMART, STACK, HA, HARDWARE, 'sly-control:control']) {
      expect(problems(schema().root.byJsonName.get(top)!, it.state(top)!)).toEqual([]);
    }
  });

  test.each([
    [
      'c9200-24p',
      ['network-essentials (C9200-24 Network Essentials) 1', 'dna-essentials (C9200-24 DNA Essentials) 1'],
    ],
    [
      'c9300x-stack',
      ['network-advantage (C9300-24 Network Advantage) 3', 'dna-advantage (C9300-24 DNA Advantage) 3'],
    ],
    [
      'c9500-pair',
      ['network-advantage (C9500 Network Advantage) 2', 'dna-advantage (C9500-16X DNA Advantage) 2'],
    ],
    ['c9606r-dual', ['network-advantage (C9600-NW-A) 2', 'dna-advantage (C9600-DNA-A) 1']],
  ])('%s counts its licences', (name, expected) => {
    expect(licenses(make(name))).toEqual(expected);
  });
});

test.each([
  ['c9300x-stack', 'mode-stackwise-rear'],
  ['c9400x-svl', 'mode-stackwise-virtual'],
  ['c9500-pair', 'mode-stackwise-virtual'],
])('%s: units are joined in %s', (name, mode) => {
  const nodes = make(name).state(STACK, 'stack-node') as JsonObject[];
  expect(new Set(nodes.map((node) => node['stack-mode']))).toEqual(new Set([mode]));
});

describe('a stack', () => {
  test('a member joins and leaves: licences, stack, hardware follow', async () => {
    const it = make('c9300-48uxm');
    await it.call('add-member', { sn: 'FOC2713X0AC', number: 2 });
    expect(members(it)).toEqual(['FOC2713X0AB active', 'FOC2713X0AC standby']);
    expect(licenses(it)[0]).toBe('network-advantage (C9300-48 Network Advantage) 2');
    expect(it.state(STACK, 'stack-info', 'size')).toBe(2);
    expect(it.state(HA, 'ha-infra', 'peer-state')).toBe('db-rf-standby-hot');
    expect(JSON.stringify(it.state(HARDWARE))).toContain('FOC2713X0AC');
    await expect(it.call('add-member', { sn: 'FOC2713X0AC' })).rejects.toThrow('part of the device');
    await it.call('reload', {});
    expect(members(it)).toHaveLength(2);
    await it.call('remove-member', { sn: 'FOC2713X0AC' });
    expect(licenses(it)[0]).toBe('network-advantage (C9300-48 Network Advantage) 1');
    expect(JSON.stringify(it.state(HARDWARE))).not.toContain('FOC2713X0AC');
    await expect(it.call('remove-member', { sn: 'FOC2713X0AC' })).rejects.toThrow('serial number');
    await expect(it.call('remove-member', { sn: 'FOC2713X0AB' })).rejects.toThrow('stays');
    await it.call('add-member', { sn: 'FOC2713X0AD' });
    await it.call('reset');
    expect(members(it)).toEqual(['FOC2713X0AB active']);
  });

  test('switchover: the standby speaks for the device', async () => {
    const it = make('c9300x-stack');
    await it.call('switchover', {});
    expect(members(it)[0]).toBe('FOC2602X0A2 active');
    expect(it.state(HA, 'ha-infra')).toMatchObject({
      'has-switchover-occured': true,
      'switchover-count': 1,
      'last-switchover-time': '2026-01-05T10:00:00+00:00',
    });
    // The configuration names the unit that speaks for the device, and the hardware does.
    const native = 'Cisco-IOS-XE-native:native';
    expect(it.state(native, 'license', 'udi', 'sn')).toBe('FOC2602X0A2');
    const rommon = JSON.stringify(it.state(HARDWARE, 'entity-information'));
    expect(rommon).toContain('"var-name":"SWITCH_NUMBER","var-value":"2"');
    expect(rommon).toContain('"var-name":"SYSTEM_SERIAL_NUM","var-value":"FOC2602X0A2"');
    await it.call('snapshot-save', { name: 'second' });
    await it.call('reload', {});
    expect(it.state(native, 'license', 'udi', 'sn')).toBe('FOC2602X0A2');
    await it.call('reset');
    expect(it.state(native, 'license', 'udi', 'sn')).toBe('FOC2602X0A1');
    await it.call('snapshot-load', { name: 'second' });
    expect(it.state(native, 'license', 'udi', 'sn')).toBe('FOC2602X0A2');
    // What the unit before wrote is still its own: in the model, over REST and on the command line.
    const [first] = it.state(SMART, 'state', 'state-info', 'rum-reports-closed-keys') as JsonObject[];
    expect(first!['rum-report-key']).toContain('FOC2602X0A1');
    expect(first!.udi).toMatchObject({ sn: 'FOC2602X0A1' });
    expect(reports(it.device.agent.state)[0]!.udi).toBe('PID:C9300X-24HX,SN:FOC2602X0A1');
    await it.call('switchover', { lost: true });
    expect(members(it).some((text) => text.startsWith('FOC2602X0A2'))).toBe(false);
    await expect(make('c9300-48uxm').call('switchover', {})).rejects.toThrow('no standby');
  });

  test('hseck9: first the code, then the feature; a switchover to a unit without a key ends it', async () => {
    const it = make('c9300x-stack');
    await expect(it.call('set-feature', { name: 'hseck9' })).rejects.toThrow('authorization code');
    await it.call('force-state', { condition: 'slac-installed', sn: 'FOC2602X0A1' });
    await it.call('set-feature', { name: 'hseck9' });
    expect(view.licenses(it.device.agent.state).find(({ name }) => name === 'hseck9')?.count).toBe(1);
    await it.call('reload', {});
    expect(it.state('sly-control:control', 'state', 'feature')).toEqual([{ name: 'hseck9' }]);
    const starts = it.device.chassis.restarts.length;
    await it.call('switchover', {});
    expect(said(it)).toContain('UNAUTHORIZED_HSEC');
    expect(it.device.chassis.restarts.length).toBe(starts + 1);
    expect(it.state('sly-control:control', 'state', 'feature')).toBeUndefined();
  });
});

test('S2 "Permitted Base and Add-On License Combinations": a Catalyst 9600 takes no other add-on than its own', () => {
  const level = ['Cisco-IOS-XE-native:native', 'license', 'boot', 'level'];
  const essentials = { 'network-advantage': { addon: 'dna-essentials' } };
  expect(() => make('c9606r-dual').set(level, essentials)).toThrow('Device refused');
  make('c9300-48uxm').set(level, essentials);
});

describe('codes and conditions', () => {
  test.each([
    ['slac-installed', 'authorization-type-auth-code'],
    ['reserved', 'authorization-type-slr'],
    ['reserved-permanent', 'authorization-type-plr'],
  ])('%s shows as %s', async (condition, type) => {
    const it = make('c9300x-stack');
    await it.call('force-state', { condition });
    const path = ['state', 'state-info', 'imported-authorizations', 'overall-status'];
    const [first] = it.state(SMART, ...path) as JsonObject[];
    expect((first!['installed-list'] as JsonObject[])[0]).toMatchObject({ 'install-type': type });
  });

  test('corrupt and expire', async () => {
    const it = make('c9300x-stack');
    await it.call('force-state', {
      condition: 'trust-installed',
      'smart-account': 'SA',
      'virtual-account': 'VA',
    });
    expect(it.device.agent.state.trust).toHaveLength(3);
    await it.call('corrupt', { code: 'trust-code', sn: 'FOC2602X0A1' });
    expect(it.device.agent.state.trust).toHaveLength(2);
    expect(said(it)).toContain('TRUST_CODE_INSTALL_FAILED');
    await it.call('force-state', { condition: 'slac-installed' });
    await it.call('expire', { code: 'authorization-code' });
    expect(said(it).at(-1)).toBe('AUTHORIZATION_REMOVED');
    await expect(it.call('expire', { code: 'trust-code', sn: 'nobody' })).rejects.toThrow('serial number');
  });

  test.each(CONDITIONS.map((condition) => [condition]))(
    '%s is in the model, and shows valid state',
    async (condition) => {
      const it = make('c9300-48uxm');
      const input = schema().rpcs.get('sly-control:force-state')!.input!;
      const leaf = input.byJsonName.get('condition');
      expect(leaf?.kind === 'leaf' && leaf.type.parseJson(condition)).toBe(condition);
      await it.call('force-state', { condition, reason: 'because' });
      expect(problems(schema().root.byJsonName.get(SMART)!, it.state(SMART)!)).toEqual([]);
      await it.call('advance-time', { seconds: 86_400 });
    },
  );
});
