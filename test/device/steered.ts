/** A device on the real core, steered through sly-control. */
import type { JsonObject, JsonValue } from '../../codegen/index.ts';
import { editFromTree } from '../../src/data/edit/edit-from-tree.ts';
import { memoryStorage } from '../../src/datastore/storage/memory.ts';
import type { Network } from '../../src/device/agent/network.ts';
import { type AttachedDevice, attachDevice } from '../../src/device/attach.ts';
import { openDeviceClock } from '../../src/device/device-clock.ts';
import { findProfile } from '../../src/device/profiles/index.ts';
import { type Names, valueAt, withValue } from '../../src/device/tree.ts';
import type { Clock, Core, Session } from '../../src/server/contract.ts';
import { createCore } from '../../src/server/core.ts';
import { createUserStore } from '../../src/server/users.ts';
import { NOWHERE, schema } from './support.ts';

const CONTROL = 'sly-control';
const log = { debug() {}, info() {}, warn() {}, error() {} };

export interface Steered {
  readonly core: Core;
  readonly device: AttachedDevice;
  readonly session: Session;
  call(name: string, input?: JsonObject): Promise<JsonObject | undefined>;
  set(names: Names, value: JsonValue): void;
  state(...names: string[]): JsonValue | undefined;
  reports(): string[];
}

export function steered(
  base: Clock,
  network: Network = NOWHERE,
  storage = memoryStorage(),
  profile = findProfile(),
): Steered {
  const clock = openDeviceClock(base, storage);
  const core = createCore({
    schema: schema(),
    storage,
    clock,
    log,
    users: createUserStore([{ name: 'admin', password: 'admin' }], []),
    personality: { style: 'xe', candidate: false, startup: false },
    initial: profile.initial(schema()),
    durable: profile.durable,
  });
  const device = attachDevice(core, profile, { storage, dataDir: undefined, network, clock });
  const session = open(core, 15);
  return {
    core,
    device,
    session,
    call: (name, input = {}) =>
      core.operations.invoke(session, schema().rpcs.get(`${CONTROL}:${name}`)!, input),
    set: (names, value) =>
      core.operations.edit(session, editFromTree(schema(), withValue(schema(), {}, names, value), 'merge'), {
        target: 'running',
      }),
    state: (...names) => valueAt(core.operations.get(session), names),
    reports: () => device.agent.state.ledger.reports.map(({ state }) => state),
  };
}

export const open = (core: Core, privilege: number) =>
  core.sessions.open({
    user: { name: privilege === 15 ? 'admin' : 'guest', privilege },
    transport: 'netconf-ssh',
    sourceHost: '127.0.0.1',
    terminate() {},
  });
