/** A router on the real core: what a client of NETCONF does with it, without the network. */
import type { JsonObject, JsonValue, Schema } from '../../../codegen/index.ts';
import { editFromTree } from '../../../src/data/edit/edit-from-tree.ts';
import type { Storage, Tree } from '../../../src/datastore/contract.ts';
import { memoryStorage } from '../../../src/datastore/storage/memory.ts';
import type { Network } from '../../../src/device/agent/network.ts';
import { findProfile } from '../../../src/device/profiles/index.ts';
import { type Names, valueAt, withValue } from '../../../src/device/tree.ts';
import { DAY } from '../../../src/licensing/index.ts';
import { virtualClock } from '../../../src/server/clock.ts';
import { type OnCore, onCore } from '../on-core.ts';
import { compiled, NOWHERE, problems, T0 } from '../support.ts';

export { T0 } from '../support.ts';

/** All routers serve the same modules. */
const schema = (): Schema => compiled(findProfile('ncs5501').modules);

export interface Router extends OnCore {
  /** Merges a value into the candidate and commits it; `undefined` removes what stands there. */
  set(names: Names, value: JsonValue | undefined): void;
  config(...names: string[]): JsonValue | undefined;
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
  const it = onCore(schema(), findProfile(name), { base: virtualClock(T0), storage, network });
  const { core, session } = it;
  const { operations } = core;
  const call = async (rpc: string, input: JsonObject = {}) => (await it.invoke(rpc, input)) ?? {};
  return {
    ...it,
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
