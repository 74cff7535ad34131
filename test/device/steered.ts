/** A device on the real core, steered through sly-control. */
import type { JsonObject, JsonValue } from '../../codegen/index.ts';
import { editFromTree } from '../../src/data/edit/edit-from-tree.ts';
import { memoryStorage } from '../../src/datastore/storage/memory.ts';
import type { Network } from '../../src/device/agent/network.ts';
import { findProfile } from '../../src/device/profiles/index.ts';
import { type Names, withValue } from '../../src/device/tree.ts';
import type { Clock } from '../../src/server/contract.ts';
import { type OnCore, onCore } from './on-core.ts';
import { NOWHERE, schema } from './support.ts';

export { open } from './on-core.ts';

export interface Steered extends OnCore {
  /** An operation of sly-control. */
  call(name: string, input?: JsonObject): Promise<JsonObject | undefined>;
  set(names: Names, value: JsonValue): void;
  reports(): string[];
}

export function steered(
  base: Clock,
  network: Network = NOWHERE,
  storage = memoryStorage(),
  profile = findProfile(),
): Steered {
  const it = onCore(schema(), profile, { base, storage, network });
  const { operations } = it.core;
  return {
    ...it,
    call: (name, input) => it.invoke(`sly-control:${name}`, input),
    set: (names, value) =>
      operations.edit(it.session, editFromTree(schema(), withValue(schema(), {}, names, value), 'merge'), {
        target: 'running',
      }),
    reports: () => it.device.agent.state.ledger.reports.map(({ state }) => state),
  };
}
