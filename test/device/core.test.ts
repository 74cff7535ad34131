/** The device on the real core: datastores, validation, access, state overlay. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../codegen/index.ts';
import { editFromTree } from '../../src/data/edit/edit-from-tree.ts';
import { memoryStorage } from '../../src/datastore/storage/memory.ts';
import { type AttachedDevice, attachDevice } from '../../src/device/attach.ts';
import { LICENSING, NATIVE, type Names, valueAt, withValue } from '../../src/device/tree.ts';
import { type VirtualClock, virtualClock } from '../../src/server/clock.ts';
import type { Core, Session } from '../../src/server/contract.ts';
import { createCore } from '../../src/server/core.ts';
import { createUserStore } from '../../src/server/users.ts';
import { NOWHERE, profile, schema, T0 } from './support.ts';

let core: Core;
let device: AttachedDevice;
let clock: VirtualClock;
let session: Session;

beforeEach(() => {
  const storage = memoryStorage();
  clock = virtualClock(T0);
  core = createCore({
    schema: schema(),
    storage,
    clock,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    users: createUserStore([{ name: 'admin', password: 'admin' }], []),
    personality: { style: 'xe', candidate: false, startup: false },
    initial: profile.initial(schema()),
    durable: profile.durable,
  });
  device = attachDevice(core, profile, { storage, dataDir: undefined, network: NOWHERE });
  session = core.sessions.open({
    user: { name: 'admin', privilege: 15 },
    transport: 'internal',
    sourceHost: '127.0.0.1',
    terminate() {},
  });
});

/** Merges one value into running, as a client would. */
function set(names: Names, value: JsonValue): void {
  const edit = editFromTree(schema(), withValue(schema(), {}, names, value), 'merge');
  core.operations.edit(session, edit, { target: 'running' });
}

function remove(names: Names): void {
  const after = withValue(schema(), core.tree('running'), names, undefined);
  core.operations.copyConfig(session, 'running', after);
}

const invoke = (name: string, input: JsonObject = {}) =>
  core.operations.invoke(session, schema().rpcs.get(name)!, input);
const config = [LICENSING, 'config'];
const smart = [NATIVE, 'license', 'smart'];
const state = (...names: string[]) => valueAt(core.operations.get(session), [LICENSING, 'state', ...names]);

describe('one configuration in two models', () => {
  test('written through one, read through the other, and known to the agent', () => {
    set([...config, 'usage', 'interval'], 14);
    expect(valueAt(core.tree('running'), [...smart, 'usage', 'interval'])).toBe(14);
    expect(device.agent.state.settings.interval).toBe(14);
    set([...smart, 'transport-type'], 'smart');
    set([...smart, 'url', 'name'], 'https://s.example/');
    expect(valueAt(core.tree('running'), [...config, 'transport'])).toEqual({
      'transport-type': 'transport-type-smart',
      'transport-smart': { urls: { 'url-registration': 'https://s.example/' } },
    });
    expect(state('state-info', 'transport', 'url-settings', 'url-registration')).toBe('https://s.example/');
    set([...config, 'transport', 'transport-type'], 'transport-type-off');
    expect(valueAt(core.tree('running'), [...config, 'transport'])).toEqual({
      'transport-type': 'transport-type-off',
    });
    remove(config);
    expect(valueAt(core.tree('running'), [...smart, 'transport-type'])).toBeUndefined();
    expect(state('state-info', 'transport', 'transport-type')).toBe('transport-type-cslu');
  });

  test('a smart URL while the transport is another is refused by the model', () => {
    expect(() => set([...config, 'transport', 'transport-smart', 'url-default'], true)).toThrow();
    expect(valueAt(core.tree('running'), config)).toBeUndefined();
  });
});

describe('reload', () => {
  test('frees the locks, brings the saved configuration and the boot level', async () => {
    core.operations.lock(session, 'running');
    set([NATIVE, 'license', 'boot', 'level', 'network-essentials'], { addon: 'dna-essentials' });
    await invoke('cisco-ia:save-config');
    set([NATIVE, 'hostname'], 'unsaved');
    expect(await invoke('Cisco-IOS-XE-rpc:reload')).toEqual({ result: 'Reload in progress' });
    expect(core.locks().size).toBe(0);
    expect(valueAt(core.tree('running'), [NATIVE, 'hostname'])).toBe('Switch');
    const usage = state('state-info', 'usage') as JsonObject[];
    expect(usage.map((one) => one['license-name'])).toEqual(['network-essentials', 'dna-essentials']);
  });
});

describe('RPCs', () => {
  test('input is checked against the model, output is that of the agent', async () => {
    await expect(invoke('cisco-smart-license:id-token-trust')).rejects.toThrow();
    expect(await invoke('cisco-smart-license:id-token-trust', { 'id-token': 't' })).toEqual({
      'return-code': 'commsend',
    });
    expect(await invoke('cisco-smart-license:rum-save-usage-all', { 'file-path': 'flash:u' })).toEqual({
      'return-code': 'success',
    });
    expect(state('state-info', 'rum-reports-closed-keys')).toHaveLength(2);
  });

  test('a rollback while the caller holds the lock', async () => {
    const { result } = (await invoke('cisco-ia:checkpoint'))!;
    core.operations.lock(session, 'running');
    set([NATIVE, 'hostname'], 'changed');
    await invoke('cisco-ia:rollback', { 'target-url': String(result).split(' ').at(-1)! });
    expect(valueAt(core.tree('running'), [NATIVE, 'hostname'])).toBe('Switch');
  });
});

test('notifications go out on the stream', async () => {
  const heard: string[] = [];
  core.events.subscribe(
    session,
    { stream: 'NETCONF' },
    { onEvent: ({ notification }) => heard.push(notification.name) },
  );
  await invoke('cisco-smart-license:register-id-token', { 'id-token': 't' });
  expect(heard).toEqual(['communications-fail', 'registration-fail']);
});
