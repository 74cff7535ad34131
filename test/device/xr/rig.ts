/** A router on the real core: what a client of NETCONF does with it, without the network. */
import { fileURLToPath } from 'node:url';
import {
  compileModules,
  directoryLoader,
  type JsonObject,
  type JsonValue,
  type Schema,
} from '../../../codegen/index.ts';
import { editFromTree } from '../../../src/data/edit/edit-from-tree.ts';
import type { Storage, Tree } from '../../../src/datastore/contract.ts';
import { memoryStorage } from '../../../src/datastore/storage/memory.ts';
import type { Network } from '../../../src/device/agent/network.ts';
import { type AttachedDevice, attachDevice } from '../../../src/device/attach.ts';
import { openDeviceClock } from '../../../src/device/device-clock.ts';
import { findProfile } from '../../../src/device/profiles/index.ts';
import { type Names, valueAt, withValue } from '../../../src/device/tree.ts';
import { DAY } from '../../../src/licensing/index.ts';
import { virtualClock } from '../../../src/server/clock.ts';
import type { Core, Session } from '../../../src/server/contract.ts';
import { createCore } from '../../../src/server/core.ts';
import { createUserStore } from '../../../src/server/users.ts';
import { NOWHERE, problems } from '../support.ts';

const yang = (name: string) => fileURLToPath(new URL(`../../../yang/${name}`, import.meta.url));
let compiled: Schema | undefined;

/** All routers serve the same modules. */
function schema(): Schema {
  compiled ??= compileModules({
    sources: [],
    load: directoryLoader([yang('cisco'), yang('ietf'), yang('sly')]),
    implement: [...findProfile('ncs5501').modules],
  });
  return compiled;
}

export const T0 = Date.UTC(2026, 0, 5, 10, 0, 0);
const log = { debug() {}, info() {}, warn() {}, error() {} };

export interface Router {
  readonly core: Core;
  readonly device: AttachedDevice;
  readonly session: Session;
  /** Merges a value into the candidate and commits it; `undefined` removes what stands there. */
  set(names: Names, value: JsonValue | undefined): void;
  config(...names: string[]): JsonValue | undefined;
  state(...names: string[]): JsonValue | undefined;
  call(rpc: string, input?: JsonObject): Promise<JsonObject>;
  days(count: number): Promise<void>;
  /** Members and values of the state that its schema has not. */
  problems(): string[];
}

export function router(
  name = 'ncs5501',
  storage: Storage = memoryStorage(),
  network: Network = NOWHERE,
): Router {
  const profile = findProfile(name);
  const clock = openDeviceClock(virtualClock(T0), storage);
  const core = createCore({
    schema: schema(),
    storage,
    clock,
    log,
    users: createUserStore([{ name: 'admin', password: 'admin' }], []),
    personality: { style: 'xr', candidate: true, startup: false },
    initial: profile.initial(schema()),
    durable: profile.durable,
  });
  const device = attachDevice(core, profile, { storage, dataDir: undefined, network, clock });
  const session = core.sessions.open({
    user: { name: 'admin', privilege: 15 },
    transport: 'netconf-ssh',
    sourceHost: '127.0.0.1',
    terminate() {},
  });
  const { operations } = core;
  const call = async (rpc: string, input: JsonObject = {}) =>
    (await operations.invoke(session, schema().rpcs.get(rpc)!, input)) ?? {};
  return {
    core,
    device,
    session,
    set(names, value) {
      const tree: Tree = withValue(schema(), core.tree('candidate'), names, value);
      try {
        operations.edit(session, editFromTree(schema(), tree, 'replace'), { target: 'candidate' });
        operations.commit(session);
      } finally {
        operations.discardChanges(session);
      }
    },
    config: (...names) => valueAt(operations.getConfig(session, 'running'), names),
    state: (...names) => valueAt(operations.get(session), names),
    call,
    async days(count) {
      await call('sly-control:advance-time', { seconds: (count * DAY) / 1000 });
    },
    problems: () =>
      Object.entries(operations.get(session))
        .filter(([member]) => /^cisco-|^Cisco-/.test(member))
        .flatMap(([member, value]) => problems(schema().root.byJsonName.get(member)!, value)),
  };
}
