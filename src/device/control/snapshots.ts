/** The whole device under a name, in its storage beside its own state. */
import type { JsonObject, JsonValue } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { Storage, Tree } from '../../datastore/contract.ts';
import type { AgentState } from '../../licensing/index.ts';
import type { Fault } from '../agent/faulty-network.ts';
import type { ChassisMemory } from '../chassis.ts';

export interface Snapshot {
  /** The device's clock, epoch milliseconds. */
  readonly saved: number;
  readonly clockOffset: number;
  readonly running: Tree;
  readonly startup: Tree;
  readonly agent: AgentState;
  readonly chassis: ChassisMemory;
  readonly fault: Fault;
  readonly files: JsonObject;
}

const INDEX = 'snapshots';
/** How many names there may be. */
const KEPT = 64;

const keyOf = (name: string) => `snapshot/${name}`;

/** Names and when each was saved. */
export function savedSnapshots(storage: Storage): Readonly<Record<string, number>> {
  return (storage.get(INDEX) ?? {}) as Record<string, number>;
}

export function keepSnapshot(storage: Storage, name: string, snapshot: Snapshot): void {
  const index = { ...savedSnapshots(storage), [name]: snapshot.saved };
  if (Object.keys(index).length > KEPT) {
    throw new ProtocolError(
      'resource-denied',
      `there are ${KEPT} snapshots: delete one with snapshot-delete`,
    );
  }
  storage.transaction(() => {
    storage.set(keyOf(name), snapshot as unknown as JsonValue);
    storage.set(INDEX, index);
  });
}

export function findSnapshot(storage: Storage, name: string): Snapshot {
  const found = Object.hasOwn(savedSnapshots(storage), name) ? storage.get(keyOf(name)) : undefined;
  if (!found) throw new ProtocolError('invalid-value', `there is no snapshot "${name}"`);
  return found as unknown as Snapshot;
}

export function dropSnapshot(storage: Storage, name: string): void {
  findSnapshot(storage, name);
  const { [name]: _, ...others } = savedSnapshots(storage);
  storage.transaction(() => {
    storage.set(INDEX, others);
    storage.set(keyOf(name), {});
  });
}
