/** The parts of an XSD regular expression (XML Schema part 2, appendix F). */

export type RegexNode =
  | { readonly kind: 'alternatives'; readonly options: readonly RegexNode[] }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'repeat'; readonly item: RegexNode; readonly min: number; readonly max: number }
  | { readonly kind: 'set'; readonly set: CharacterSet };

/** A set of characters; `minus` is what class subtraction takes away. */
export interface CharacterSet {
  readonly negated: boolean;
  readonly parts: readonly SetPart[];
  readonly minus: CharacterSet | undefined;
}

/** A range of code points, or a class escape as the inside of a JavaScript character class. */
export type SetPart = readonly [low: number, high: number] | string;

export function single(codePoint: number): CharacterSet {
  return { negated: false, parts: [[codePoint, codePoint]], minus: undefined };
}
