/**
 * The clock of a device: that of the machine, or a virtual one, and the error somebody set it to. What waits for a
 * span of time is not disturbed when the clock is set; who waits for a date listens with `onSet`.
 */
import type { Storage } from '../datastore/contract.ts';
import type { VirtualClock } from '../server/clock.ts';
import type { Clock } from '../server/contract.ts';

const STORAGE_KEY = 'clock-offset';

/** The clock of the device whose data a storage keeps, set as wrong as it was. */
export function openDeviceClock(base: Clock, storage: Storage): DeviceClock {
  const clock = new DeviceClock(base, Number(storage.get(STORAGE_KEY) ?? 0));
  clock.onSet(() => storage.set(STORAGE_KEY, clock.offset));
  return clock;
}

export class DeviceClock implements Clock {
  readonly #base: Clock;
  readonly #listeners: (() => void)[] = [];
  #offset: number;

  constructor(base: Clock, offset = 0) {
    this.#base = base;
    this.#offset = offset;
  }

  /** By how many milliseconds it is ahead of the clock that drives it. */
  get offset(): number {
    return this.#offset;
  }

  get isVirtual(): boolean {
    return 'advance' in this.#base;
  }

  now(): number {
    return this.#base.now() + this.#offset;
  }

  schedule(at: number, work: () => void): () => void {
    return this.#base.schedule(at - this.#offset, work);
  }

  /** Moves a virtual clock forward; throws on a real one. */
  advance(milliseconds: number): void {
    if (!this.isVirtual) throw new Error('the clock is real: start with --clock virtual to move time');
    (this.#base as VirtualClock).advance(milliseconds);
  }

  /** Tells everybody who listens; when one throws, as storage that is full does, the clock is as before. */
  set(offset: number): void {
    if (offset === this.#offset) return;
    const before = this.#offset;
    this.#offset = offset;
    try {
      for (const listener of this.#listeners) listener();
    } catch (error) {
      this.#offset = before;
      throw error;
    }
  }

  onSet(listener: () => void): void {
    this.#listeners.push(listener);
  }
}
