/** Collects the errors that a reader finds in one message, so that the sender learns of all at once. */
import { type ErrorDetails, type ErrorTag, ProtocolError } from '../error.ts';

/** More errors than this are of no use to anyone, and cost memory. */
const MAX_PROBLEMS = 20;

export class Problems {
  readonly #errors: ProtocolError[] = [];

  add(tag: ErrorTag, message: string, details?: ErrorDetails): void {
    this.#errors.push(new ProtocolError(tag, message, details));
    if (this.#errors.length >= MAX_PROBLEMS) this.throwIfAny();
  }

  get isEmpty(): boolean {
    return this.#errors.length === 0;
  }

  throwIfAny(): void {
    if (this.#errors.length > 0) throw ProtocolError.combine(this.#errors);
  }
}
