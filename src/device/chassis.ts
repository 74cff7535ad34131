/**
 * The hardware's memory: when it started, why, and the starts before. Kept beside the agent's state, not in it,
 * as it has nothing to do with licensing.
 */
import type { JsonValue } from '../../codegen/index.ts';
import type { Storage } from '../datastore/contract.ts';

export interface Restart {
  /** Epoch milliseconds. */
  readonly time: number;
  /** reload-category of device-hardware-oper. */
  readonly category: string;
  readonly reason: string;
  readonly severity: 'normal' | 'abnormal';
}

const STORAGE_KEY = 'chassis-restarts';
/** The model lists at most ten. */
const KEPT = 10;

export class Chassis {
  readonly #storage: Storage;
  #restarts: readonly Restart[];

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#restarts = (storage.get(STORAGE_KEY) as unknown as readonly Restart[] | undefined) ?? [];
  }

  /** The latest first; never empty once the device runs. */
  get restarts(): readonly Restart[] {
    return this.#restarts;
  }

  /** Puts another history in place of the present one. */
  replace(restarts: readonly Restart[]): void {
    this.#restarts = restarts;
    this.#storage.set(STORAGE_KEY, restarts as unknown as JsonValue);
  }

  started(restart: Restart): void {
    this.replace([restart, ...this.#restarts].slice(0, KEPT));
  }
}
