import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../codegen/index.ts';
import { LICENSING, NATIVE, withValue } from '../../src/device/tree.ts';
import { ERROR_CODES } from '../../src/licensing/index.ts';
import { problems, profile, schema, T0, testDevice } from './support.ts';

const info = (state: JsonObject) => state['state-info'] as JsonObject;

describe('clients.md: licensing data as a real device shows it', () => {
  test('a device out of the box', () => {
    const state = testDevice().state(LICENSING);
    expect(state).toMatchObject({
      'always-enabled': true,
      'smart-enabled': true,
      version: '6.1.4/6feb8bc10',
      'state-info': {
        registration: { 'registration-state': 'reg-state-not-registered', 'export-control-allowed': false },
        authorization: { 'authorization-state': 'auth-state-none' },
        transport: { 'transport-type': 'transport-type-cslu' },
        evaluation: { 'eval-in-use': false, 'eval-expired': false, 'eval-period-left': { 'time-left': 0 } },
        udi: { pid: 'C9300-48UXM', sn: profile.sn, vid: '', 'mac-address': '00:00:00:00:00:00' },
        policy: {
          'policy-type': 'policy-type-merged',
          'policy-name': '',
          'ack-required': true,
          'policy-enforced': { 'reporting-first-time': 0, 'reporting-ongoing': 0, 'reporting-macd': 0 },
          'policy-subscription': {
            'reporting-first-time': 90,
            'reporting-ongoing': 90,
            'reporting-macd': 90,
          },
          'policy-perpetual': { 'reporting-first-time': 365, 'reporting-ongoing': 0, 'reporting-macd': 90 },
        },
        'rum-ack': {
          'last-received-time': '1970-01-01T00:00:00+00:00',
          'next-report-deadline': '2026-04-05T10:00:00+00:00',
        },
        'trust-code': [{ key_udi: `PID:C9300-48UXM,SN:${profile.sn}`, 'is-installed': false }],
      },
    });
    expect(info(state)).not.toHaveProperty('rum-reports-closed-keys');
    expect(info(state).usage).toMatchObject([
      {
        'license-name': 'network-advantage',
        'short-name': 'C9300-48 Network Advantage',
        count: 1,
        'post-paid': true,
      },
      { 'license-name': 'dna-advantage', 'short-name': 'C9300-48 DNA Advantage', count: 1 },
    ]);
  });

  test('keys and ids of reports', async () => {
    const { invoke, state } = testDevice();
    await invoke('cisco-smart-license:rum-save-usage-all', { 'file-path': 'flash:rum' });
    const id = T0 / 1000;
    expect(info(state(LICENSING))['rum-reports-closed-keys']).toMatchObject([
      {
        'rum-report-key': `P:C9300-48UXM,S:${profile.sn}_${id}`,
        'report-id': String(id),
        'report-start-time': '2026-01-05T10:00:00+00:00',
        'report-state': 'rum-report-state-unacknowledged',
      },
      { 'report-id': String(id + 1) },
    ]);
  });

  test('transport smart shows its URL as registration URL', () => {
    const { edit, state } = testDevice();
    edit((tree) => withValue(schema(), tree, [NATIVE, 'license', 'smart', 'transport-type'], 'smart'));
    expect(info(state(LICENSING)).transport).toEqual({
      'transport-type': 'transport-type-smart',
      'url-settings': {
        'url-registration': 'https://smartreceiver.cisco.com/licservice/license',
        'url-utility': 'https://smartreceiver.cisco.com/licservice/license',
      },
    });
  });
});

describe('what is provided fits the models', () => {
  test.each([
    [LICENSING, 'state'],
    ['Cisco-IOS-XE-device-hardware-oper:device-hardware-data', undefined],
    ['Cisco-IOS-XE-ha-oper:ha-oper-data', undefined],
    ['Cisco-IOS-XE-stack-oper:stack-oper-data', undefined],
  ])('%s', async (name, member) => {
    const { invoke, state, settle } = testDevice();
    await invoke('cisco-smart-license:register-id-token', { 'id-token': 't', force: false });
    await invoke('cisco-smart-license:rum-save-usage-all', { 'file-path': 'flash:rum' });
    await settle();
    const top = schema().root.byJsonName.get(name)!;
    const node = member === undefined ? top : 'byJsonName' in top ? top.byJsonName.get(member)! : top;
    expect(problems(node, state(name))).toEqual([]);
  });
});

test('the results of commands are those of error-enum', () => {
  const output = schema().rpcs.get('cisco-smart-license:de-register')!.output;
  const code = output.byJsonName.get('return-code')!;
  expect(code.kind === 'leaf' && code.type.enums.map((one) => one.name)).toEqual([...ERROR_CODES]);
});

describe('Cisco-IOS-XE-device-hardware-oper', () => {
  const data = (state: JsonObject) =>
    ((state['device-hardware'] as JsonObject)['device-system-data'] as JsonObject)!;
  const HW = 'Cisco-IOS-XE-device-hardware-oper:device-hardware-data';

  test('tells of unsaved configuration, of starts and their reasons', async () => {
    const { edit, invoke, state, clock } = testDevice();
    expect(data(state(HW))).toMatchObject({ 'unsaved-config': false, 'last-reboot-reason': 'PowerOn' });
    edit((tree) => withValue(schema(), tree, [NATIVE, 'hostname'], 'edge'));
    expect(data(state(HW))['unsaved-config']).toBe(true);
    await invoke('cisco-ia:save-config');
    expect(data(state(HW))['unsaved-config']).toBe(false);
    clock.advance(60_000);
    await invoke('Cisco-IOS-XE-rpc:reload', { force: true });
    expect(data(state(HW))).toMatchObject({
      'boot-time': '2026-01-05T10:01:00+00:00',
      'last-reboot-reason': 'Reload Command',
      'reload-history': { 'rl-history': [{ 'reload-desc': 'Reload Command' }, { 'reload-desc': 'PowerOn' }] },
    });
  });
});
