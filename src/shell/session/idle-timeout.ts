import type { Clock } from '../../server/contract.ts';

/** Ends what is idle: nothing came in or went out for a while. By the clock on the wall, as people and scripts live by it. */
export class IdleTimeout {
  readonly #clock: Clock;
  readonly #limit: () => number;
  readonly #expired: () => void;
  #cancel = () => {};
  #stopped = false;

  /** `limit` gives the milliseconds that are in force, 0 for no end. */
  constructor(clock: Clock, limit: () => number, expired: () => void) {
    this.#clock = clock;
    this.#limit = limit;
    this.#expired = expired;
  }

  /** Something came or went: the time begins anew. */
  touch(): void {
    this.#cancel();
    this.#cancel = () => {};
    const limit = this.#limit();
    if (limit > 0 && !this.#stopped) {
      this.#cancel = this.#clock.schedule(this.#clock.now() + limit, this.#expired);
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }
}
