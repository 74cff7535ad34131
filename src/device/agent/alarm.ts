import type { Clock } from '../../server/contract.ts';

/** One timer: what it is set to replaces what it was set to. */
export class Alarm {
  readonly #clock: Clock;
  #at: number | undefined;
  #cancel = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs `work` at a time of the clock; the same time again changes nothing, undefined is never. */
  set(at: number | undefined, work: () => void): void {
    if (at === this.#at) return;
    this.clear();
    this.#at = at;
    if (at === undefined) return;
    this.#cancel = this.#clock.schedule(at, () => {
      this.#at = undefined;
      work();
    });
  }

  clear(): void {
    this.#cancel();
    this.#cancel = () => {};
    this.#at = undefined;
  }
}
