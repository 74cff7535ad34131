/** A device on the real core, used as a client of NETCONF uses it, without the network. */
import type { JsonObject, JsonValue, Schema } from '../../codegen/index.ts';
import type { Storage } from '../../src/datastore/contract.ts';
import type { Network } from '../../src/device/agent/network.ts';
import { type AttachedDevice, attachDevice } from '../../src/device/attach.ts';
import { openDeviceClock } from '../../src/device/device-clock.ts';
import type { DeviceProfile } from '../../src/device/profiles/profile.ts';
import { valueAt } from '../../src/device/tree.ts';
import type { Clock, Core, Session } from '../../src/server/contract.ts';
import { createCore } from '../../src/server/core.ts';
import { createUserStore } from '../../src/server/users.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };

export interface OnCore {
  readonly core: Core;
  readonly device: AttachedDevice;
  /** Of an administrator. */
  readonly session: Session;
  invoke(rpc: string, input?: JsonObject): Promise<JsonObject | undefined>;
  state(...names: string[]): JsonValue | undefined;
}

export function onCore(
  schema: Schema,
  profile: DeviceProfile,
  parts: { readonly base: Clock; readonly storage: Storage; readonly network: Network },
): OnCore {
  const { base, storage, network } = parts;
  const clock = openDeviceClock(base, storage);
  const { style, candidate, startup, durable } = profile;
  const core = createCore({
    schema,
    storage,
    clock,
    log,
    users: createUserStore([{ name: 'admin', password: 'admin' }], []),
    personality: { style, candidate, startup },
    initial: profile.initial(schema),
    durable,
  });
  const device = attachDevice(core, profile, { storage, dataDir: undefined, network, clock });
  const session = open(core, 15);
  return {
    core,
    device,
    session,
    invoke: (rpc, input = {}) => core.operations.invoke(session, schema.rpcs.get(rpc)!, input),
    state: (...names) => valueAt(core.operations.get(session), names),
  };
}

export const open = (core: Core, privilege: number): Session =>
  core.sessions.open({
    user: { name: privilege === 15 ? 'admin' : 'guest', privilege },
    transport: 'netconf-ssh',
    sourceHost: '127.0.0.1',
    terminate() {},
  });
