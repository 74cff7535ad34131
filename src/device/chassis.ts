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

/** The standby took over. */
export interface Takeovers {
  readonly count: number;
  /** The latest, epoch milliseconds; 0 when there was none. */
  readonly last: number;
}

const NO_TAKEOVER: Takeovers = { count: 0, last: 0 };

/** All that the hardware remembers. */
export interface ChassisMemory {
  readonly restarts: readonly Restart[];
  readonly takeovers: Takeovers;
}

export const NEW_CHASSIS: ChassisMemory = { restarts: [], takeovers: NO_TAKEOVER };

const STORAGE_KEY = 'chassis-restarts';
const TAKEOVERS_KEY = 'chassis-takeovers';
/** The model lists at most ten. */
const KEPT = 10;

export class Chassis {
  readonly #storage: Storage;
  #restarts: readonly Restart[];
  #takeovers: Takeovers;

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#restarts = (storage.get(STORAGE_KEY) as unknown as readonly Restart[] | undefined) ?? [];
    this.#takeovers = (storage.get(TAKEOVERS_KEY) as unknown as Takeovers | undefined) ?? NO_TAKEOVER;
  }

  /** The latest first; never empty once the device runs. */
  get restarts(): readonly Restart[] {
    return this.#restarts;
  }

  get takeovers(): Takeovers {
    return this.#takeovers;
  }

  get memory(): ChassisMemory {
    return { restarts: this.#restarts, takeovers: this.#takeovers };
  }

  /** Puts another memory in place of the present one. */
  replace({ restarts, takeovers }: ChassisMemory): void {
    this.#keepRestarts(restarts);
    this.#keepTakeovers(takeovers);
  }

  started(restart: Restart): void {
    this.#keepRestarts([restart, ...this.#restarts].slice(0, KEPT));
  }

  tookOver(time: number): void {
    this.#keepTakeovers({ count: this.#takeovers.count + 1, last: time });
  }

  #keepRestarts(restarts: readonly Restart[]): void {
    this.#restarts = restarts;
    this.#storage.set(STORAGE_KEY, restarts as unknown as JsonValue);
  }

  #keepTakeovers(takeovers: Takeovers): void {
    this.#takeovers = takeovers;
    this.#storage.set(TAKEOVERS_KEY, takeovers as unknown as JsonValue);
  }
}
