/**
 * The network with its faults, between the agent and whatever carries its messages. It also knows what is under
 * way, so that virtual time can wait for answers.
 */
import type { CommFailure, HttpProxy } from '../../licensing/index.ts';
import type { Clock } from '../../server/contract.ts';
import type { Network, PostResult } from './network.ts';

export type FaultKind = 'none' | 'refused' | 'timeout' | 'tls' | 'not-found' | 'slow';

export interface Fault {
  readonly kind: FaultKind;
  /** Milliseconds that answers take; of `slow` only. */
  readonly delay: number;
}

export const NO_FAULT: Fault = { kind: 'none', delay: 0 };

const FAILURES: Readonly<Partial<Record<FaultKind, CommFailure['kind']>>> = {
  refused: 'connect',
  timeout: 'timeout',
  tls: 'tls',
  'not-found': 'dns',
};

export class FaultyNetwork {
  readonly #under: Network;
  readonly #clock: Clock;
  /** Moments by the clock at which delayed answers arrive. */
  readonly #due = new Set<{ readonly at: number }>();
  #idle: (() => void)[] = [];
  #busy = 0;
  /** Servers that could not be reached since time began to be advanced; undefined while it is not. */
  #unreachable: Map<string, PostResult> | undefined;
  fault: Fault = NO_FAULT;

  constructor(under: Network, clock: Clock) {
    this.#under = under;
    this.#clock = clock;
  }

  /** As `Network.post`; the body is made only where it goes out. */
  async post(url: string, body: () => string, signal: AbortSignal, proxy?: HttpProxy): Promise<PostResult> {
    const { kind, delay } = this.fault;
    const failure = FAILURES[kind];
    if (failure) return { ok: false, failure: { kind: failure } };
    const result = await this.during(this.#attempt(url, body, signal, proxy));
    if (kind === 'slow') await this.#wait(delay, signal);
    return result;
  }

  /** When the next delayed answer arrives. */
  get nextAnswer(): number | undefined {
    return this.#due.size === 0 ? undefined : Math.min(...[...this.#due].map(({ at }) => at));
  }

  /** Counts other work with the network as under way; the faults are none of its business. */
  during<T>(work: Promise<T>): Promise<T> {
    this.#busy++;
    return work.finally(() => this.#done());
  }

  /** Resolves when nothing is under way but what waits for the clock. */
  settled(): Promise<void> {
    if (this.#busy === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** While it is on, a server is tried once only when it cannot be reached: no real time passes between attempts. */
  rememberFailures(on: boolean): void {
    this.#unreachable = on ? new Map() : undefined;
  }

  async #attempt(
    url: string,
    body: () => string,
    signal: AbortSignal,
    proxy: HttpProxy | undefined,
  ): Promise<PostResult> {
    const way = proxy ? `${url} ${proxy.address} ${proxy.port}` : url;
    const known = this.#unreachable?.get(way);
    if (known) return known;
    const result = await this.#under.post(url, body(), signal, proxy);
    if (!result.ok && result.failure.kind !== 'http') this.#unreachable?.set(way, result);
    return result;
  }

  #done(): void {
    if (--this.#busy > 0) return;
    const waiting = this.#idle;
    this.#idle = [];
    for (const resolve of waiting) resolve();
  }

  #wait(delay: number, signal: AbortSignal): Promise<void> {
    const due = { at: this.#clock.now() + delay };
    this.#due.add(due);
    return new Promise<void>((resolve) => {
      const end = () => {
        cancel();
        signal.removeEventListener('abort', end);
        this.#due.delete(due);
        resolve();
      };
      const cancel = this.#clock.schedule(due.at, end);
      signal.addEventListener('abort', end);
    });
  }
}
