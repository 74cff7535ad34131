import { type Position, type Problem, YangError } from '../error.ts';
import { LIMIT_CODE, MAX_PROBLEMS } from './limits.ts';

/** Collects problems so that one run reports as many as possible. */
export class Problems {
  readonly #list: Problem[] = [];
  /** What was reported, so that a statement expanded many times is reported once. */
  readonly #seen = new Set<string>();
  #lookups: Problems = this;
  #definitions: Problems = this;
  #tolerated = 0;
  #malformed = false;

  get count(): number {
    return this.#list.length;
  }

  /** True when so many were found that going on is of no use. */
  get full(): boolean {
    return this.#list.length >= MAX_PROBLEMS;
  }

  report(position: Position | undefined, message: string, code: string): void {
    const key = `${position?.file}:${position?.line}:${position?.column}:${message}`;
    if (this.full || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#list.push({ position, message, code });
  }

  /** Whether going on makes no sense: a limit was passed, or there are statements that are not what they have to be. */
  get fatal(): boolean {
    return this.#malformed || this.#list.some(({ code }) => code === LIMIT_CODE);
  }

  /** Notes that statements which break the grammar are among those to be compiled. */
  haveMalformed(): void {
    this.#malformed = true;
  }

  /** Lets those found since `count` be no reason to stop where `stopIfAny` is asked. */
  goOnFrom(count: number): void {
    this.#tolerated += this.count - count;
  }

  /** Throws what was collected if there is something else than what is to be gone on from. */
  stopIfAny(): void {
    if (this.count > this.#tolerated) this.throwIfAny();
    if (this.count > 0) this.#definitions = new Problems();
  }

  /** Takes definitions that are not found: nobody's fault once statements were left out. */
  get definitions(): Problems {
    return this.#definitions;
  }

  /** Takes nodes that are not found: nobody's fault once something is wrong that may be why. */
  get lookups(): Problems {
    return this.#lookups;
  }

  /** Lets go of what is not found from now on, if there are problems already: definitions may be missing for them. */
  doubtLookups(): void {
    if (this.count > 0) this.#lookups = new Problems();
  }

  /** Takes over the problems of a YangError, with `at` for those without a position; anything else is rethrown. */
  take(error: unknown, at?: Position): void {
    if (!(error instanceof YangError)) throw error;
    for (const { position, message, code } of error.problems) this.report(position ?? at, message, code);
  }

  /** Runs a step; a YangError in it is collected and `undefined` returned. */
  attempt<T>(step: () => T, at?: Position): T | undefined {
    try {
      return step();
    } catch (error) {
      this.take(error, at);
      return undefined;
    }
  }

  /** Throws what was collected, by file in the order first met and by place in it. */
  throwIfAny(): void {
    if (this.#list.length === 0) return;
    const files = new Map<string | undefined, number>();
    for (const { position } of this.#list) {
      if (!files.has(position?.file)) files.set(position?.file, files.size);
    }
    const sorted = this.#list.toSorted(
      (a, b) =>
        files.get(a.position?.file)! - files.get(b.position?.file)! ||
        (a.position?.line ?? 0) - (b.position?.line ?? 0) ||
        (a.position?.column ?? 0) - (b.position?.column ?? 0),
    );
    throw new YangError(sorted);
  }
}
