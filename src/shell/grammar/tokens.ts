export interface Token {
  readonly text: string;
  /** Column of its first character in the line. */
  readonly start: number;
}

/** The words of a line from a column on. */
export function tokens(line: string, from = 0): readonly Token[] {
  return [...line.slice(from).matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    start: from + match.index,
  }));
}
