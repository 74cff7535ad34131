/** S3 "Smart Licensing Using Policy", "On-premises deployments", "Direct deployments", "Guidelines ...": configuration. */
import { describe, expect, test } from 'vitest';
import { memoryStorage } from '../../../src/datastore/storage/memory.ts';
import { CFG, COMMON, FLEX, UM } from '../../../src/device/xr/faces.ts';
import { router } from './rig.ts';

const UM_MODULE = 'Cisco-IOS-XR-um-license-smart-cfg';
const infra = ['Cisco-IOS-XR-infra-smartlicense-oper:smart-agent', 'licensing', 'state', 'state-info'];
const type = [...CFG, 'transport', 'transport-type'];
const urls = [...CFG, 'transport', 'transport-smart', 'urls'];

describe('On-premises deployments', () => {
  test('cslu is the default transport', () => {
    const { config, state } = router();
    expect(config(...type)).toBeUndefined();
    expect(state(...infra, 'transport')).toMatchObject({
      'transport-type': 'clsu',
      'url-settings': { 'url-registration': 'http://cslu-local:8182/cslu/v1/pi' },
    });
  });

  test('the URL of SSM On-Prem is set in either model', () => {
    const { set, config, device } = router();
    set([...urls, 'url-cslu'], 'http://192.0.2.1:8182/cslu/v1/pi/SATELLITE9-1');
    expect(config(...COMMON, 'transport', 'transport-cslu', 'url-cslu')).toBe(
      'http://192.0.2.1:8182/cslu/v1/pi/SATELLITE9-1',
    );
    expect(device.agent.state.settings.csluUrl).toBe('http://192.0.2.1:8182/cslu/v1/pi/SATELLITE9-1');
    set([...COMMON, 'transport', 'transport-cslu', 'url-cslu'], undefined);
    expect(config(...urls, 'url-cslu')).toBeUndefined();
  });
});

describe('Direct deployments', () => {
  test('transport smart in one model is transport smart in all, with URL and proxy', () => {
    const { set, config, device, state } = router();
    set([...UM, 'transport', 'smart'], {});
    set([...UM, 'url'], 'https://smart.example/licservice/license');
    set([...UM, 'proxy'], { hostname: 'proxy.example', port: 8080 });
    expect(config(...CFG, 'transport')).toEqual({
      'transport-smart': {
        proxy: { port: 8080, 'host-name': 'proxy.example' },
        urls: { 'url-registration': 'https://smart.example/licservice/license' },
      },
      'transport-type': 'transport-type-smart',
    });
    expect(config(...COMMON, 'transport')).toEqual({
      'transport-type': 'transport-type-smart',
      'transport-smart': { urls: { 'url-registration': 'https://smart.example/licservice/license' } },
    });
    expect(device.agent.state.settings).toMatchObject({
      transport: 'smart',
      url: 'https://smart.example/licservice/license',
      proxy: { address: 'proxy.example', port: 8080 },
    });
    expect(state(...infra, 'transport')).toMatchObject({
      'transport-type': 'smart',
      'proxy-info': { address: 'proxy.example', port: '8080' },
    });
    set(type, 'transport-type-off');
    expect(config(...UM, 'transport')).toBeUndefined();
    expect(config(...COMMON, 'transport')).toEqual({ 'transport-type': 'transport-type-off' });
    set(type, 'transport-type-smart');
    expect(config(...COMMON, 'transport', 'transport-smart', 'urls', 'url-registration')).toBe(
      'https://smart.example/licservice/license',
    );
    set([...UM, 'transport', 'smart'], undefined);
    expect(config(...type)).toBeUndefined();
    expect(device.agent.state.settings.transport).toBeUndefined();
  });

  test('two models that are set to different things are refused as a whole', () => {
    const { set, config, core, session } = router();
    expect(() => set([...CFG], { privacy: { version: [null] } })).not.toThrow();
    expect(config(...COMMON, 'privacy')).toEqual({ version: true });
    set(type, 'transport-type-smart');
    const before = core.tree('running');
    expect(() =>
      core.operations.copyConfig(session, 'running', {
        [CFG[0]!]: { transport: { 'transport-type': 'transport-type-cslu' } },
        [COMMON[0]!]: { config: { transport: { 'transport-type': 'transport-type-off' } } },
      }),
    ).toThrow('different things');
    expect(core.tree('running')).toBe(before);
  });
});

describe('Guidelines for Smart Licensing Using Policy', () => {
  test('callhome is gone from 25.3.1 on', () => {
    const newer = router('8201');
    expect(() => newer.set(type, 'transport-type-callhome')).toThrow('no transport callhome any more');
    expect(newer.config(...type)).toBeUndefined();
    const older = router('asr9006');
    older.set(type, 'transport-type-callhome');
    expect(older.state(...infra, 'transport', 'transport-type')).toBe('callhome');
  });

  test('privacy keeps name and version back, one by one or both', () => {
    const { set, device, state } = router();
    set([...COMMON, 'privacy', 'hostname'], true);
    expect(device.agent.state.settings).toMatchObject({ privacyHostname: true });
    set([...CFG, 'privacy', 'all'], [null]);
    expect(state(...infra, 'privacy')).toEqual({ 'host-name': 'yes', version: 'yes' });
  });
});

describe('YANG data models for Smart Licensing: switches', () => {
  test('reservation, software upgrade and flexible consumption are the same in both models', () => {
    const { set, config } = router();
    expect(config(`${UM_MODULE}:license-smart-flexible-consumption`)).toEqual({ enable: {} });
    set([`${UM_MODULE}:license-smart-reservation`], {});
    set([`${UM_MODULE}:license-smart-software-upgrade`, 'enable'], {});
    expect(config(...FLEX)).toEqual({
      'fcm-enable': true,
      'software-upgrade-enable': true,
      reservation: true,
    });
    set([...FLEX, 'reservation'], false);
    expect(config(`${UM_MODULE}:license-smart-reservation`)).toBeUndefined();
    expect(config(...FLEX, 'reservation')).toBe(false);
  });

  test('flexible consumption decides which licences count', () => {
    const { set, device } = router('asr9006');
    const names = () => device.agent.state.features.map(({ name }) => name);
    expect(names()).toEqual(['ESS_100G_RTU_1', 'ESS_ED_100G_SIA_3', 'A9K_400GE_TRK', 'A9K_MOD400_TRK']);
    set([...FLEX, 'fcm-enable'], undefined);
    expect(names()).toEqual(['A9K_400GE_TRK', 'A9K_MOD400_TRK']);
  });
});

test('a commit is durable: a restart keeps what was committed', async () => {
  const storage = memoryStorage();
  const { set, call, config } = router('ncs5501', storage);
  set(type, 'transport-type-off');
  await call('sly-control:reload');
  expect(config(...type)).toBe('transport-type-off');
  await call('sly-control:reset');
  expect(config(...type)).toBeUndefined();
  expect(config(...FLEX, 'fcm-enable')).toBe(true);
});
