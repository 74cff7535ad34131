/**
 * Events on their way to the agent, one after the other. When the state cannot be stored, what somebody asked for is dropped
 * and refused; what has happened anyway stays, in order, until it can be stored: nothing is lost by a full disk.
 */
import { ProtocolError } from '../../data/error.ts';
import type { Event } from '../../licensing/index.ts';

export interface Queued {
  readonly event: Event;
  /** It has happened, stored or not. */
  readonly lasting: boolean;
}

export class EventQueue {
  readonly #take: (event: Event) => void;
  readonly #queue: Queued[] = [];
  #busy = false;

  /** `take` throws ProtocolError when the state that an event leads to cannot be stored; the event has had no effect then. */
  constructor(take: (event: Event) => void) {
    this.#take = take;
  }

  get isBusy(): boolean {
    return this.#busy;
  }

  /** True while something lasting could not be stored. */
  get isStuck(): boolean {
    return this.#queue.length > 0 && !this.#busy;
  }

  /** Takes an event, at once unless it comes up while another is taken. The error tells that something was not stored. */
  add(queued: Queued): { readonly taken: boolean; readonly error: ProtocolError | undefined } {
    this.#queue.push(queued);
    if (this.#busy) return { taken: true, error: undefined };
    const error = this.run();
    return { taken: error === undefined || this.#done === queued, error };
  }

  /** The last of those that somebody waits for which was taken. */
  #done: Queued | undefined;

  /** Takes what there is, as far as it can be stored. */
  run(): ProtocolError | undefined {
    this.#busy = true;
    this.#done = undefined;
    try {
      for (let [next] = this.#queue; next; [next] = this.#queue) {
        this.#take(next.event);
        if (!next.lasting) this.#done = next;
        this.#queue.shift();
      }
      return undefined;
    } catch (error) {
      if (!(error instanceof ProtocolError)) {
        this.#queue.shift();
        throw error;
      }
      this.#queue.splice(0, this.#queue.length, ...this.#queue.filter(({ lasting }) => lasting));
      return error;
    } finally {
      this.#busy = false;
    }
  }
}
