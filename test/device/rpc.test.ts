import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../codegen/index.ts';
import { parsePath } from '../../src/device/flash/flash.ts';
import { LICENSING, NATIVE, valueAt, withValue } from '../../src/device/tree.ts';
import { profile, schema, testDevice, testStorage } from './support.ts';

const SL = 'cisco-smart-license';
const LEVEL = [NATIVE, 'license', 'boot', 'level'];
const usage = (state: JsonObject) =>
  (valueAt({ state }, ['state', 'state-info', 'usage']) as JsonObject[]).map((one) => one['license-name']);

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sly-device-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('RPCs of cisco-smart-license with no licence server reachable', () => {
  test.each<[string, JsonObject, string]>([
    ['register-id-token', { 'id-token': 't', force: false }, 'commsend'],
    ['de-register', {}, 'notregistered'],
    ['renew-id', {}, 'notregistered'],
    ['renew-auth', {}, 'notregistered'],
    ['id-token-trust', { 'id-token': 't', 'all-ha': false, force: false }, 'commsend'],
    ['rum-save-usage-all', { 'file-path': 'flash:a' }, 'success'],
    ['rum-save-usage-unreported', { 'file-path': 'bootflash:a' }, 'success'],
    ['rum-save-usage-days', { 'file-path': 'flash:a', days: 3 }, 'success'],
    ['trust-request-save', { 'file-path': 'flash:a' }, 'success'],
    ['authorization-request-online', { 'feature-name': 'hseck9', local: true, add: true }, 'notsupported'],
    ['authorization-code-return-online', { local: true }, 'noauthorizationinstalled'],
    [
      'authorization-code-return-offline',
      { local: true, 'file-path': 'flash:a' },
      'noauthorizationinstalled',
    ],
    ['import-file', { 'file-path': 'flash:nothing' }, 'storageobjdoesnotexist'],
    ['import-file', { 'file-path': 'tftp://h/a' }, 'platformpathinvalid'],
    ['rum-save-usage-all', { 'file-path': 'flash:../../etc/x' }, 'platformpathinvalid'],
  ])('%s %j: %s', async (name, input, code) => {
    expect(await testDevice().invoke(`${SL}:${name}`, input)).toEqual({ 'return-code': code });
  });

  test.each([
    ['17.8.1', 'netconf-ssh', false],
    ['17.8.1', 'shell', true],
    ['17.9.1', 'netconf-ssh', true],
  ] as const)(
    'S1 Trust Code: %s, saved over %s: asks for a trust code: %s',
    async (softwareVersion, transport, asks) => {
      const { invoke, device } = testDevice();
      const { identity, settings } = device.agent.state;
      const level = { base: 'network-advantage' } as const;
      device.agent.dispatch({ type: 'boot', identity: { ...identity, softwareVersion }, level, settings });
      await invoke(`${SL}:rum-save-usage-all`, { 'file-path': 'flash:out' }, transport);
      const found = device.flash.read(['out']);
      expect(found.ok && found.value.toString().includes('smartLicenseTrustRequest')).toBe(asks);
    },
  );

  test('a failed trust request shows in message and notification', async () => {
    const { invoke, published, device } = testDevice();
    published.length = 0;
    await invoke(`${SL}:id-token-trust`, { 'id-token': 't' });
    expect(published).toEqual([
      {
        name: `${SL}:communications-fail`,
        content: { reason: 'general-failure', message: 'Unable to resolve server hostname/domain name' },
      },
    ]);
    expect(device.systemLog.lines.at(-1)).toBe(
      '*Jan 5 10:00:00.000: %SMART_LIC-3-COMM_FAILED: Communications failure with the Cisco Smart License Utility (CSLU) : Unable to resolve server hostname/domain name',
    );
  });

  test('the agent pushes by itself, fails and says so', async () => {
    const { clock, device, settle } = testDevice();
    clock.advance(2 * 60_000);
    await settle();
    expect(device.systemLog.lines.at(-1)).toContain('%SMART_LIC-3-COMM_FAILED');
  });

  test('the IOS XE license command is the same', async () => {
    const { invoke } = testDevice();
    const run = async (smart: JsonObject) => (await invoke('Cisco-IOS-XE-rpc:license', { smart }))?.result;
    expect(await run({ save: { usage: { all: { file: 'flash:a' } } } })).toBe('Success');
    expect(await run({ trust: { idtoken: 't', force: [null] } })).toBe(
      '% Error: id-token-trust failed: commsend',
    );
    expect(await run({ deregister: [null] })).toBe('% Error: de-register failed: notregistered');
    expect(await run({ import: 'flash:a' })).toBe('% Error: import-file failed: invalidresponse');
  });

  test.each<[JsonObject, string]>([
    [
      {},
      '% Incomplete command: smart wants save, authorization, import, trust, register, deregister or renew',
    ],
    [{ save: {} }, '% Incomplete command: save wants usage with a file, or trust-request'],
    [
      { save: { usage: { days: 5 } } },
      '% Incomplete command: save wants usage with a file, or trust-request',
    ],
    [
      { save: { usage: { all: { file: 'flash:a' }, file: 'flash:b' } } },
      '% Invalid command: all and file exclude each other',
    ],
    [{ authorization: {} }, '% Incomplete command: authorization wants request or return'],
    [
      { authorization: { request: { all: [null] } } },
      '% Incomplete command: request wants a feature to add or to replace',
    ],
    [
      { authorization: { request: { add: 'hseck9', replace: 'hseck9' } } },
      '% Invalid command: add and replace exclude each other',
    ],
    [
      { authorization: { return: { all: [null] } } },
      '% Incomplete command: return wants online, or a file to return offline',
    ],
    [
      { authorization: { return: { online: [null], offline: 'flash:a' } } },
      '% Invalid command: offline and online exclude each other',
    ],
    [
      { trust: { idtoken: 't', all: [null], local: [null] } },
      '% Invalid command: all and local exclude each other',
    ],
    [{ trust: {} }, '% Incomplete command: trust wants an idtoken'],
    [{ register: { idtoken: '' } }, '% Incomplete command: register wants an idtoken'],
  ])('the IOS XE license command %j is none: %s', async (smart, result) => {
    expect(await testDevice().invoke('Cisco-IOS-XE-rpc:license', { smart })).toEqual({ result });
  });
});

describe('licensing state is durable', () => {
  test('a restart of the process continues with all reports, unsaved configuration is gone', async () => {
    const storage = testStorage();
    const first = testDevice({ storage, dataDir: dir });
    await first.invoke(`${SL}:rum-save-usage-all`, { 'file-path': 'flash:rum.xml' });
    expect(readFileSync(join(dir, 'flash', 'rum.xml'), 'utf8')).toContain('<RUMReport>');
    const closed = first.device.agent.state.ledger.reports.filter((report) => report.state !== 'open');
    first.device.close();
    const second = testDevice({ storage, dataDir: dir });
    expect(second.device.agent.state.ledger.reports).toEqual(expect.arrayContaining(closed));
    expect(second.device.chassis.restarts).toHaveLength(2);
  });

  test('what was asked when the device closes is answered', async () => {
    const { device, invoke } = testDevice({ network: { post: () => new Promise(() => {}) } });
    const reply = invoke(`${SL}:id-token-trust`, { 'id-token': 't' });
    device.close();
    expect(await reply).toEqual({ 'return-code': 'shuttingdown' });
  });
});

describe('S2 Configure Base and Add-On Licenses', () => {
  test('a boot level takes effect when it was saved and the device reloads', async () => {
    const { edit, invoke, state } = testDevice();
    const essentials = { 'network-essentials': { addon: 'dna-essentials' } };
    edit((tree) => withValue(schema(), tree, LEVEL, essentials));
    expect(usage(state(LICENSING))).toEqual(['network-advantage', 'dna-advantage']);
    await invoke('cisco-ia:save-config');
    expect(usage(state(LICENSING))).toEqual(['network-advantage', 'dna-advantage']);
    await invoke('Cisco-IOS-XE-rpc:reload', {});
    expect(usage(state(LICENSING))).toEqual(['network-essentials', 'dna-essentials']);
  });

  test('without saving, a reload brings the old configuration back', async () => {
    const { edit, invoke, trees, terminated, clock } = testDevice();
    edit((tree) => withValue(schema(), tree, [NATIVE, 'hostname'], 'unsaved'));
    expect(await invoke('Cisco-IOS-XE-rpc:reload', {})).toEqual({ result: 'Reload in progress' });
    expect(valueAt(trees.get('running')!, [NATIVE, 'hostname'])).toBe('Switch');
    expect(terminated).toEqual([]);
    clock.advance(2_000);
    expect(terminated).toEqual([7]);
  });
});

describe('cisco-ia', () => {
  test('save-config copies running to startup and says so', async () => {
    const { invoke, trees } = testDevice();
    expect(await invoke('cisco-ia:save-config')).toEqual({ result: 'Save running-config successful' });
    expect(trees.get('startup')).toEqual(trees.get('running'));
  });

  test('a rollback goes back to a checkpoint', async () => {
    const { edit, invoke, trees } = testDevice();
    const before = trees.get('running');
    const { result } = (await invoke('cisco-ia:checkpoint'))!;
    edit((tree) => withValue(schema(), tree, [NATIVE, 'hostname'], 'changed'));
    const url = String(result).split(' ').at(-1)!;
    await invoke('cisco-ia:rollback', { 'target-url': url });
    expect(trees.get('running')).toEqual(before);
    await expect(invoke('cisco-ia:rollback', { 'target-url': 'flash:none' })).rejects.toThrow('no such file');
  });
});

describe('Cisco-IOS-XE-rpc: files', () => {
  const copy = (from: string, to: string): JsonObject => ({
    'source-drop-node-name': from,
    'destination-drop-node-name': to,
  });

  test('configurations are copied to flash and back', async () => {
    const { edit, invoke, trees } = testDevice();
    await invoke('Cisco-IOS-XE-rpc:copy', copy('running-config', 'flash:backup'));
    edit((tree) => withValue(schema(), tree, [NATIVE, 'hostname'], 'changed'));
    await invoke('Cisco-IOS-XE-rpc:copy', copy('flash:backup', 'flash:dir/second'));
    await invoke('Cisco-IOS-XE-rpc:copy', copy('flash:dir/second', 'running-config'));
    expect(valueAt(trees.get('running')!, [NATIVE, 'hostname'])).toBe('Switch');
    await invoke('Cisco-IOS-XE-rpc:delete', { 'filename-drop-node-name': 'flash:backup' });
    await expect(invoke('Cisco-IOS-XE-rpc:copy', copy('flash:backup', 'running-config'))).rejects.toThrow();
    await expect(invoke('Cisco-IOS-XE-rpc:copy', copy('tftp://a/b', 'flash:b'))).rejects.toThrow(
      'out of reach',
    );
  });

  test('factory-reset erases all, licensing too unless told otherwise', async () => {
    const { edit, invoke, trees, device } = testDevice();
    edit((tree) => withValue(schema(), tree, [NATIVE, 'hostname'], 'changed'));
    await invoke('cisco-ia:save-config');
    await invoke(`${SL}:rum-save-usage-all`, { 'file-path': 'flash:a' });
    const nextId = device.agent.state.ledger.nextId;
    await invoke('Cisco-IOS-XE-rpc:factory-reset', { all: {} });
    expect(trees.get('running')).toEqual(profile.initial(schema()));
    expect(device.flash.read(['a']).ok).toBe(false);
    expect(device.agent.state.ledger.reports.every((report) => report.id >= nextId)).toBe(true);
  });
});

describe('flash: no path leads out', () => {
  test.each([
    'flash:',
    'flash:../x',
    'flash:a/../../x',
    'flash:/./x',
    'flash:a//b',
    'flash:a\0b',
    'nvram:x',
    'flash:a\\b',
    'http://h/x',
  ])('%j is no path', (path) => {
    expect(parsePath(path)).toBeUndefined();
  });

  test('both file systems are one, and flash is meant without one', () => {
    expect([parsePath('flash:/a/b'), parsePath('bootflash:a/b'), parsePath('a/b')]).toEqual(
      Array.from({ length: 3 }, () => ['a', 'b']),
    );
  });

  test('a symbolic link is not followed', async () => {
    const { invoke } = testDevice({ dataDir: dir });
    writeFileSync(join(dir, 'secret'), '<smartLicense/>');
    symlinkSync(join(dir, 'secret'), join(dir, 'flash', 'link'));
    symlinkSync(dir, join(dir, 'flash', 'out'));
    const importing = (path: string) => invoke(`${SL}:import-file`, { 'file-path': path });
    expect(await importing('flash:link')).toEqual({ 'return-code': 'platformpathinvalid' });
    expect(await importing('flash:out/secret')).toEqual({ 'return-code': 'platformpathinvalid' });
    await invoke(`${SL}:rum-save-usage-all`, { 'file-path': 'flash:out/new' });
    expect(existsSync(join(dir, 'new'))).toBe(false);
  });
});
