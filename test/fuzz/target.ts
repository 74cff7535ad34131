/** A parser under fire. */
export interface FuzzTarget {
  readonly name: string;
  /** Right texts to start from. */
  readonly examples: readonly string[];
  /** Pieces that mean something to the parser. */
  readonly words: readonly string[];
  /** Reads a text. Refusing it in the way the parser promises is fine; anything else is thrown. */
  run(text: string): void;
}
