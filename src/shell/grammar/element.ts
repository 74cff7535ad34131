/**
 * The grammar of the command line, as data. A command is a sequence of elements; parser, help and completion all
 * read the same sequence.
 */

/** A word of the command, which may be shortened as long as it stays unique. */
export interface Keyword {
  readonly kind: 'keyword';
  readonly word: string;
  readonly help: string;
  /** Where the word goes in the arguments; words without are only syntax. */
  readonly as?: string;
}

/** A word, or the rest of the line, that the user chooses. */
export interface Parameter {
  readonly kind: 'parameter';
  readonly name: string;
  /** As help shows it: `WORD`, `LINE`, `<1-3650>`. */
  readonly label: string;
  readonly help: string;
  /** Whether a word may stand here; any may without. */
  readonly accepts?: (text: string) => boolean;
  /** Takes everything up to the end of the line. */
  readonly rest?: boolean;
  /** Never kept: the line that holds it stays out of the history. */
  readonly secret?: boolean;
}

export interface Choice {
  readonly kind: 'choice';
  readonly branches: readonly Syntax[];
}

export type Element = Keyword | Parameter | Choice;
export type Syntax = readonly Element[];

export function keyword(word: string, help: string, as?: string): Keyword {
  return as === undefined ? { kind: 'keyword', word, help } : { kind: 'keyword', word, help, as };
}

/** A keyword that is there or not; the argument of its name tells. */
export function flag(word: string, help: string): Choice {
  return optional(keyword(word, help, word));
}

export function parameter(
  name: string,
  label: string,
  help: string,
  more: Pick<Parameter, 'accepts' | 'rest' | 'secret'> = {},
): Parameter {
  return { kind: 'parameter', name, label, help, ...more };
}

/** A whole number within bounds. */
export function number(name: string, from: number, to: number, help: string): Parameter {
  const accepts = (text: string) => /^\d{1,10}$/.test(text) && Number(text) >= from && Number(text) <= to;
  return parameter(name, `<${from}-${to}>`, help, { accepts });
}

export function choice(...branches: readonly Syntax[]): Choice {
  return { kind: 'choice', branches };
}

export function optional(...elements: Syntax): Choice {
  return choice(elements, []);
}
