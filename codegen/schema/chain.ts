import type { Position } from '../error.ts';

export const CHAIN_TOO_LONG = 'definitions depend on each other in chains too long to follow, from here on';

/** The stack ran out on the way from a definition to those it depends on. */
export class ChainTooLong extends RangeError {
  /** Where the chain begins. */
  position: Position;

  constructor(position: Position) {
    super(CHAIN_TOO_LONG);
    this.position = position;
  }
}

/**
 * Goes on from the definition at a position to what it depends on. Each definition of a chain does so: on the way back
 * from where the stack ran out the position becomes that of the first.
 *
 * @throws ChainTooLong when the stack ran out.
 */
export function follow<T>(position: Position, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    if (!(error instanceof ChainTooLong)) throw new ChainTooLong(position);
    error.position = position;
    throw error;
  }
}
